package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.PersonId;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.build.Build;
import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.release.Choice;
import hoops.engine.release.Manifest;
import hoops.engine.release.What;
import hoops.engine.rollout.Rollout;
import hoops.engine.system.Governed;
import hoops.engine.system.TierSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds in the World what words name; what is not there is trouble that lists what is.
final class Finding {
  private static final int MOST_NAMES = 12;

  private Finding() {}

  /// The governed half in force.
  static Governed governed(World world) {
    return world
        .systems()
        .inForce()
        .map(version -> version.governed())
        .orElseThrow(() ->
            Trouble.notFound("No system file is in force yet.", "hoops system apply hoops.yaml")
                .thrown());
  }

  /// The tiers of the file in force, in the order of the ladder; none while there is no file.
  static List<TierSpec> tiers(World world) {
    return world.systems().inForce().map(version -> version.governed().tiers()).orElse(List.of());
  }

  /// The tier that this text names; `prod` is the last of the ladder, where that is what its name
  /// begins with (rule 22).
  static TierSpec tier(World world, String text) {
    var tiers = governed(world).tiers();
    var last = tiers.getLast().name().text();
    var name = text.equals("prod") && last.startsWith(text) ? last : text;
    return tiers.stream()
        .filter(tier -> tier.name().text().equals(name))
        .findFirst()
        .orElseThrow(() -> noTier(text, tiers).thrown());
  }

  private static Trouble noTier(String text, List<TierSpec> tiers) {
    var names = tiers.stream().map(tier -> tier.name().text()).toList();
    return none(Noun.TIER, text, names);
  }

  /// The assembly of that name, which the file in force has, or which was built or placed before;
  /// so one that was mistyped is found out.
  static AssemblyName assembly(World world, String text) {
    var known = assemblies(world);
    if (known.contains(text)) {
      return new AssemblyName(text);
    }
    throw none(Noun.ASSEMBLY, text, known).thrown();
  }

  /// The names of all assemblies that the file in force has, or that were built or placed before.
  static SortedSet<String> assemblies(World world) {
    var known = new TreeSet<String>();
    world
        .systems()
        .inForce()
        .ifPresent(version ->
            version.file().travels().assemblies().keySet().forEach(name -> known.add(name.text())));
    world.builds().all().forEach(build -> known.add(build.id().assembly().text()));
    world
        .tiers()
        .byName()
        .values()
        .forEach(tier -> tier.placed().keySet().forEach(name -> known.add(name.text())));
    return known;
  }

  /// What was looked for by its name, and where all of its kind are listed.
  private enum Noun {
    TIER("hoops tier list"),
    ASSEMBLY("hoops build list"),
    INSTANCE("hoops instance list");

    private final String list;

    Noun(String list) {
      this.list = list;
    }
  }

  static Trouble noInstance(World world, String text) {
    var names = world.fleet().living().map(life -> life.id().name().text()).sorted().toList();
    return none(Noun.INSTANCE, text, names);
  }

  private static Trouble none(Noun noun, String text, Collection<String> known) {
    var near = near(text, known).map(name -> " Did you mean " + name + "?").orElse("");
    var all = known.isEmpty() ? " There is none yet." : " There are: " + some(known) + ".";
    return Trouble.notFound(
        "No " + noun.name().toLowerCase(Locale.ROOT) + " \"" + text + "\"." + near + all,
        noun.list);
  }

  /// What was mistyped, or shortened by what all begin with, as `index-1` for `night-index-1`.
  private static Optional<String> near(String text, Collection<String> known) {
    var whole = known.stream().filter(name -> name.endsWith("-" + text)).toList();
    return whole.size() == 1 ? Optional.of(whole.getFirst()) : Nearest.of(text, known);
  }

  private static String some(Collection<String> names) {
    var first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    var rest = names.size() - MOST_NAMES;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }

  /// The tier that a call is about: the one it names, or that of its rollout.
  static TierSpec tier(Call call) {
    var world = call.reach().worlds().now();
    var named = call.maybe("tier");
    return named.isPresent() ? tier(world, named.get()) : tier(world, rollout(call).tier().text());
  }

  /// How carefully a verb upon the tier of this call is confirmed.
  static Danger danger(Call call) {
    var spec = tier(call);
    if (spec.isProtected()) {
      return Danger.SEVERE;
    }
    return switch (spec.follows()) {
      case MAIN -> Danger.NONE;
      case RELEASE, NOTHING -> Danger.MODERATE;
    };
  }

  /// The word that a severe question wants typed: the tier's whole name; `everything` without one.
  static String confirmed(Call call) {
    var about = call.maybe("tier").isPresent() || call.maybe("rollout").isPresent();
    return about ? tier(call).name().text() : "everything";
  }

