package hoops.server.commands;

import hoops.engine.control.World;
import hoops.engine.fleet.Side;
import hoops.engine.gate.Verdicts;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How plans are shown.
final class PlanViews {
  private PlanViews() {}

  static Reply reply(Call call, World world, Plan plan, Verdicts verdicts) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.line(
            "Plan "
                + plan.id()
                + "  "
                + plan.tier()
                + "  "
                + origin(plan.from())
                + " -> "
                + plan.to().brief()));
    blocks.addAll(changes(plan));
    plan.parts().stream()
        .filter(Part::leavesNoneServing)
        .forEach(part -> blocks.add(Block.line("  " + gap(part))));
    blocks.add(Block.blank());
    blocks.add(Block.line("Gates   " + GateViews.count(verdicts)));
    if (!verdicts.shut().isEmpty()) {
      blocks.addAll(GateViews.blocks(new Verdicts(verdicts.shut()), call.session().look()));
    }
    var reply = Reply.of(document(call.document(world), plan, verdicts), blocks);
    if (plan.parts().isEmpty()) {
      return reply;
    }
    var deploy = "hoops deploy " + plan.tier() + " --plan " + plan.id();
    return verdicts.open()
        ? reply.hint(deploy, "nothing has changed; this does it")
        : reply.hint("hoops why " + plan.tier() + " " + plan.to().brief(), "what is in the way");
  }

  private static List<Block> changes(Plan plan) {
    if (plan.parts().isEmpty()) {
      var same = Text.of("  ").plus(Text.sign(Glyph.SAME)).plus(" nothing would change");
      return List.of(Block.line(same));
    }
    int waves = plan.waves().size();
    return List.of(
        new Block.Table(
            List.of(
                Column.bare("change"),
                Column.bare("assembly"),
                Column.bare("builds"),
                Column.bare("instances"),
                Column.bare("waves")),
            plan.parts().stream().map(PlanViews::row).toList()),
        Block.line("  " + (waves == 1 ? "1 wave" : waves + " waves") + " in all"));
  }

  private static Json.Members document(Fields begun, Plan plan, Verdicts verdicts) {
    return begun
        .put("plan", plan.id().text())
        .put("tier", plan.tier().text())
        .put("kind", plan.kind().name().toLowerCase(Locale.ROOT))
        .put("from", origin(plan.from()))
        .put("to", plan.to().brief())
        .put("hash", plan.hash().text())
        .put("waves", plan.waves().size())
        .put("assemblies", plan.parts().stream().map(PlanViews::document).toList())
        .put("gates", GateViews.rows(verdicts))
        .members();
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case Origin.Empty _ -> "nothing";
      case Origin.Whole(var manifest) -> manifest.brief();
      case Origin.Mixed _ -> "mixed";
    };
  }

  private static List<Text> row(Part part) {
    var mark = part.from().isEmpty() ? Glyph.ADDED : Glyph.EXCHANGED;
    return List.of(
        Text.of("  ").plus(Text.sign(mark)),
        Text.of(part.assembly().text()),
        Text.of(from(part) + " -> " + part.build().number()),
        Text.of(part.n() == 1 ? "1 instance" : part.n() + " instances"),
        Text.of(part.steps().size() == 1 ? "1 wave" : part.steps().size() + " waves"));
  }

  /// What a person ticks before it moves: for a while none of it serves (M9, S28).
  private static String gap(Part part) {
    return "%s: none serves until its new ones are ready, at most %d s%s"
        .formatted(
            part.assembly(),
            part.moving().readyWithin().toSeconds(),
            part.alone() ? " (alone)" : "");
  }

  /// The numbers of the builds it takes the place of; `new` where there are none.
  static String from(Part part) {
    return part.from().isEmpty()
        ? "new"
        : part.from().stream()
            .map(Side::build)
            .map(build -> Integer.toString(build.number()))
            .distinct()
            .collect(Collectors.joining(","));
  }

  private static Json.Members document(Part part) {
    return new Fields()
        .put("assembly", part.assembly().text())
        .put("change", part.from().isEmpty() ? "added" : "exchanged")
        .put("from", part.from().isEmpty() ? null : from(part))
        .put("to", part.build().text())
        .put("instances", part.n())
        .put("waves", part.steps().size())
        .put("serves", part.leavesNoneServing() ? "not while it moves" : "throughout")
        .members();
  }
}
