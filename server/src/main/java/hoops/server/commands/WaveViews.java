package hoops.server.commands;

import hoops.engine.control.World;
import hoops.engine.fleet.Instance;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Rollout;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The waves of a rollout, each in a line: how far it is, which builds it exchanges, and while it
/// is the one under way how many of the new ones are ready.
final class WaveViews {
  private final World world;
  private final Rollout rollout;

  WaveViews(World world, Rollout rollout) {
    this.world = world;
    this.rollout = rollout;
  }

  Block table() {
    return new Block.Table(
        List.of(Column.of("WAVE"), Column.of("STATE"), Column.cut("WHAT")),
        waves()
            .mapToObj(wave ->
                List.of(
                    Text.of(Integer.toString(wave)),
                    Text.sign(state(wave).glyph()).plus(" " + word(wave)),
                    Text.of(
                        rollout.plan().inWave(wave).stream()
                            .map(part -> part(wave, part))
                            .collect(Collectors.joining(", ")))))
            .toList());
  }

  List<Json.Members> documents() {
    return waves()
        .mapToObj(wave ->
            new Fields()
                .put("wave", wave)
                .put("state", word(wave).replace(' ', '_'))
                .put(
                    "assemblies", rollout.plan().inWave(wave).stream().map(this::document).toList())
                .members())
        .toList();
  }

  private IntStream waves() {
    return IntStream.rangeClosed(1, rollout.plan().waves().size());
  }

  private State state(int wave) {
    if (arrived() || wave < rollout.wave()) {
      return State.OK;
    }
    return wave == rollout.wave() ? RolloutViews.state(rollout) : State.IDLE;
  }

  private String word(int wave) {
    if (arrived() || wave < rollout.wave()) {
      return "done";
    }
    return wave == rollout.wave()
        ? RolloutViews.doing(rollout)
        : rollout.ended() ? "not begun" : "to come";
  }

  private boolean arrived() {
    return RolloutViews.state(rollout) == State.OK;
  }

  private String part(int wave, Part part) {
    var change = part.assembly() + " " + PlanViews.from(part) + " -> " + part.build().number();
    var now = wave == rollout.wave() && !rollout.ended();
    return now ? change + ", " + ready(part) + " of " + part.n() + " ready" : change;
  }

  private long ready(Part part) {
    return world
        .fleet()
        .living(rollout.tier())
        .filter(life -> life.side().equals(part.to()))
        .filter(Instance::ready)
        .count();
  }

  private Json.Members document(Part part) {
    return new Fields()
        .put("assembly", part.assembly().text())
        .put("from", part.from().isEmpty() ? null : PlanViews.from(part))
        .put("to", part.build().text())
        .put("instances", part.n())
        .put("ready", ready(part))
        .members();
  }
}
