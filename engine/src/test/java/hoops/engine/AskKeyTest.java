package hoops.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AskKeyTest {
  @Test
  void a_key_that_is_too_short_is_refused() {
    assertThatThrownBy(() -> new AskKey("short", Digest.of("hold")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 to 128");
  }
}
