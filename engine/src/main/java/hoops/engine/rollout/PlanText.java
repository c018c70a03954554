package hoops.engine.rollout;

import hoops.engine.Digest;
import hoops.engine.Share;
import hoops.engine.fleet.Side;
import hoops.engine.system.Moving;
import java.util.stream.Collectors;

/// A plan as one text, of which its hash is made: everything but its number and the time (S38).
final class PlanText {
  private PlanText() {}

  static Digest hash(Plan plan) {
    return Digest.of(of(plan));
  }

  static String of(Plan plan) {
    var text = new StringBuilder();
    text.append("plan/1\n").append(plan.tier()).append('\n').append(plan.kind()).append('\n');
    text.append(origin(plan.from())).append('\n').append(plan.to().hex()).append('\n');
    text.append(plan.set().text()).append('\n');
    plan.parts().forEach(part -> text.append(part(part)).append('\n'));
    return text.toString();
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case Origin.Empty _ -> "empty";
      case Origin.Whole(var manifest) -> "whole " + manifest.hex();
      case Origin.Mixed(var last) -> "mixed " + last.hex();
    };
  }

  private static String part(Part part) {
    return String.join(
        " ",
        part.assembly().text(),
        Integer.toString(part.rank()),
        side(part.to()),
        part.from().stream().map(PlanText::side).collect(Collectors.joining(",", "[", "]")),
        Long.toString(part.n()),
        moving(part.moving()),
        part.steps().stream()
            .map(step -> step.share().text() + ":" + step.old())
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String side(Side side) {
    return side.build().text() + "/" + side.set().text();
  }

  private static String moving(Moving moving) {
    return String.join(
        ";",
        moving.waves().stream().map(Share::text).collect(Collectors.joining(",")),
        moving.surge().text(),
        moving.missing().text(),
        moving.redGreen().name(),
        moving.judge().name(),
        moving.bake().first().toString(),
        moving.bake().later().toString(),
        moving.readyFor().toString(),
        moving.readyWithin().toString(),
        moving.noProgress().toString(),
        moving.keepOld().toString());
  }
}
