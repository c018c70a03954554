package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.fleet.Side;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.Step;
import hoops.engine.system.Moving;
import hoops.server.store.FleetCodecs.Sets;
import java.util.Locale;

/// How a plan is stored inside the events that carry one, with its hash in plain sight.
final class PlanCodec {
  private PlanCodec() {}

  static void write(Plan plan, Out out) {
    out.put("id", plan.id().text())
        .put("hash", plan.hash().text())
        .put("tier", plan.tier().text())
        .put("kind", word(plan.kind()))
        .object("from", from -> origin(plan.from(), from))
        .put("to", plan.to().hex())
        .object("set", set -> Sets.write(set, plan.set()))
        .list("parts", plan.parts(), PlanCodec::part);
  }

  static Plan read(In in) {
    return new Plan(
        PlanId.parse(in.text("id")),
        new TierName(in.text("tier")),
        Kind.valueOf(name(in.text("kind"))),
        in.object("from", PlanCodec::origin),
        new ManifestHash(in.text("to")),
        in.object("set", Sets::read),
        in.list("parts", PlanCodec::part));
  }

  private static void origin(Origin origin, Out out) {
    switch (origin) {
      case Origin.Empty _ -> out.put("is", "empty");
      case Origin.Whole(var manifest) -> out.put("is", "whole").put("manifest", manifest.hex());
      case Origin.Mixed(var last) -> out.put("is", "mixed").put("manifest", last.hex());
    }
  }

  private static Origin origin(In in) {
    return switch (in.text("is")) {
      case "empty" -> new Origin.Empty();
      case "whole" -> new Origin.Whole(new ManifestHash(in.text("manifest")));
      case "mixed" -> new Origin.Mixed(new ManifestHash(in.text("manifest")));
      default -> throw new IllegalArgumentException("no origin: " + in.text("is"));
    };
  }

  private static void part(Part part, Out out) {
    out.put("assembly", part.assembly().text())
        .put("rank", part.rank())
        .object("to", side -> side(part.to(), side))
        .list("from", part.from(), PlanCodec::side)
        .put("n", part.n())
        .object("moving", moving -> moving(part.moving(), moving))
        .list("steps", part.steps(), PlanCodec::step);
  }

  private static Part part(In in) {
    return new Part(
        new AssemblyName(in.text("assembly")),
        in.count("rank"),
        in.object("to", PlanCodec::side),
        in.list("from", PlanCodec::side),
        in.number("n"),
        in.object("moving", PlanCodec::moving),
        in.list("steps", PlanCodec::step));
  }

  private static void side(Side side, Out out) {
    out.put("build", side.build().text()).object("set", set -> Sets.write(set, side.set()));
  }

  private static Side side(In in) {
    return new Side(BuildId.parse(in.text("build")), in.object("set", Sets::read));
  }

  private static void step(Step step, Out out) {
    out.put("share", step.share().text())
        .put("beside", step.old() == Step.Old.BESIDE)
        .put("alone", step.old() == Step.Old.STOPS_FIRST);
  }

  private static Step step(In in) {
    boolean alone = in.has("alone") && in.flag("alone");
    var together = in.flag("beside") ? Step.Old.BESIDE : Step.Old.MAKES_ROOM;
    return new Step(share(in.text("share")), alone ? Step.Old.STOPS_FIRST : together);
  }

  private static void moving(Moving moving, Out out) {
    out.texts("waves", moving.waves().stream().map(Share::text).toList())
        .put("surge", moving.surge().text())
        .put("missing", moving.missing().text())
        .put("red-green", word(moving.redGreen()))
        .put("judge", word(moving.judge()))
        .object("bake", bake -> bake(moving.bake(), bake))
        .put("ready-for", moving.readyFor())
        .put("ready-within", moving.readyWithin())
        .put("no-progress", moving.noProgress())
        .put("keep-old", moving.keepOld());
  }

  private static Moving moving(In in) {
    return new Moving(
        in.texts("waves").stream().map(PlanCodec::share).toList(),
        share(in.text("surge")),
        share(in.text("missing")),
        Moving.RedGreen.valueOf(name(in.text("red-green"))),
        Moving.Judge.valueOf(name(in.text("judge"))),
        in.object("bake", PlanCodec::bake),
        in.duration("ready-for"),
        in.duration("ready-within"),
        in.duration("no-progress"),
        in.duration("keep-old"));
  }

  private static void bake(Moving.Bake bake, Out out) {
    out.put("first", bake.first())
        .put("later", bake.later())
        .put("at-most", bake.atMost())
        .put("requests", bake.requests());
  }

  private static Moving.Bake bake(In in) {
    return new Moving.Bake(
        in.duration("first"), in.duration("later"), in.duration("at-most"), in.count("requests"));
  }

  private static Share share(String text) {
    return text.endsWith("%")
        ? new Share.Percent(Integer.parseInt(text.substring(0, text.length() - 1)))
        : new Share.Count(Long.parseLong(text));
  }

  /// The stored word of a constant, and back: golden files hold both for ever.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String name(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
