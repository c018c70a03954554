package hoops.engine.control;

import hoops.engine.TierName;
import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import java.util.ArrayList;
import java.util.Arrays;

/// A system file of two assemblies, `index` and `web`.
public final class TaleFile {
  private TaleFile() {}

  /// With tiers that all follow main at once.
  public static Located.Fields of(TierName... following) {
    return withTiers(
        Arrays.stream(following)
            .flatMap(tier -> Arrays.stream(new Object[] {tier.text(), following()}))
            .toArray());
  }

  /// With one tier that follows main at once, and one that a person moves, which is protected.
  public static Located.Fields withByHand(TierName following, TierName byHand) {
    return withTiers(following.text(), following(), byHand.text(), fields("follows", "nothing"));
  }

  private static Located.Fields following() {
    return fields("follows", "main", "when", "at once");
  }

  private static Located.Fields withTiers(Object... tiers) {
    return fields(
        "hoops",
        "1",
        "solo",
        "true",
        "assemblies",
        fields("index", built(), "web", built()),
        "tiers",
        fields(tiers),
        "moving",
        fields("ready-for", "1s", "keep-old", "0s", "bake", fields("at-least", "5s")));
  }

  private static Located.Fields built() {
    return fields("build", "sh build.sh", "artifact", "dist", "run", "./run");
  }

  private static Located.Fields fields(Object... pairs) {
    var fields = new ArrayList<Located.Field>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(new Located.Field(text(pairs[i]), value(pairs[i + 1])));
    }
    return new Located.Fields(fields, Mark.START);
  }

  private static Located value(Object value) {
    return value instanceof Located located ? located : text(value);
  }

  private static Located.Text text(Object text) {
    return new Located.Text(text.toString(), Mark.START);
  }
}
