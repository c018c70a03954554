package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I1;
import static hoops.server.simulation.Invariant.I10;
import static hoops.server.simulation.Invariant.I16;
import static hoops.server.simulation.Invariant.I18;
import static hoops.server.simulation.Invariant.I2;
import static hoops.server.simulation.Invariant.I3;
import static hoops.server.simulation.Invariant.I4;
import static hoops.server.simulation.Invariant.I47;
import static hoops.server.simulation.Invariant.I48;
import static hoops.server.simulation.Invariant.I7;
import static hoops.server.simulation.Invariant.I8;
import static hoops.server.simulation.Invariant.I9;

import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.control.Sight;
import hoops.engine.control.Tick;
import hoops.engine.control.World;
import hoops.engine.fleet.CrewName;
import hoops.engine.gate.Candidate;
import hoops.engine.gate.Move;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import hoops.engine.release.Manifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks the history entry by entry, and every call to the platform, on what it has itself noted:
/// it shares no code with what it judges. What does not hold ends the run as [Invariant.Broken].
final class Oracle {
  private static final int MOST_OF_A_TURN = 500;

  private final Known known = new Known();
  private final Moves moves = new Moves(known);
  private final Lives lives = new Lives(known, moves);
  private final Bakes bakes = new Bakes(known);
  private final Owners owners = new Owners();
  private final Map<InstanceId, Integer> begun = new HashMap<>();
  private Epoch reign = new Epoch(0);
  private Epoch highest = new Epoch(0);
  private long seen;

  /// Reads on in the journal, after one turn of the writer.
  void read(Journal journal, Duration steady) {
    var entries = journal.read(new Position(seen), Integer.MAX_VALUE);
    I48.demand(entries.size() <= MOST_OF_A_TURN, entries.size() + " entries of one turn");
    for (var entry : entries) {
      see(entry, steady);
    }
    owners.turned();
  }

  private void see(Entry entry, Duration steady) {
    I3.demand(entry.position().number() == seen + 1, entry.position() + " follows " + seen);
    seen++;
    reigns(entry);
    known.see(entry.event());
    moves.see(entry, steady);
    lives.see(entry, steady);
    bakes.see(entry, steady);
    owners.see(entry);
  }

  /// A reign begins with its entry, or with a clock that was set back before it.
  private void reigns(Entry entry) {
    if (entry.event() instanceof ReignBegan(var epoch, _)) {
      I4.demand(epoch.compareTo(reign) > 0, epoch + " is given twice");
      reign = epoch;
    }
    boolean begins = entry.event() instanceof ClockJumped && entry.epoch().compareTo(reign) > 0;
    I4.demand(
        begins || entry.epoch().equals(reign), entry.epoch() + " appends in the reign of " + reign);
  }

  /// What is published, or told to whoever asked, is durable (I2).
  void told(Position upTo, Journal journal) {
    I2.demand(upTo.compareTo(journal.last()) <= 0, upTo + " is told and not durable");
  }

  void sampled(Map<InstanceId, Duration> taken) {
    lives.sampled(taken);
  }

  /// Hoops wants this life to start, or to stop, now.
  void carries(InstanceId id, boolean starts) {
    I7.demand(starts ? lives.knows(id) : lives.told(id), "nothing owes " + id);
    if (!starts) {
      lives.stops(id);
    }
  }

  /// The platform took a call of that epoch, or refused it as stale.
  void called(Epoch epoch, boolean taken) {
    if (taken) {
      I8.demand(epoch.compareTo(highest) >= 0, epoch + " acts after " + highest);
      highest = epoch;
    } else {
      I8.demand(epoch.compareTo(highest) < 0, epoch + " is refused, the newest");
    }
  }

  /// A life begins on the platform.
  void begins(InstanceId id) {
    I9.demand(begun.merge(id, 1, Integer::sum) == 1, id + " begins a second life");
    I10.demand(lives.knows(id), id + " begins without an entry");
  }

  /// What holds between any two turns.
  void rests(World world, Tick now, Duration step) {
    moves.bounded(now.steady(), step.multipliedBy(3));
    bakes.passed(now.steady(), step);
    if (now.steady().toSeconds() % 16 == 0) {
      still(world, now);
      surfaces(world, now);
    }
  }

  /// Twice the same look is the same answer.
  private static void still(World world, Tick now) {
    var once = world.decide(now, Cause.SELF, now.wall());
    I47.demand(once.equals(world.decide(now, Cause.SELF, now.wall())), "two answers to one tick");
  }

  /// Whoever asks why is told of every bar, and of sets that nobody may take.
  private void surfaces(World world, Tick now) {
    var sight = new Sight(world, now.wall());
    for (var tier : world.tiers().byName().keySet()) {
      var lacking = new Candidate.Incomplete(List.of("index has no clean build"));
      I18.demand(shut(sight, tier, lacking, "whole"), "why calls a set that lacks one whole");
      for (var manifest : world.manifests().all()) {
        var candidate = sight.candidate(manifest);
        boolean settled = shut(sight, tier, candidate, "settled");
        I16.demand(settled || !moves.bars(tier, manifest.hash()), "why calls a barred one open");
        var gone = new Candidate.Chosen(manifest, manifest.parts().keySet());
        I18.demand(shut(sight, tier, gone, "artifacts"), "why calls what is gone kept");
        var unclean = sight.candidate(manifest.with(unbuilt(manifest)));
        I18.demand(shut(sight, tier, unclean, "clean"), "why calls what was never built clean");
      }
    }
  }

  private static boolean shut(Sight sight, TierName tier, Candidate candidate, String gate) {
    return sight.gates(tier, candidate, Move.AUTOMATIC).answers().stream()
        .filter(answer -> answer.gate().equals(gate))
        .noneMatch(answer -> answer.verdict() instanceof Verdict.Open);
  }

  private static Manifest.Part unbuilt(Manifest manifest) {
    var part = manifest.parts().firstEntry().getValue();
    var never = new BuildId(part.build().assembly(), 999_999);
    return new Manifest.Part(never, part.product(), part.assembly());
  }

  /// How many lives of a crew the file wants by now.
  long wanted(CrewName crew) {
    return known.wanted(crew);
  }

  /// The World is the replay of the journal.
  static void replays(World world, Journal journal) {
    var again = new World[] {World.EMPTY};
    journal.replay(Position.NONE, entry -> again[0] = again[0].after(entry));
    I1.demand(parts(world).equals(parts(again[0])), "the replay differs");
  }

  private static List<Object> parts(World world) {
    return List.of(
        world.position(),
        world.systems(),
        world.builds().all(),
        List.copyOf(world.manifests().all()),
        world.tiers(),
        world.people(),
        world.fleet(),
        world.problems(),
        world.rollouts());
  }
}
