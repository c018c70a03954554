package hoops.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-1.5",
        "1E+3",
        "\"\"",
        "[]",
        "{}",
        "[1,\"a\",{\"b\":null}]",
        "\"\\\"\\\\\\n\\u0000\\u2028\"",
        "\"日本\""
      })
  void what_is_written_is_what_was_read(String text) {
    assertThat(Json.read(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "01",
        "1.",
        "+1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":1,\"a\":2}",
        "[1] 2",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\n\"",
        "NaN",
        "'a'",
        "{a:1}",
        "[",
        "{\"a\":"
      })
  void what_is_no_json_is_refused(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonBroken.class);
  }

  @Test
  void depth_is_bounded() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(JsonBroken.class);
  }

  @Test
  void every_frame_survives_its_line() {
    for (var frame :
        List.of(
            new Frame.Out(1, "a\nb"),
            new Frame.Err(2, ""),
            new Frame.Progress(3, List.of("x", "y")),
            new Frame.Ask(4, "id", Frame.Kind.CHOICE, "?", "-y", Map.of("r", "retry", "g", "go")),
            new Frame.Exit(5, 130))) {
      assertThat(frame.line()).doesNotContain("\n");
      assertThat(Frame.read(frame.line())).isEqualTo(frame);
    }
  }

  @Test
  void words_survive_their_body() {
    var env = new TreeMap<>(Map.of("TERM", "xterm"));
    var words =
        new Words(List.of("status", "# a"), List.of("out"), 120, "C.UTF-8", "UTC", env, "1", 7);

    assertThat(Words.read(words.text())).isEqualTo(words);
  }

  @Test
  void another_version_of_words_is_refused() {
    assertThatThrownBy(() -> Words.read("{\"schema\":\"hoops.words/2\"}"))
        .isInstanceOf(JsonBroken.class);
  }

  @Test
  void no_other_variable_is_taken_over() {
    var body = Words.plain(List.of()).text().replace("\"env\":{}", "\"env\":{\"SECRET\":\"x\"}");

    assertThat(Words.read(body).env()).isEmpty();
  }
}
