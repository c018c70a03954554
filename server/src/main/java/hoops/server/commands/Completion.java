package hoops.server.commands;

import hoops.engine.control.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may stand next on a command line: pure, from the registry and the World.
///
/// It never completes a severe confirmation.
final class Completion {
  private static final int MOST = 50;

  private Completion() {}

  /// One proposal and what it is, for shells that can show it.
  record Proposal(String word, String what) {}

  /// What fits the last of the words, which may be empty.
  static List<Proposal> of(Registry registry, World world, List<String> words) {
    var last = words.isEmpty() ? "" : words.getLast();
    var before = words.isEmpty() ? List.<String>of() : words.subList(0, words.size() - 1);
    return proposals(registry, world, before, last)
        .filter(proposal -> proposal.word().startsWith(last))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static Stream<Proposal> proposals(
      Registry registry, World world, List<String> before, String last) {
    var spoken = registry.spoken(before);
    var verb = spoken.verb();
    if (verb == null) {
      return spoken.name().isEmpty() ? first(registry) : ofNoun(registry, spoken.name().getFirst());
    }
    if (last.startsWith("-")) {
      return flags(verb);
    }
    if (!before.isEmpty() && before.getLast().equals("--confirm")) {
      return Stream.empty();
    }
    var valued = valued(verb, before);
    if (valued != null) {
      return values(world, valued.kind());
    }
    long given = spoken.rest().stream().filter(word -> !word.startsWith("-")).count();
    return verb.parameters().stream()
        .filter(Parameter::positional)
        .skip(given)
        .findFirst()
        .map(parameter -> values(world, parameter.kind()))
        .orElseGet(Stream::empty);
  }

  private static @Nullable Parameter valued(Verb verb, List<String> before) {
    if (before.isEmpty()) {
      return null;
    }
    return verb.parameters().stream()
        .filter(parameter -> parameter.stands() == Parameter.Stands.FLAG)
        .filter(parameter -> before.getLast().equals("--" + parameter.name()))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Proposal> first(Registry registry) {
    return registry.verbs().stream()
        .filter(verb -> verb.group() != Verb.Group.HIDDEN)
        .map(verb ->
            new Proposal(verb.words().getFirst(), verb.words().size() == 1 ? verb.does() : ""));
  }

  private static Stream<Proposal> ofNoun(Registry registry, String noun) {
    return registry.of(noun).stream()
        .map(verb -> new Proposal(verb.words().getLast(), verb.does()));
  }

  private static Stream<Proposal> flags(Verb verb) {
    return Stream.concat(
            verb.parameters().stream().filter(parameter -> !parameter.positional()),
            Flags.GLOBAL.stream())
        .map(flag -> new Proposal("--" + flag.name(), flag.does()));
  }

  private static Stream<Proposal> values(World world, Parameter.Kind kind) {
    return switch (kind) {
      case TIER -> tiers(world, "");
      case WHAT ->
          Stream.of(
                  Stream.of(new Proposal("main", "the newest clean set")),
                  tiers(world, "@"),
                  manifests(world),
                  builds(world))
              .flatMap(all -> all);
      case BUILD -> builds(world);
      case MANIFEST -> manifests(world);
      case ROLLOUT ->
          world.rollouts().byId().descendingMap().values().stream()
              .map(
                  one -> new Proposal(one.id().text(), one.tier() + " " + RolloutViews.words(one)));
      case PROBLEM ->
          world.problems().open().stream()
              .map(one -> new Proposal(Long.toString(one.id().number()), one.subject().text()));
      case INSTANCE ->
          world
              .fleet()
              .living()
              .map(one -> new Proposal(one.id().name().text(), TierView.of(one).word()));
      case ASSEMBLY ->
          world.builds().all().stream()
              .map(one -> new Proposal(one.id().assembly().text(), "assembly"))
              .distinct();
      case PLAN, COMMIT, WHEN, NUMBER, FILE, FOLDER, URL, NAME, VERB, TEXT, NOTHING ->
          Stream.empty();
    };
  }

  private static Stream<Proposal> tiers(World world, String sign) {
    return Finding.tiers(world).stream()
        .map(spec -> new TierView(world, spec))
        .map(view -> new Proposal(sign + view.name(), view.manifest() + " " + view.state().word()));
  }

  private static Stream<Proposal> manifests(World world) {
    var all = new ArrayList<>(world.manifests().all());
    return all.reversed().stream()
        .map(one -> new Proposal(one.hash().brief(), "commit " + one.at().brief()));
  }

  private static Stream<Proposal> builds(World world) {
    return world.builds().all().stream()
        .map(one -> new Proposal(one.id().text(), BuildViews.word(one)));
  }
}
