package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import hoops.engine.system.TierSpec.Counts;
import hoops.engine.system.TierSpec.Moves;
import hoops.engine.system.TierSpec.Place;
import hoops.engine.system.TierSpec.Rule;
import hoops.engine.system.TierSpec.Size;
import hoops.engine.system.TierSpec.Sizing;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One tier of the file, every default filled in; what is wrong in it is left out.
record TierReader(Located root, Rung rung) {

  TierSpec read() {
    var keys = rung.keys();
    var column = rung.column();
    return new TierSpec(
        new TierName(rung.name().text()),
        column.follows(),
        Scalars.schedule(Look.text(Look.in(keys, "when"), "")).orElse(column.when()),
        yes("latest-only", column == Column.MAIN),
        yes("protected", column.byHand()),
        Look.text(Look.in(keys, "owner"), column.owner()),
        sizing(),
        moves(),
        properties(),
        gates(),
        place(),
        new Rule(rung.name().mark().line(), Look.absent(Look.in(root, "tiers"))));
  }

  private boolean yes(String key, boolean usual) {
    return switch (Look.text(Look.in(rung.keys(), key), "")) {
      case "true" -> true;
      case "false" -> false;
      default -> usual;
    };
  }

  private Sizing sizing() {
    var usual = Counts.each(rung.column().instances());
    var value = Look.in(rung.keys(), "instances");
    var own = new TreeMap<AssemblyName, Integer>();
    int fallback = number(Look.text(value, ""), usual.fallback());
    for (var field : Look.fields(value)) {
      var word = field.key().text();
      int number = number(Look.text(field.value(), ""), fallback);
      if (word.equals("default")) {
        fallback = number;
      } else if (value instanceof Located.Fields && NameRules.name(word, 24)) {
        own.put(new AssemblyName(word), number);
      }
    }
    return new Sizing(new Counts(fallback, own), size("default"), sizes());
  }

  private static int number(String text, int usual) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : usual;
  }

  private SortedMap<AssemblyName, Size> sizes() {
    var sizes = new TreeMap<AssemblyName, Size>();
    if (Look.in(rung.keys(), "size") instanceof Located.Fields fields) {
      for (var field : fields.fields()) {
        if (!field.key().text().equals("default") && NameRules.name(field.key().text(), 24)) {
          sizes.put(new AssemblyName(field.key().text()), size(field.key().text()));
        }
      }
    }
    return sizes;
  }

  private Size size(String assembly) {
    var value = Look.in(rung.keys(), "size");
    var name = Look.text(value, Look.text(Look.in(value, assembly), "normal"));
    return sized(root, name);
  }

  static Size sized(Located root, String name) {
    var usual =
        switch (name) {
          case "small" -> Size.SMALL;
          case "large" -> Size.LARGE;
          default -> Size.NORMAL;
        };
    var own = Look.in(Look.in(root, "sizes"), name);
    var cores = Look.text(Look.in(own, "cores"), "");
    return new Size(
        name,
        Scalars.bytes(Look.text(Look.in(own, "memory"), "")).orElse(usual.memoryBytes()),
        cores.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")
            ? (int) Math.round(Double.parseDouble(cores) * 1000)
            : usual.milliCores());
  }

  private Moves moves() {
    var tier = Look.in(rung.keys(), "moving");
    var below =
        MovingReader.over(MovingReader.over(rung.column().moving(), Look.in(root, "moving")), tier);
    var own = new TreeMap<AssemblyName, Moving>();
    for (var field : Look.fields(Look.in(root, "assemblies"))) {
      var moving = Look.in(field.value(), "moving");
      var here = Look.in(tier, field.key().text());
      boolean said = !Look.absent(moving) || here instanceof Located.Fields;
      if (said && NameRules.name(field.key().text(), 24)) {
        own.put(
            new AssemblyName(field.key().text()),
            MovingReader.over(MovingReader.over(below, moving), here));
      }
    }
    return new Moves(below, own);
  }

  private SortedMap<String, String> properties() {
    var values = new TreeMap<String, String>();
    for (var field : Look.fields(Look.in(rung.keys(), "properties"))) {
      if (!Look.absent(field.value())) {
        values.put(field.key().text(), Look.text(field.value(), ""));
      }
    }
    return values;
  }

  /// The gates of its column, less those of which it says `none`, and those of its own (F12).
  private SortedMap<String, Rule> gates() {
    var gates = new TreeMap<String, Rule>();
    for (var gate : GateKeys.GATES) {
      if (gate.into().contains(rung.column())) {
        gates.put(gate.name(), new Rule(rung.name().mark().line(), true));
      }
    }
    for (var field : Look.fields(Look.in(root, "gates"))) {
      if (gates.containsKey(field.key().text()) || own(field)) {
        write(gates, field);
      }
    }
    Look.fields(Look.in(rung.keys(), "gates")).forEach(field -> write(gates, field));
    return gates;
  }

  private static boolean own(Located.Field field) {
    return GateKeys.GATES.stream().noneMatch(gate -> gate.name().equals(field.key().text()));
  }

  private static void write(SortedMap<String, Rule> gates, Located.Field field) {
    if (Look.text(field.value(), "").equals("none")) {
      gates.remove(field.key().text());
    } else {
      gates.put(field.key().text(), new Rule(field.key().mark().line(), false));
    }
  }

  private Place place() {
    var keys = rung.keys();
    var addresses = new TreeMap<AssemblyName, String>();
    for (var field : Look.fields(Look.in(keys, "addresses"))) {
      if (NameRules.name(field.key().text(), 24)) {
        addresses.put(new AssemblyName(field.key().text()), Look.text(field.value(), ""));
      }
    }
    return new Place(
        Look.text(Look.in(keys, "platform"), "process"),
        Look.text(Look.in(keys, "at"), ""),
        addresses,
        AssemblyReader.or(Look.words(Look.in(keys, "egress")), List.of("all")));
  }
}
