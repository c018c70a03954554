package hoops.server.store;

import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.Rollouts;
import hoops.engine.rollout.Trigger;
import java.io.IOException;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// How plans and rollouts are kept in a snapshot.
final class RolloutsState {
  private RolloutsState() {}

  static void write(Rollouts rollouts, SnapshotOut out) {
    out.each("rollout.rollout", rollouts.byId().values(), RolloutsState::rollout);
    out.each("rollout.plan", rollouts.plans().values(), PlanCodec::write);
    out.each("rollout.mixed", rollouts.mixed().entrySet(), RolloutsState::mixed);
    out.each("rollout.barred", rollouts.barred().entrySet(), RolloutsState::barred);
  }

  static Rollouts read(SnapshotIn in) throws IOException {
    var rollouts = Maps.by(Rollout::id, in.each("rollout.rollout", RolloutsState::rollout));
    var plans = Maps.by(Plan::id, in.each("rollout.plan", PlanCodec::read));
    var mixed = Maps.of(in.each("rollout.mixed", RolloutsState::mixed));
    return new Rollouts(
        rollouts, plans, mixed, Maps.of(in.each("rollout.barred", RolloutsState::barred)));
  }

  private static void rollout(Rollout rollout, Out out) {
    out.put("rollout", rollout.id().text())
        .object("plan", to -> PlanCodec.write(rollout.plan(), to))
        .put("trigger", PlanCodec.word(rollout.trigger()))
        .put("by", Causes.text(rollout.by()))
        .side("why", rollout.why().text())
        .list("verdicts", rollout.verdicts().entrySet(), RolloutCodecs::verdict)
        .put("planned", rollout.planned())
        .put("changed", rollout.changed())
        .object("state", to -> RolloutProgress.state(rollout.state(), to))
        .object("progress", to -> RolloutProgress.write(rollout.progress(), to));
  }

  private static Rollout rollout(In in) {
    return new Rollout(
        RolloutId.parse(in.text("rollout")),
        in.object("plan", PlanCodec::read),
        Trigger.valueOf(PlanCodec.name(in.text("trigger"))),
        Causes.actor(in.text("by")),
        new Reason(in.side("why")),
        RolloutCodecs.verdicts(in.list("verdicts", RolloutCodecs::verdict)),
        in.instant("planned"),
        in.instant("changed"),
        in.object("state", RolloutProgress::state),
        in.object("progress", RolloutProgress::read));
  }

  private static void mixed(Map.Entry<TierName, RolloutId> mixed, Out out) {
    out.put("tier", mixed.getKey().text()).put("by", mixed.getValue().text());
  }

  private static Map.Entry<TierName, RolloutId> mixed(In in) {
    return Map.entry(new TierName(in.text("tier")), RolloutId.parse(in.text("by")));
  }

  private static void barred(Map.Entry<TierName, PVector<ManifestHash>> barred, Out out) {
    out.put("tier", barred.getKey().text())
        .texts("manifests", barred.getValue().stream().map(ManifestHash::hex).toList());
  }

  private static Map.Entry<TierName, PVector<ManifestHash>> barred(In in) {
    var hashes = in.texts("manifests").stream().map(ManifestHash::new).toList();
    return Map.entry(new TierName(in.text("tier")), TreePVector.from(hashes));
  }
}
