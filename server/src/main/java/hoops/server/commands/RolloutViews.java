package hoops.server.commands;

import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutState;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How rollouts are shown.
final class RolloutViews {
  private RolloutViews() {}

  static State state(Rollout rollout) {
    return switch (rollout.state()) {
      case RolloutState.Waiting _ -> State.WAITING;
      case RolloutState.Advancing _,
          RolloutState.Baking _,
          RolloutState.Settling _,
          RolloutState.Yielded _ ->
          State.DEPLOYING;
      case RolloutState.Holding _, RolloutState.Held _, RolloutState.Undecided _ -> State.HELD;
      case RolloutState.Finished finished ->
          switch (finished.outcome()) {
            case ARRIVED -> State.OK;
            case ROLLED_BACK, FAILED_UNCHANGED, MIXED -> State.FAILED;
            case SUPERSEDED, WITHDRAWN -> State.IDLE;
          };
    };
  }

  /// The state in words: `baking, wave 2`, `arrived`, `rolled back`.
  static String words(Rollout rollout) {
    return rollout.state() instanceof RolloutState.Finished finished
        ? finished.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : Sight.doing(rollout.state());
  }

  /// The same without its wave, beside which it is shown.
  static String doing(Rollout rollout) {
    return words(rollout).replaceFirst(",? (in )?wave [0-9]+$", "");
  }

  /// Why it stands where it stands; empty where there is nothing to say.
  static String why(Rollout rollout) {
    return switch (rollout.state()) {
      case RolloutState.Finished finished -> finished.why().text();
      case RolloutState.Undecided undecided -> undecided.why().text();
      case RolloutState.Held held -> causes(held.causes());
      case RolloutState.Holding holding -> causes(holding.causes());
      case RolloutState.Waiting _,
          RolloutState.Advancing _,
          RolloutState.Baking _,
          RolloutState.Yielded _,
          RolloutState.Settling _ ->
          "";
    };
  }

  private static String causes(Iterable<HoldCause> causes) {
    var words = new ArrayList<String>();
    for (var cause : causes) {
      words.add(
          switch (cause) {
            case ASKED -> "somebody asked";
            case STOP -> "the stop is pulled";
            case STALLED -> "an instance did not become steady";
          });
    }
    return String.join(", ", words);
  }

  /// How a command that waited for it ends (docs/cli.md).
  static Ending ending(Rollout rollout) {
    return rollout.state() instanceof RolloutState.Finished finished
        ? ending(finished.outcome())
        : Ending.OK;
  }

  private static Ending ending(Outcome outcome) {
    return switch (outcome) {
      case ARRIVED -> Ending.OK;
      case ROLLED_BACK -> Ending.ROLLED_BACK;
      case MIXED -> Ending.MIXED;
      case FAILED_UNCHANGED -> Ending.FAILED;
      case SUPERSEDED, WITHDRAWN -> Ending.CONFLICT;
    };
  }

  /// The same as a line of a stream.
  static Json.Members event(Rollout rollout, World world) {
    return fields(new Fields().put("type", "rollout"), rollout, world).members();
  }

  static Json.Members row(Rollout rollout, World world) {
    return fields(new Fields(), rollout, world).members();
  }

  private static Fields fields(Fields begun, Rollout rollout, World world) {
    var why = why(rollout);
    return begun
        .put("rollout", rollout.id().text())
        .put("tier", rollout.tier().text())
        .put("kind", rollout.plan().kind().name().toLowerCase(Locale.ROOT))
        .put("to", rollout.plan().to().brief())
        .put("state", state(rollout).word())
        .put("doing", words(rollout))
        .put("ended", rollout.ended())
        .put("wave", rollout.wave())
        .put("waves", rollout.plan().waves().size())
        .put("by", world.people().called(rollout.by()))
        .put("reason", rollout.why().text())
        .put("planned", Times.program(rollout.planned()))
        .put("changed", Times.program(rollout.changed()))
        .put("message", why.isEmpty() ? null : why);
  }

  static Block table(List<Rollout> rollouts, World world, Instant now) {
    return new Block.Table(
        List.of(
            Column.of("ROLLOUT"),
            Column.of("TIER"),
            Column.of("KIND"),
            Column.of("TO"),
            Column.cut("STATE"),
            Column.of("FOR"),
            Column.of("BY"),
            Column.wide("REASON")),
        rollouts.stream()
            .map(one ->
                List.of(
                    Text.of(one.id().text()),
                    Text.of(one.tier().text()),
                    Text.of(one.plan().kind().name().toLowerCase(Locale.ROOT)),
                    Text.of(one.plan().to().brief()),
                    Text.sign(state(one).glyph()).plus(" " + words(one)),
                    Text.of(StatusVerbs.ago(one.changed(), now)),
                    Text.foreign(world.people().called(one.by())),
                    Text.foreign(one.why().text())))
            .toList());
  }

  static Reply reply(Call call, World world, Rollout rollout) {
    var look = call.session().look();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("rollout", rollout.id().text()));
    facts.add(Fact.of("tier", rollout.tier().text()));
    facts.add(Fact.of("to", rollout.plan().to().brief()));
    facts.add(new Fact("state", Text.sign(state(rollout).glyph()).plus(" " + words(rollout))));
    var why = HoldReason.of(call, rollout).orElseGet(() -> why(rollout));
    if (!why.isEmpty()) {
      facts.add(Fact.foreign("why", why));
    }
    facts.add(Fact.of("wave", rollout.wave() + " of " + rollout.plan().waves().size()));
    facts.add(Fact.foreign("by", world.people().called(rollout.by())));
    if (!rollout.why().text().isEmpty()) {
      facts.add(Fact.foreign("reason", rollout.why().text()));
    }
    facts.add(Fact.of("planned", Times.person(rollout.planned(), look)));
    facts.add(Fact.of("changed", Times.person(rollout.changed(), look)));
    var waves = new WaveViews(world, rollout);
    var reply =
        Reply.of(
            call.document(world)
                .put("detail", row(rollout, world))
                .put("waves", waves.documents())
                .members(),
            List.of(new Block.Facts(facts), Block.blank(), waves.table()));
    return choices(reply, rollout);
  }

  private static Reply choices(Reply reply, Rollout rollout) {
    var hinted = reply;
    for (var hint : choices(rollout)) {
      hinted = hinted.hint(hint.command(), hint.what());
    }
    return hinted;
  }

  /// What can be done about a rollout that stands still; nothing about one that moves.
  static List<Block.Hint> choices(Rollout rollout) {
    var id = rollout.id();
    return switch (rollout.state()) {
      case RolloutState.Held _, RolloutState.Holding _, RolloutState.Undecided _ ->
          List.of(
              new Block.Hint("hoops retry " + id, "new lives for what failed"),
              new Block.Hint("hoops resume " + id, "go on"),
              new Block.Hint("hoops rollback " + rollout.tier(), "go back"),
              new Block.Hint("hoops abort " + id, "give up, and leave it mixed"));
      case RolloutState.Waiting _,
          RolloutState.Advancing _,
          RolloutState.Baking _,
          RolloutState.Yielded _,
          RolloutState.Settling _,
          RolloutState.Finished _ ->
          List.of();
    };
  }
}
