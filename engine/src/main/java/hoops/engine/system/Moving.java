package hoops.engine.system;

import hoops.engine.Share;
import java.time.Duration;
import java.util.List;

/// How an assembly of a tier is moved from one build to another (docs/rules.md).
///
/// `waves` rise and end with 100 %. `surge` and `missing` round as M6 says. `readyFor` is how long
/// an instance must be ready without a break to be steady, `readyWithin` how long it may take to
/// get there, `noProgress` how long a wave may stand still; `readyFor < readyWithin < noProgress`
/// (M17).
public record Moving(
    List<Share> waves,
    Share surge,
    Share missing,
    RedGreen redGreen,
    Judge judge,
    Bake bake,
    Duration readyFor,
    Duration readyWithin,
    Duration noProgress,
    Duration keepOld) {
  public Moving {
    waves = List.copyOf(waves);
  }

  /// In which waves the new side runs beside a whole old side (M21).
  public enum RedGreen {
    FIRST,
    EACH,
    WHOLE,
    NEVER
  }

  /// What decides after a bake: health alone, or a comparison with the old side.
  public enum Judge {
    HEALTH,
    COMPARES,
    KAYENTA
  }

  /// How long an assembly's first wave is watched, and each later one (a third of it, M15).
  ///
  /// `atMost` is when a person is asked where no judgement was found, `requests` how many each side
  /// needs before it is judged (M28).
  public record Bake(Duration first, Duration later, Duration atMost, int requests) {
    /// Watched so long in the first wave, a third of it later; all else by default.
    public static Bake of(Duration first) {
      var atMost = Duration.ofMinutes(60);
      return new Bake(first, first.dividedBy(3), first.compareTo(atMost) > 0 ? first : atMost, 100);
    }
  }
}
