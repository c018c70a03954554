package hoops.server;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.server.commands.Pasted;
import hoops.server.commands.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a message proposes can be pasted as it stands.
class PastedTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/srv/logs/hoops.yaml, /srv/logs/hoops.yaml",
        "./demo-data, ./demo-data",
        "/srv/my logs, '/srv/my logs'",
        "/srv/$HOME;x, '/srv/$HOME;x'",
        "/srv/it's, '/srv/it'\\''s'",
      })
  void a_path_is_one_word_of_the_shell(String path, String word) {
    assertThat(Pasted.word(path)).isEqualTo(word);
  }

  @Test
  void the_demo_names_its_folder_where_it_is_not_the_usual_one() throws Exception {
    assertThat(demo(Map.of()).command("demo stop")).isEqualTo("hoops demo stop");
    assertThat(demo(Map.of("data", List.of("/srv/my demo"))).command("demo commit fix"))
        .isEqualTo("hoops demo commit fix --data '/srv/my demo'");
  }

  private static DemoWords demo(Map<String, List<String>> typed) throws DemoWords.Wrong {
    return DemoWords.of("demo", Values.of(typed), Map.of("hoops.home", "/srv/hoops"));
  }
}
