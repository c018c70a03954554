package hoops.engine.system;

import hoops.engine.system.Mistake.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What no single key can say: names that point nowhere, circles, clashes, what hides what.
final class Crossing {
  private final Located root;
  private final List<Mistake> mistakes;
  private final List<Located.Field> assemblies;

  Crossing(Located root, List<Mistake> mistakes) {
    this.root = root;
    this.mistakes = mistakes;
    this.assemblies = Look.fields(Look.in(root, "assemblies"));
  }

  private void say(Code code, Mark mark, String sentence) {
    mistakes.add(new Mistake(code, mark, sentence));
  }

  private List<Located.Field> fields(String key) {
    return Look.fields(Look.in(root, key));
  }

  private static Set<String> keys(List<Located.Field> fields) {
    return fields.stream()
        .map(field -> field.key().text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void travelling(List<Leaves.Ref> refs) {
    if (assemblies.isEmpty()) {
      say(Code.MISSING, root.mark(), "the file has no assemblies. Say what is built: assemblies:");
    }
    for (var assembly : assemblies) {
      complete(assembly);
      hides(assembly);
    }
    properties();
    Circles.of(assemblies).forEach(mistakes::add);
    pointing(refs);
  }

  private void complete(Located.Field assembly) {
    var name = Scalars.shown(assembly.key().text());
    var artifact = Look.in(assembly.value(), "artifact");
    boolean image = !Look.absent(Look.in(assembly.value(), "image"));
    if (Look.absent(artifact) && !image) {
      say(
          Code.MISSING,
          assembly.key().mark(),
          "%s has no artifact. Say what its build leaves: artifact: %s/target/%s.jar"
              .formatted(name, name, name));
    } else if (!image
        && Look.absent(Look.in(assembly.value(), "run"))
        && AssemblyReader.needsRun(Look.text(artifact, "a."))) {
      say(
          Code.MISSING,
          assembly.key().mark(),
          name + " has no run. Say how it starts: run: python3 main.py");
    }
  }

  private void hides(Located.Field assembly) {
    var ports = AssemblyReader.ports(assembly.value());
    var needs = new ArrayList<>(Look.words(Look.in(assembly.value(), "needs")));
    needs.addAll(Look.words(Look.in(assembly.value(), "feeds")));
    var seen = new HashMap<String, String>();
    for (var property : Look.fields(Look.in(assembly.value(), "properties"))) {
      var name = property.key().text();
      if (FormRules.mistake(Form.PROPERTY_NAME, name).isPresent()) {
        continue;
      }
      Hides.property(assembly.key().text(), name, ports, needs)
          .ifPresent(sentence -> say(Code.HIDES, property.key().mark(), sentence));
      var other = seen.putIfAbsent(Hides.shortName(name), name);
      if (other != null && !other.equals(name)) {
        say(
            Code.HIDES,
            property.key().mark(),
            "properties \"%s\" and \"%s\" would both be %s: rename one"
                .formatted(other, name, Hides.shortName(name)));
      }
    }
  }

  /// One property of two assemblies is one, so it has one type.
  private void properties() {
    Map<String, String> seen = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    for (var assembly : assemblies) {
      for (var property : Look.fields(Look.in(assembly.value(), "properties"))) {
        var name = property.key().text();
        var type = Canonical.text(property.value());
        var before = types.putIfAbsent(name, type);
        var other = seen.putIfAbsent(name, assembly.key().text());
        if (before != null && !before.equals(type)) {
          say(
              Code.TYPE,
              property.key().mark(),
              "%s is a property of %s too, of another type: rename one"
                  .formatted(Scalars.shown(name), Scalars.shown(String.valueOf(other))));
        }
      }
    }
  }

  private void pointing(List<Leaves.Ref> refs) {
    var known = known();
    for (var ref : refs) {
      var names =
          ref.what().equals("port") ? ports(ref.trail()) : known.getOrDefault(ref.what(), Set.of());
      if (!names.contains(ref.name().text())) {
        say(
            Code.UNKNOWN_NAME,
            ref.name().mark(),
            "%s \"%s\", which is no %s.%s"
                .formatted(
                    ref.trail().clause(),
                    Scalars.shown(ref.name().text()),
                    ref.what(),
                    Nearest.sentence(ref.name().text(), names)));
      }
    }
  }

  private Map<String, Set<String>> known() {
    var roles = new TreeSet<>(List.of("primary", "cop", "engineer", "qa"));
    roles.addAll(keys(fields("roles")));
    roles.addAll(keys(fields("rotations")));
    var tiers = keys(fields("templates"));
    Rung.ladder(root).forEach(rung -> tiers.add(rung.name().text()));
    return Map.of(
        "assembly", keys(assemblies),
        "person", keys(fields("people")),
        "role", roles,
        "tier", tiers,
        "suite", keys(fields("suites")));
  }

  private Set<String> ports(Trail trail) {
    var assembly = Look.in(Look.in(root, "assemblies"), trail.subject());
    return new TreeSet<>(AssemblyReader.ports(assembly));
  }

  void governed() {
    var ladder = Rung.ladder(root);
    spaces();
    clashes(ladder);
    addresses(ladder);
    standing(ladder);
    notes(ladder);
  }

  /// Tiers and people share one space of names.
  private void spaces() {
    var people = fields("people");
    for (var tier : fields("tiers")) {
      people.stream()
          .filter(person -> person.key().text().equals(tier.key().text()))
          .findFirst()
          .ifPresent(person ->
              say(
                  Code.NAME,
                  tier.key().mark(),
                  "\"%s\" is a person (line %d), not a tier"
                      .formatted(Scalars.shown(tier.key().text()), person.key().mark().line())));
    }
  }

  /// Two instances of one name: `eu` with `a-b`, and `eu-a` with `b`.
  private void clashes(List<Rung> ladder) {
    var names = keys(assemblies);
    var tiers = new HashSet<String>();
    ladder.forEach(rung -> tiers.add(rung.name().text()));
    for (var rung : ladder) {
      var tier = rung.name().text();
      for (int dash = tier.indexOf('-'); dash > 0; dash = tier.indexOf('-', dash + 1)) {
        var shorter = tier.substring(0, dash);
        var between = tier.substring(dash + 1) + "-";
        for (var longer : tiers.contains(shorter) ? after(names, between) : Set.<String>of()) {
          var rest = longer.substring(between.length());
          if (names.contains(rest)) {
            say(
                Code.NAME,
                rung.name().mark(),
                "%s with %s and %s with %s would both have an instance %s-%s-1: rename one"
                    .formatted(shorter, longer, tier, rest, tier, rest));
          }
        }
      }
    }
  }

  private static Set<String> after(Set<String> names, String start) {
    return names instanceof TreeSet<String> sorted
        ? sorted.subSet(start, start + Character.MAX_VALUE)
        : names;
  }

  private void addresses(List<Rung> ladder) {
    Map<String, String> tiers = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (var rung : ladder) {
      for (var field : Look.fields(Look.in(rung.keys(), "addresses"))) {
        var address = Look.text(field.value(), "");
        if (address.isEmpty()) {
          continue;
        }
        var tier = rung.name().text();
        var other = tiers.putIfAbsent(address, tier);
        var name = names.putIfAbsent(address, field.key().text());
        if (other != null) {
          say(
              Code.ADDRESS,
              field.value().mark(),
              other.equals(tier)
                  ? "%s and %s of %s both have %s; assemblies share no address"
                      .formatted(name, field.key().text(), tier, address)
                  : "%s and %s both have %s; tiers share no address"
                      .formatted(other, tier, address));
        }
      }
    }
  }

  /// Standing values: never a secret, and of the property's type.
  private void standing(List<Rung> ladder) {
    Map<String, PropertyType> types = new TreeMap<>();
    for (var assembly : assemblies) {
      if (NameRules.name(assembly.key().text(), 24)) {
        types.putAll(
            AssemblyReader.read(
                    new hoops.engine.AssemblyName(assembly.key().text()), assembly.value())
                .properties());
      }
    }
    for (var rung : ladder) {
      for (var field : Look.fields(Look.in(rung.keys(), "properties"))) {
        standing(rung.name().text(), field, types);
      }
    }
  }

  private void standing(String tier, Located.Field field, Map<String, PropertyType> types) {
    var name = field.key().text();
    var type = types.get(name);
    if (type == null) {
      say(
          Code.UNKNOWN_NAME,
          field.key().mark(),
          "%s properties \"%s\", which is no property of an assembly.%s"
              .formatted(tier, Scalars.shown(name), Nearest.sentence(name, types.keySet())));
    } else if (type.secret()) {
      say(
          Code.SECRET,
          field.value().mark(),
          "%s is a secret, never written here: hoops config set %s %s".formatted(name, tier, name));
    } else {
      type.mistake(Look.text(field.value(), ""))
          .ifPresent(why -> say(Code.TYPE, field.value().mark(), name + ": " + why));
    }
  }

  private void notes(List<Rung> ladder) {
    var people = fields("people");
    var last = ladder.getLast();
    boolean solo = AssemblyReader.yes(Look.in(root, "solo"));
    if (last.column() == Column.LAST && people.size() == 1 && !solo) {
      say(
          Code.NOTE,
          people.getFirst().key().mark(),
          "only %s is in people; %s needs an observer. Add a person, or write solo: true"
              .formatted(people.getFirst().key().text(), last.name().text()));
    }
    var listed = new HashSet<String>();
    fields("ci")
        .forEach(source -> listed.addAll(Look.words(Look.in(source.value(), "assemblies"))));
    for (var assembly : assemblies) {
      var name = assembly.key().text();
      if (Look.absent(Look.in(assembly.value(), "build")) && !listed.contains(name)) {
        say(
            Code.NOTE,
            assembly.key().mark(),
            "nothing builds %s: no build here, and no ci source lists it"
                .formatted(Scalars.shown(name)));
      }
    }
  }
}
