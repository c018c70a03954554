package hoops.server.simulation;

import java.util.SplittableRandom;

/// How often what goes wrong in one seed: of a thousand seconds, appends or messages each.
record Odds(
    int death,
    int jump,
    int crash,
    int ill,
    int lose,
    int silence,
    int late,
    int commit,
    int dirty,
    int bad,
    int person,
    int file,
    int full) {
  /// Some seeds are calm, some are hell.
  static Odds drawn(SplittableRandom chance) {
    int scale = chance.nextInt(4);
    return new Odds(
        scale * chance.nextInt(20),
        chance.nextInt(3) == 0 ? scale * 3 : 0,
        scale * chance.nextInt(12),
        scale * chance.nextInt(4),
        scale * chance.nextInt(5),
        scale * chance.nextInt(5),
        scale * chance.nextInt(100),
        10 + chance.nextInt(30),
        chance.nextInt(300),
        chance.nextInt(400),
        5 + scale * chance.nextInt(25),
        scale * chance.nextInt(6),
        chance.nextInt(4) == 0 ? scale * 3 : 0);
  }
}
