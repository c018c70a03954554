package hoops.engine.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Values as located ones, as if somebody had written them.
final class Written {
  private Written() {}

  static Located.Text text(String text) {
    return new Located.Text(text, Mark.START);
  }

  static Located.Items words(Collection<String> words) {
    return new Located.Items(
        List.<Located>copyOf(words.stream().map(Written::text).toList()), Mark.START);
  }

  static Located.Fields fields(List<Located.Field> fields) {
    return new Located.Fields(fields, Mark.START);
  }

  static Located.Field field(String key, Located value) {
    return new Located.Field(text(key), value);
  }

  static Located.Fields assembly(Assembly assembly) {
    var fields = new ArrayList<Located.Field>();
    fields.add(field("sources", words(assembly.sources())));
    if (assembly.recipe().here()) {
      fields.add(field("build", recipe(assembly.recipe())));
    }
    if (!assembly.reports().isEmpty()) {
      fields.add(field("reports", words(assembly.reports())));
    }
    if (!assembly.artifact().isEmpty()) {
      fields.add(field("artifact", text(assembly.artifact())));
    }
    if (!assembly.run().isEmpty()) {
      fields.add(field("run", words(assembly.run())));
    }
    fields.add(field("ports", words(assembly.ports())));
    fields.add(field("health", health(assembly.health())));
    fields.add(field("needs", words(assembly.needs().stream().map(Record::toString).toList())));
    fields.add(field("properties", properties(assembly.properties())));
    fields.add(
        field(
            "stop",
            fields(
                List.of(
                    field("signal", text(assembly.stop().signal())),
                    field("grace", text(Timetable.text(assembly.stop().grace())))))));
    mark(fields, "one-way", assembly.oneWay().mark());
    mark(fields, "alone", assembly.oneWay().alone());
    return fields(fields);
  }

  private static void mark(List<Located.Field> fields, String key, String mark) {
    if (!mark.isEmpty()) {
      fields.add(field(key, text(mark)));
    }
  }

  private static Located recipe(Assembly.Recipe recipe) {
    var commands = recipe.commands().stream().map(words -> (Located) words(words)).toList();
    return fields(
        List.of(
            field("run", new Located.Items(commands, Mark.START)),
            field("env", texts(recipe.env())),
            field("limit", text(Timetable.text(recipe.limit())))));
  }

  private static Located texts(Map<String, String> texts) {
    return fields(
        texts.entrySet().stream().map(e -> field(e.getKey(), text(e.getValue()))).toList());
  }

  private static Located health(Assembly.HealthCheck health) {
    var fields = new ArrayList<Located.Field>();
    mark(fields, "path", health.path());
    mark(fields, "ready", health.ready());
    mark(fields, "port", health.port());
    if (!health.command().isEmpty()) {
      fields.add(field("command", words(health.command())));
    }
    fields.add(field("every", text(Timetable.text(health.every()))));
    mark(fields, "runbook", health.runbook());
    return fields(fields);
  }

  private static Located properties(Map<String, PropertyType> properties) {
    return fields(
        properties.entrySet().stream()
            .map(e -> field(e.getKey(), property(e.getValue())))
            .toList());
  }

  private static Located property(PropertyType type) {
    var fields = new ArrayList<Located.Field>();
    fields.add(field("type", text(type.text())));
    mark(fields, "about", type.about());
    mark(fields, "differs", type.differs() ? "true" : "");
    mark(fields, "env", type.env() ? "true" : "");
    return fields(fields);
  }
}
