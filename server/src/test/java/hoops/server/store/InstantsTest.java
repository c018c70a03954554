package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantsTest {
  @Test
  void every_instant_reads_as_java_reads_it() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
      for (long nanos : new long[] {0, 5_000_000, 999_000_000, 123_456_789, 120_000}) {
        var instant = Instant.ofEpochSecond(second, nanos);

        assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
      }
    }
    for (var instant : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
      assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @Test
  void what_is_no_instant_is_refused() {
    for (var text : List.of("2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01", "")) {
      assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
    assertThat(Instants.parse("2026-01-01T24:00:00Z"))
        .isEqualTo(Instant.parse("2026-01-01T24:00:00Z"));
  }
}
