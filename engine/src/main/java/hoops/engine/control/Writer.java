package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Decision.Accepted;
import hoops.engine.Essential;
import hoops.engine.Event;
import hoops.engine.Refusal;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import hoops.engine.journal.JournalBroken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn of the heart, without a thread of its own: decide, append, apply, publish, answer.
///
/// The commands of a turn are decided one after another, each on the World that the one before
/// would leave, and appended as one group; no answer is given before the append has returned (I2).
/// [Control] turns it on its thread, the simulation in virtual time. One thread; after it has
/// thrown it must not be turned again.
public final class Writer {
  /// Why only what is [Essential] is taken while the journal is nearly full.
  public static final Refusal NEARLY_FULL =
      new Refusal(
          Refusal.Kind.FULL,
          "The disk under the data folder is nearly full. What runs keeps running; until there is"
              + " room, only stop, hold and abort are accepted.",
          "hoops doctor");

  private static final Duration JUMP = Duration.ofSeconds(2);

  private final Journal journal;
  private final Worlds worlds;
  private final Rhythm rhythm = new Rhythm();
  private World world;
  private @Nullable Tick last;

  private Writer(Journal journal, Worlds worlds) {
    this.journal = journal;
    this.worlds = worlds;
    this.world = worlds.now();
  }

  /// The World that `worlds` begin with goes on by the replay of all entries behind it, which is
  /// published, and a new reign begins: its first entry is durable when this returns.
  /// [JournalBroken] where an entry cannot be read or applied.
  public static Writer replaying(Journal journal, Worlds worlds, Tick now, String version) {
    worlds.replay(journal);
    var writer = new Writer(journal, worlds);
    var group = writer.group(now);
    writer.noteSetBack(now, group);
    group.record(Cause.SELF, List.of(new ReignBegan(journal.epoch(), version)));
    writer.commit(group);
    writer.last = now;
    return writer;
  }

  /// Decides all of `asks`, in order, at the time `now`; the answers stand in the same order.
  ///
  /// Throws [JournalBroken] where the group could not be made durable: then none of it may be told.
  public List<Outcome> turn(Tick now, List<Ask> asks) {
    var group = group(now);
    noteJump(now, group);
    var full = journal.nearlyFull();
    var outcomes = new ArrayList<Outcome>(asks.size());
    for (var ask : asks) {
      outcomes.add(
          full && !(ask.command() instanceof Essential) ? full(ask, group) : tried(ask, group));
    }
    commit(group);
    return outcomes;
  }

  private Outcome tried(Ask ask, Group group) {
    try {
      return new Outcome.Answered(decide(ask, group));
    } catch (JournalBroken broken) { // met while an earlier answer was read: no bug, the end
      throw broken;
    } catch (RuntimeException | StackOverflowError bug) {
      return new Outcome.Bug(bug);
    }
  }

  private Answer decide(Ask ask, Group group) {
    var known = group.world().keys().of(ask);
    if (known.isPresent()) {
      return Earlier.again(
          ask, known.get(), group.world().position(), effect -> events(effect, group));
    }
    var decision = decided(ask, group);
    if (decision instanceof Accepted(var events)) {
      group.record(ask.cause(), events);
    }
    return new Answer(decision, group.world().position());
  }

  private Decision decided(Ask ask, Group group) {
    return ask.command() instanceof Tick
        ? Decision.accept(rhythm.beat(new Turn(group.world(), ask.cause(), group.at())))
        : group.world().decide(ask.command(), ask.cause(), group.at());
  }

  private List<Event> events(Keys.Effect effect, Group group) {
    int count = (int) (effect.last().number() - effect.first().number()) + 1;
    long inGroup = effect.first().number() - journal.last().number() - 1;
    var entries =
        inGroup >= 0
            ? group.entries().subList((int) inGroup, (int) inGroup + count)
            : journal.read(effect.first().plus(-1), count);
    return entries.stream().map(Entry::event).toList();
  }

  private Outcome full(Ask ask, Group group) {
    if (group.world().keys().of(ask).isPresent()) {
      return tried(ask, group);
    }
    return new Outcome.Answered(
        new Answer(new Decision.Refused(NEARLY_FULL), group.world().position()));
  }

  private void noteJump(Tick now, Group group) {
    var before = last;
    last = now;
    if (before != null) {
      var walled = Duration.between(before.wall(), now.wall());
      jumped(walled.minus(now.steady().minus(before.steady())), group);
    }
  }

  /// A reign that begins before the newest entry: the clock was set back while no server ran, by
  /// this much at least. One that was set forward then cannot be told from a long silence.
  private void noteSetBack(Tick now, Group group) {
    var newest = journal.last();
    if (newest.number() > 0) {
      var written = journal.read(newest.plus(-1), 1).getFirst().at();
      if (now.wall().isBefore(written)) {
        jumped(Duration.between(written, now.wall()), group);
      }
    }
  }

  private static void jumped(Duration by, Group group) {
    if (by.abs().compareTo(JUMP) > 0) {
      group.record(Cause.SELF, List.of(new ClockJumped(by)));
    }
  }

  private void commit(Group group) {
    if (!group.entries().isEmpty()) {
      journal.append(group.entries());
      world = group.world();
      worlds.publish(world);
    }
  }

  private Group group(Tick now) {
    return new Group(world, now.wall(), journal.epoch());
  }
}
