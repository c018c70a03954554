package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Many small systems, each with its own bad luck; a failing seed prints the line that replays it.
class SimulationTest {
  /// `-Dseed=N` runs that one alone, `-Dseeds=N` so many.
  private static final long SEEDS = Long.getLong("seeds", 500);

  @Test
  void every_invariant_holds_in_every_seed() {
    long one = Long.getLong("seed", -1);
    for (long seed = one < 0 ? 0 : one; seed < (one < 0 ? SEEDS : one + 1); seed++) {
      run(seed);
    }
  }

  @Test
  void the_same_seed_is_the_same_run() {
    for (long seed = 1; seed <= Math.min(100, SEEDS); seed++) {
      assertThat(new Simulation(seed).run()).isEqualTo(new Simulation(seed).run());
    }
  }

  @Test
  void dying_at_any_append_and_again_in_recovery_ends_the_same() {
    var undisturbed = new Simulation(0);
    var end = undisturbed.calm(List.of());
    for (int entry = 1; entry <= undisturbed.entries(); entry += 5) {
      assertThat(new Simulation(0).calm(List.of(entry))).as("died at %d", entry).isEqualTo(end);
      assertThat(new Simulation(0).calm(List.of(entry, entry + 1, entry + 4)))
          .as("died at %d and again", entry)
          .isEqualTo(end);
    }
  }

  private static void run(long seed) {
    var simulation = new Simulation(seed);
    try {
      simulation.run();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(
          "seed %d broke: %s%nreplay: mvn -pl server -am test -Dtest=SimulationTest -Dseed=%d%n%s"
              .formatted(seed, broken, seed, simulation.tail()),
          broken);
    }
  }
}
