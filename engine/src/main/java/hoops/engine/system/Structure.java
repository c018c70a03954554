package hoops.engine.system;

import hoops.engine.system.Key.Acted;
import hoops.engine.system.Key.Half;
import hoops.engine.system.Mistake.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Walks a file along the key table: unknown and doubled keys, types, names, and what is only read.
///
/// Names that point elsewhere are gathered as [Leaves.Ref]s; what they point to is asked when all
/// is seen. One walk, one use.
final class Structure {
  private final Set<Half> halves;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Leaves leaves = new Leaves(mistakes);
  private final Set<String> noted = new HashSet<>();

  Structure(Set<Half> halves) {
    this.halves = halves;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  List<Leaves.Ref> refs() {
    return leaves.refs();
  }

  void walk(Located.Fields root) {
    for (var field : once(root, Trail.TOP)) {
      var row = KeyTable.ONE.row(field.key().text()).filter(key -> key.above().isEmpty());
      if (row.isPresent()) {
        value(row.get(), field.value(), Trail.TOP.down(field.key().text()));
      } else if (halves.contains(Half.GOVERNED)) {
        unknown(field.key(), "", Trail.TOP);
      }
    }
  }

  private void say(Code code, Mark mark, String sentence) {
    mistakes.add(new Mistake(code, mark, sentence));
  }

  private void value(Key key, Located value, Trail trail) {
    if (!Look.absent(value) && halves.contains(key.half())) {
      note(key, value, trail);
      shaped(key, value, trail);
    }
  }

  private void note(Key key, Located value, Trail trail) {
    var text = Look.text(value, "");
    if (key.acted() == Acted.LATER && noted.add(key.path())) {
      unacted(value, trail.said());
    } else if (key.unacted().contains(text) && noted.add(key.path() + " " + text)) {
      unacted(value, trail.said() + ": " + text);
    }
  }

  private void unacted(Located value, String what) {
    say(Code.NOTE, value.mark(), what + " is read, not yet acted on by this version");
  }

  private void shaped(Key key, Located value, Trail trail) {
    switch (key.shape()) {
      case Shape.One one -> leaves.one(one.form(), value, trail);
      case Shape.Many many -> leaves.many(many.form(), value, trail);
      case Shape.Command _ -> leaves.command(value, trail);
      case Shape.Commands _ -> leaves.commands(value, trail);
      case Shape.Group group -> group(key, group.shortKey(), value, trail);
      case Shape.Open open -> open(key, open.name(), value, trail);
      case Shape.Named named -> named(key, named.name(), value, trail);
      case Shape.Names names -> names(key, names.name(), value, trail);
      case Shape.PerAssembly per -> perAssembly(per.form(), value, trail);
      case Shape.Choosing choosing -> choosing(choosing.name(), value, trail);
      case Shape.Gate gate -> gate(key, gate, value, trail);
      case Shape.Free _ -> {}
    }
  }

  private void group(Key key, String shortKey, Located value, Trail trail) {
    if (value instanceof Located.Fields fields) {
      for (var field : once(fields, trail)) {
        known(key, field, trail);
      }
    } else if (shortKey.isEmpty()) {
      say(Code.TYPE, value.mark(), trail.said() + " has keys beneath it, not a bare value");
    } else {
      var row = KeyTable.ONE.row(key.path() + "." + shortKey).orElseThrow();
      shaped(row, value, trail);
    }
  }

  private void known(Key key, Located.Field field, Trail trail) {
    var word = field.key().text();
    var row = KeyTable.ONE.row(key.path() + "." + word).filter(_ -> !word.equals("*"));
    if (row.isPresent()) {
      value(row.get(), field.value(), trail.down(word));
    } else {
      unknown(field.key(), key.path(), trail);
    }
  }

  private void unknown(Located.Text key, String path, Trail trail) {
    var words = KeyTable.ONE.beneath(path).stream().map(Key::name).toList();
    say(
        Code.UNKNOWN_KEY,
        key.mark(),
        "%s has no key \"%s\".%s"
            .formatted(
                trail.said(),
                Scalars.shown(key.text()),
                Nearest.sentence(key.text().toLowerCase(Locale.ROOT), words)));
  }

  private void open(Key key, Form name, Located value, Trail trail) {
    if (!(value instanceof Located.Fields fields)) {
      say(Code.TYPE, value.mark(), trail.said() + " has keys beneath it, not a bare value");
      return;
    }
    for (var field : once(fields, trail)) {
      boolean row = KeyTable.ONE.row(key.path() + "." + field.key().text()).isPresent();
      if (row || !ownName(key, field.value())) {
        known(key, field, trail);
      } else {
        own(key, name, field, trail);
      }
    }
  }

  /// Whether a key that is no row may be a name of the user's: it has keys of its own, and a gate
  /// says how it is asked.
  private static boolean ownName(Key key, Located value) {
    boolean gates = key.name().equals("gates");
    return value instanceof Located.Fields fields
        && (!gates
            || fields.fields().stream()
                .anyMatch(
                    field -> Set.of("command", "http", "evidence").contains(field.key().text())));
  }

  private void own(Key key, Form name, Located.Field field, Trail trail) {
    leaves.scalar(name, field.key(), trail);
    KeyTable.ONE
        .row(key.path() + ".*")
        .ifPresent(row -> value(row, field.value(), trail.down(field.key().text())));
  }

  private void named(Key key, Form name, Located value, Trail trail) {
    if (!(value instanceof Located.Fields fields)) {
      say(
          Code.TYPE,
          value.mark(),
          trail.said() + " is names and what is of each, not a bare value");
      return;
    }
    for (var field : once(fields, trail)) {
      own(key, name, field, trail);
    }
  }

  private void names(Key key, Form name, Located value, Trail trail) {
    if (value instanceof Located.Fields) {
      named(key, name, value, trail);
    } else {
      leaves.many(name, value, trail);
    }
  }

  private void perAssembly(Form form, Located value, Trail trail) {
    if (!(value instanceof Located.Fields fields)) {
      leaves.one(form, value, trail);
      return;
    }
    for (var field : once(fields, trail)) {
      if (!field.key().text().equals("default")) {
        leaves.refs().add(new Leaves.Ref("assembly", field.key(), trail));
      }
      leaves.one(form, field.value(), trail.down(field.key().text()));
    }
  }

  private void choosing(Form name, Located value, Trail trail) {
    if (value instanceof Located.Fields fields) {
      for (var field : once(fields, trail)) {
        leaves.scalar(name, field.key(), trail);
        leaves.one(Form.SCHEDULE, field.value(), trail.down(field.key().text()));
      }
    } else if (!(value instanceof Located.Text text) || Scalars.schedule(text.text()).isEmpty()) {
      leaves.many(name, value, trail);
    }
  }

  private void gate(Key key, Shape.Gate gate, Located value, Trail trail) {
    boolean nobody = gate.passing() == Shape.Passing.NOBODY;
    if (value instanceof Located.Text text && text.text().equals("none")) {
      if (nobody) {
        say(Code.GATE, value.mark(), key.name() + " cannot be none: nobody may pass it");
      }
      return;
    }
    if (nobody && value instanceof Located.Fields && !Look.absent(Look.in(value, "waive"))) {
      say(Code.GATE, value.mark(), key.name() + " cannot be waived: nobody may pass it");
      return;
    }
    boolean rule = value instanceof Located.Fields && !Look.absent(Look.in(value, "rrule"));
    if (key.name().equals("window") && (rule || Look.text(value, "").contains("FREQ="))) {
      say(Code.GATE, value.mark(), "rrule belongs into windows; here its name");
      return;
    }
    group(key, gate.first(), value, trail);
  }

  /// The fields, each key once; one that stands again is a mistake.
  private List<Located.Field> once(Located.Fields fields, Trail trail) {
    Map<String, Mark> seen = new HashMap<>();
    var once = new ArrayList<Located.Field>();
    for (var field : fields.fields()) {
      var first = seen.putIfAbsent(field.key().text(), field.key().mark());
      if (first == null) {
        once.add(field);
      } else {
        say(
            Code.TWICE,
            field.key().mark(),
            "\"%s\" stands twice in %s, first on line %d"
                .formatted(Scalars.shown(field.key().text()), trail.said(), first.line()));
      }
    }
    return once;
  }
}
