package hoops.server.simulation;

import java.util.SplittableRandom;

/// How often what goes wrong in one seed: of a thousand steps each.
record Odds(
    int kill, int jump, int crash, int lose, int silence, int deploy, int verb, int late, int bad) {
  static Odds calm() {
    return new Odds(0, 0, 0, 0, 0, 8, 0, 0, 0);
  }

  /// Some seeds are calm, some are hell.
  static Odds drawn(SplittableRandom chance) {
    int scale = chance.nextInt(4);
    return new Odds(
        scale * chance.nextInt(8),
        chance.nextInt(4) == 0 ? scale * 3 : 0,
        scale * chance.nextInt(12),
        scale * chance.nextInt(5),
        scale * chance.nextInt(5),
        6 + chance.nextInt(20),
        scale * chance.nextInt(20),
        scale * chance.nextInt(150),
        chance.nextInt(400));
  }
}
