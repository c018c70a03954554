package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Many small systems, each with its own bad luck. `-Dseeds=N` runs so many, `-Dseed=N` that one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
  private static final long SEEDS = Long.getLong("seeds", 500);
  private static final long ONE = Long.getLong("seed", -1);
  private static final int TAIL = 40;

  private final Map<Long, Digest> digests = new ConcurrentHashMap<>();

  @Test
  void every_invariant_holds_in_every_seed() {
    var seeds = ONE < 0 ? LongStream.range(0, SEEDS) : LongStream.of(ONE);
    seeds.parallel().forEach(seed -> digests.put(seed, played(new Seed(seed), seed)));
  }

  @Test
  void the_same_seed_is_the_same_run_in_any_order() {
    LongStream.rangeClosed(1, ONE < 0 ? Math.min(100, SEEDS) : 0)
        .map(number -> 101 - number)
        .forEach(seed ->
            assertThat(played(new Seed(seed), seed))
                .as("seed %d a second time", seed)
                .isEqualTo(digests.computeIfAbsent(seed, _ -> played(new Seed(seed), seed))));
  }

  @Test
  void a_seed_that_breaks_prints_the_line_that_replays_it() {
    assertThatThrownBy(() -> played(new Seed(7, 0), 4711))
        .hasMessageStartingWith("seed 4711 broke: I36 Converges: ")
        .satisfies(broken ->
            assertThat(broken.getMessage().lines())
                .contains("./verify --seed 4711")
                .anyMatch(line -> line.contains("ReignBegan")));
  }

  private static Digest played(Seed seed, long number) {
    try {
      return seed.run();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(
          "seed %d broke: %s%n%nIts last entries:%n%s%nThe line that replays it:%n./verify --seed %d%n"
              .formatted(number, said(broken), seed.tail(TAIL), number),
          broken);
    }
  }

  private static String said(Throwable broken) {
    return broken instanceof Invariant.Broken ? broken.getMessage() : broken.toString();
  }
}
