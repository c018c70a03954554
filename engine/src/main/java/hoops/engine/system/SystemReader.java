package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.system.Key.Half;
import hoops.engine.system.Mistake.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// From located values to a valid file, or to all of its mistakes at once.
///
/// Pure; any thread. It never recurses deeper than the key table does.
public final class SystemReader {
  private SystemReader() {}

  /// Reads a whole file: both halves, with its notes, or every mistake by line (section 10).
  public static SystemRead read(Located root) {
    var mistakes = format(root);
    if (!mistakes.isEmpty() || !(root instanceof Located.Fields fields)) {
      return new SystemRead.Wrong(mistakes);
    }
    var walk = new Structure(EnumSet.allOf(Half.class));
    walk.walk(fields);
    mistakes.addAll(walk.mistakes());
    var crossing = new Crossing(fields, mistakes);
    crossing.travelling(walk.refs());
    crossing.governed();
    var governed = GovernedReader.read(fields);
    var moving = new MovingRules(fields, mistakes);
    for (var rung : Rung.ladder(fields)) {
      governed.tiers().stream()
          .filter(tier -> tier.name().text().equals(rung.name().text()))
          .findFirst()
          .ifPresent(tier -> moving.ask(tier, rung));
    }
    return read(sorted(mistakes), governed, fields);
  }

  private static SystemRead read(List<Mistake> all, Governed governed, Located.Fields fields) {
    return refusing(all).isEmpty()
        ? new SystemRead.Valid(new SystemFile(governed, travelling(fields), all))
        : new SystemRead.Wrong(all);
  }

  /// What a version in force says. It was judged when it was applied, and is never judged again: an
  /// old version opens for ever, also where a name in it was erased (F20).
  static SystemFile inForce(Located.Fields root) {
    return new SystemFile(GovernedReader.read(root), travelling(root), List.of());
  }

  /// Reads what travels with a commit and nothing else: what is governed is the server's version,
  /// so that a mistake in it stops no build (F1, F3).
  public static HalfRead travels(Located root) {
    var mistakes = format(root);
    if (!mistakes.isEmpty() || !(root instanceof Located.Fields fields)) {
      return new HalfRead.Wrong(mistakes);
    }
    var walk = new Structure(Set.of(Half.TRAVELS));
    walk.walk(fields);
    mistakes.addAll(walk.mistakes());
    new Crossing(fields, mistakes).travelling(walk.refs());
    var refusing = refusing(sorted(mistakes));
    return refusing.isEmpty()
        ? new HalfRead.Valid(travelling(fields))
        : new HalfRead.Wrong(refusing);
  }

  private static List<Mistake> sorted(List<Mistake> mistakes) {
    return mistakes.stream().distinct().sorted().toList();
  }

  private static List<Mistake> refusing(List<Mistake> all) {
    return all.stream().filter(mistake -> mistake.code() != Code.NOTE).toList();
  }

  /// The half that travels, of a root in which it has no mistake.
  static Travels travelling(Located.Fields root) {
    var assemblies = new TreeMap<AssemblyName, Assembly>();
    for (var field : Look.fields(Look.in(root, "assemblies"))) {
      var name = new AssemblyName(field.key().text());
      assemblies.put(name, AssemblyReader.read(name, field.value()));
    }
    var written =
        root.fields().stream()
            .filter(field -> List.of("assemblies", "suites").contains(field.key().text()))
            .toList();
    return new Travels(assemblies, new Located.Fields(written, root.mark()));
  }

  private static List<Mistake> format(Located root) {
    var mistakes = new ArrayList<Mistake>();
    var first = "the first line names the format: hoops: 1";
    switch (root) {
      case Located.Text text when text.text().isEmpty() ->
          mistakes.add(new Mistake(Code.FORMAT, root.mark(), "the file is empty; " + first));
      case Located.Text _ ->
          mistakes.add(
              new Mistake(Code.FORMAT, root.mark(), "the file is one value, not keys; " + first));
      case Located.Items _ ->
          mistakes.add(
              new Mistake(Code.FORMAT, root.mark(), "the file is a list, not keys; " + first));
      case Located.Fields fields -> format(fields, mistakes);
    }
    return mistakes;
  }

  private static void format(Located.Fields root, List<Mistake> mistakes) {
    var key = root.fields().isEmpty() ? Written.text("") : root.fields().getFirst().key();
    var format = Look.text(Look.in(root, "hoops"), "");
    if (!key.text().equals("hoops") || format.isEmpty()) {
      mistakes.add(
          new Mistake(Code.FORMAT, root.mark(), "the first line names the format: hoops: 1"));
    } else if (!format.equals("1")) {
      mistakes.add(
          new Mistake(
              Code.FORMAT,
              Look.in(root, "hoops").mark(),
              "format %s, Hoops 1.0 reads 1: upgrade Hoops".formatted(Scalars.shown(format))));
    }
  }
}