  /// The rollout that is named; left out, the only one that holds a slot.
  static Rollout rollout(Call call) {
    var rollouts = call.world().rollouts();
    var named = call.maybe("rollout", RolloutId::parse);
    if (named.isPresent()) {
      return rollout(call.world(), named.get());
    }
    var going = rollouts.underWay();
    return switch (going.size()) {
      case 1 -> going.getFirst();
      case 0 -> throw none(call.world()).thrown();
      default ->
          throw Trouble.usage(
                  "Several rollouts are under way: "
                      + going.stream().map(one -> one.id().text()).collect(Collectors.joining(", "))
                      + ". Say which.",
                  "hoops " + call.verb().name() + " " + going.getLast().id())
              .thrown();
    };
  }

  private static Trouble none(World world) {
    var all = world.rollouts().byId();
    if (all.isEmpty()) {
      return Trouble.notFound("No rollout is under way, and none was yet.", "hoops status");
    }
    var last = all.lastEntry();
    return Trouble.notFound(
        "No rollout is under way. The last one was %s: %s %s."
            .formatted(last.getKey(), last.getValue().tier(), RolloutViews.words(last.getValue())),
        "hoops rollout show " + last.getKey());
  }

  /// The rollout of that id.
  static Rollout rollout(World world, RolloutId id) {
    return world
        .rollouts()
        .find(id)
        .orElseThrow(
            () -> Trouble.notFound("No rollout " + id + ".", "hoops rollout list").thrown());
  }

  /// The build that a call names; an assembly alone is wrong words, which say its newest build.
  static Build build(Call call) {
    var text = call.one("build");
    var world = call.world();
    if (assemblies(world).contains(text)) {
      var near = meant(world, text).map(one -> " Did you mean " + one + "?").orElse("");
      throw Trouble.usage(
              "\"" + text + "\" is an assembly; a build of it looks like " + text + "@4711." + near,
              "hoops build list " + text)
          .thrown();
    }
    return build(world, call.one("build", BuildId::parse));
  }

  /// The build of that id; where there is none, which is the newest of its assembly is said.
  static Build build(World world, BuildId id) {
    var name = assembly(world, id.assembly().text());
    return world
        .builds()
        .build(id)
        .orElseThrow(() -> {
          var all = world.builds().of(name);
          return Trouble.notFound(
                  "No build "
                      + id
                      + "."
                      + (all.isEmpty()
                          ? ""
                          : " The newest is " + all.lastEntry().getValue().id() + "."),
                  "hoops build list " + name)
              .thrown();
        });
  }

  /// What WHAT means for that tier, or why it means nothing.
  static Choice choice(Call call, World world, TierName tier) {
    var what = what(call, world);
    switch (what) {
      case What.OfTier(var other) -> {
        var _ = tier(world, other.text());
      }
      case What.One(var build) -> {
        var _ = build(world, build);
      }
      case What.Named(var brief) -> {
        var _ = manifest(world, brief);
      }
      case What.Main _ -> {}
    }
    return new Sight(world, call.now()).choice(what, tier);
  }

  private static What what(Call call, World world) {
    var text = call.maybe("what").orElse("main");
    try {
      return What.parse(text);
    } catch (IllegalArgumentException wrong) {
      var near = meant(world, text).map(one -> ". Did you mean " + one + "?").orElse("");
      throw Trouble.usage(wrong.getMessage() + near, "hoops help " + call.verb().name()).thrown();
    }
  }

  /// What a WHAT of no form may have meant: the newest build of that assembly, or what is near.
  private static Optional<String> meant(World world, String text) {
    if (assemblies(world).contains(text)) {
      return Optional.ofNullable(world.builds().of(new AssemblyName(text)).lastEntry())
          .map(newest -> newest.getValue().id().text());
    }
    var known = new TreeSet<>(List.of("main"));
    tiers(world).forEach(tier -> known.add("@" + tier.name()));
    return Nearest.of(text, known);
  }

  /// The set that WHAT means for that tier.
  static Manifest manifest(Call call, World world, TierName tier) {
    return switch (choice(call, world, tier)) {
      case Choice.Chosen(var manifest, var _) -> manifest;
      case Choice.None(var refusal) -> throw Trouble.of(refusal).thrown();
    };
  }

  /// The manifest of that brief name.
  static Manifest manifest(World world, String brief) {
    var found = world.manifests().named(brief);
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 ->
          throw Trouble.notFound("No manifest \"" + brief + "\".", "hoops manifest list").thrown();
      default ->
          throw Trouble.usage(brief + " names " + found.size() + " manifests.", "say more digits")
              .thrown();
    };
  }

  /// Who calls, as a person; trouble for a token or Hoops itself.
  static PersonId person(Call call) {
    if (call.actor() instanceof Actor.Person(var id)) {
      return id;
    }
    throw Trouble.of(Ending.DENIED, "Only a person can do this.", "").thrown();
  }
}
