package hoops.server.commands;

import hoops.engine.InstanceId;
import hoops.engine.RolloutId;
import hoops.engine.control.World;
import hoops.engine.fleet.Crew;
import hoops.engine.fleet.Instance;
import hoops.engine.system.TierSpec;
import hoops.server.screen.Block;
import hoops.server.screen.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `hoops logs`: what the instances of a tier print, each line behind the name of its instance;
/// with `--follow` those that come later, too. One thread, the command's.
///
/// Where nothing lives, the newest life that ended is read: what it printed last is what is looked
/// for.
final class InstanceLogs {
  private final Call call;
  private final TierSpec tier;
  private final String which;
  private final Instant since;
  private final String grep;
  private final TreeMap<InstanceId, Place> places = new TreeMap<>();

  private InstanceLogs(Call call) {
    this.call = call;
    tier = tier(call);
    which = call.maybe("assembly-or-instance").orElse("");
    since =
        call.maybe("since", text -> Whens.past(text, call.now(), call.session().look().zone()))
            .orElse(Instant.MIN);
    grep = call.maybe("grep").orElse("").toLowerCase(Locale.ROOT);
  }

  static Reply read(Call call) throws InterruptedException {
    var logs = new InstanceLogs(call);
    logs.refuseUnknown();
    Logging.hello(call);
    return logs.run();
  }

  private static TierSpec tier(Call call) {
    var of = call.one("tier-or-rollout");
    return of.startsWith("d-")
        ? Finding.tier(
            call.world(),
            Finding.rollout(call.world(), call.parsed(of, RolloutId::parse)).tier().text())
        : Finding.tier(call.world(), of);
  }

  private void refuseUnknown() {
    if (!which.isEmpty() && !Finding.assemblies(call.world()).contains(which)) {
      InstanceVerbs.instance(call.world(), which);
    }
  }

  private Reply run() throws InterruptedException {
    var counted = false;
    while (true) {
      lives(call.world())
          .forEach(life ->
              places.computeIfAbsent(life.id(), _ -> new Place(new Lately(since, life.started()))));
      var more = false;
      for (var one : places.entrySet()) {
        more |= one.getValue().read(one.getKey());
      }
      if (!more && !counted) {
        count();
        counted = true;
      }
      if (!more && (!call.on("follow") || !call.session().wanted())) {
        return Logging.over(call);
      }
      if (!more) {
        Logging.rest();
      }
    }
  }

  private Stream<Instance> lives(World world) {
    return world.fleet().crews(tier.name()).stream().flatMap(this::lives);
  }

  private Stream<Instance> lives(Crew crew) {
    var living = crew.living().values().stream().filter(this::fits).toList();
    return living.isEmpty()
        ? crew.ended().stream().filter(this::fits).max(Comparator.comparing(Instance::id)).stream()
        : living.stream();
  }

  private boolean fits(Instance life) {
    var id = life.id();
    return which.isEmpty()
        || id.assembly().text().equals(which)
        || id.name().text().equals(which)
        || id.text().equals(which);
  }

  /// Said once, behind all that was there: how much that is, so that silence is no riddle.
  private void count() {
    long lines = places.values().stream().mapToLong(place -> place.lines).sum();
    long shown = places.values().stream().mapToLong(place -> place.shown).sum();
    var found =
        places.isEmpty()
            ? "no instance of " + of() + " was started yet"
            : lines == 0
                ? "nothing was printed yet by %d of %s".formatted(places.size(), of())
                : "%,d of %,d lines match".formatted(shown, lines);
    if (call.on("follow")) {
      say("-- " + found + "; following (Ctrl-C to stop) --");
    } else if (shown == 0) {
      say("-- " + found + " --");
    }
    if (places.isEmpty()) {
      call.session()
          .note(
              new Block.Hints(
                  List.of(new Block.Hint("hoops why " + tier.name(), "what it waits for"))));
    }
  }

  private void say(String words) {
    call.session().note(Block.line(Text.foreign(words)));
  }

  private String of() {
    return which.isEmpty() ? tier.name().text() : tier.name() + " " + which;
  }

  /// How far one life was read, and how many of its lines were wanted.
  private final class Place {
    private final Predicate<String> lately;
    private long at;
    private long lines;
    private long shown;

    Place(Lately lately) {
      this.lately = lately::passes;
    }

    /// Shows what came since; false where nothing did.
    boolean read(InstanceId life) {
      long from = at;
      var piece = call.reach().logs().instance(life, from);
      piece.text().lines().forEach(line -> show(life, line));
      at = Math.max(from, piece.next());
      return at > from;
    }

    /// Plain search, whatever the letters' case: no pattern that could run away.
    private void show(InstanceId life, String line) {
      lines++;
      if (lately.test(line) && line.toLowerCase(Locale.ROOT).contains(grep)) {
        shown++;
        Logging.line(call, life.name().text(), line);
      }
    }
  }
}
