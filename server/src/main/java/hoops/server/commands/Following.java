package hoops.server.commands;

import hoops.engine.Position;
import hoops.engine.RolloutId;
import hoops.engine.control.World;
import hoops.engine.journal.Entry;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutEvent;
import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Watches one rollout to its end: a line for each thing that happened to it, from the journal, and
/// what is under way as progress. Whoever watches may leave; the rollout goes on.
final class Following {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final Call call;
  private final RolloutId id;
  private Position seen;
  private Instant said;
  private boolean stood;

  private Following(Call call, RolloutId id, Position seen) {
    this.call = call;
    this.id = id;
    this.seen = seen;
    this.said = call.now();
  }

  /// From now on, to its end, the time that `--timeout` gives, or until nobody reads any more.
  static Reply rollout(Call call, RolloutId id) throws InterruptedException {
    return new Following(call, id, call.reach().worlds().now().position()).watch();
  }

  private Reply watch() throws InterruptedException {
    var until = call.maybe("timeout", Whens::span).map(call.now()::plus).orElse(Instant.MAX);
    while (true) {
      var world = call.reach().worlds().await(seen.next(), LOOK);
      tell(world);
      var rollout = world.rollouts().rollout(id);
      if (rollout.ended() || !call.session().wanted()) {
        call.session().progress(List.of());
        return end(world, rollout);
      }
      if (!call.now().isBefore(until)) {
        call.session().progress(List.of());
        throw Trouble.of(
                Ending.TIMED_OUT,
                "The time to wait is over; "
                    + id
                    + " goes on: "
                    + RolloutViews.words(rollout)
                    + ".",
                "hoops watch " + id)
            .thrown();
      }
      choose(rollout);
      call.session().progress(progress(world, rollout));
      quiet(rollout);
    }
  }

  private Reply end(World world, Rollout rollout) {
    var reply = RolloutViews.reply(call, world, rollout).ending(RolloutViews.ending(rollout));
    if (rollout.ended()) {
      var why = RolloutViews.why(rollout);
      var line =
          Text.sign(RolloutViews.state(rollout).glyph())
              .plus(" " + rollout.tier() + ": " + id + " " + RolloutViews.words(rollout) + " in ")
              .plus(Times.duration(Duration.between(rollout.planned(), rollout.changed())))
              .plus(Text.foreign(why.isEmpty() ? "" : ": " + why));
      call.session().event(Block.line(line), RolloutViews.event(rollout, world));
    }
    return reply;
  }

  private void tell(World world) {
    var entries = call.reach().journal().read(seen, 1000);
    for (var entry : entries) {
      if (entry.position().compareTo(world.position()) > 0) {
        return;
      }
      seen = entry.position();
      if (entry.event() instanceof RolloutEvent event) {
        var words = RolloutLines.of(event, id, world);
        if (!words.isEmpty()) {
          say(entry, words, world);
        }
      }
    }
  }

  private void say(Entry entry, String words, World world) {
    said = call.now();
    var look = call.session().look();
    var line = Text.of(Times.second(entry.at(), look) + "  " + id + "  ").plus(Text.foreign(words));
    call.session().event(Block.line(line), EventView.of(entry, world));
  }

  /// Once for each time it stands still: why, and what can be done.
  private void choose(Rollout rollout) {
    var choices = RolloutViews.choices(rollout);
    if (!choices.isEmpty() && !stood) {
      var why = HoldReason.of(call, rollout).orElseGet(() -> RolloutViews.why(rollout));
      var still = rollout.id() + " " + RolloutViews.words(rollout);
      call.session()
          .note(
              Block.line(Text.bold(still).plus(Text.foreign(why.isEmpty() ? "" : ": " + why))),
              new Block.Hints(choices));
    }
    stood = !choices.isEmpty();
  }

  private void quiet(Rollout rollout) {
    if (Duration.between(said, call.now()).compareTo(QUIET) >= 0) {
      said = call.now();
      call.session().note(Block.line("still " + RolloutViews.words(rollout) + " ..."));
    }
  }

  private List<Text> progress(World world, Rollout rollout) {
    var lines = new ArrayList<Text>();
    int wave = rollout.wave();
    lines.add(
        Text.sign(RolloutViews.state(rollout).glyph())
            .plus(
                " wave "
                    + wave
                    + " of "
                    + rollout.plan().waves().size()
                    + "  "
                    + RolloutViews.doing(rollout)));
    if (wave > 0 && wave <= rollout.plan().waves().size()) {
      rollout.plan().inWave(wave).stream()
          .limit(4)
          .forEach(part -> lines.add(part(world, rollout, part)));
    }
    return List.copyOf(lines);
  }

  private static Text part(World world, Rollout rollout, Part part) {
    var lives =
        world.fleet().living(rollout.tier()).filter(life -> life.side().equals(part.to())).toList();
    long ready = lives.stream().filter(life -> life.ready()).count();
    var glyph = ready >= part.n() ? Glyph.OK : Glyph.IDLE;
    return Text.of("   ")
        .plus(Text.sign(glyph))
        .plus(
            " "
                + part.assembly()
                + "  "
                + part.build().number()
                + "   "
                + ready
                + " of "
                + part.n()
                + " ready");
  }
}
