package hoops.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoChangesTest {
  private static final Path SOURCES = Path.of("../demo");
  private static final String SEARCH = "query/main/logs/query/Search.java";
  private static final String WORDS = "index/main/logs/index/Words.java";
  private static final String RECEIVER = "receiver/main/logs/receiver/Main.java";

  private Map<String, String> texts;

  @BeforeEach
  void read() throws IOException {
    texts = new HashMap<>();
    for (var path : DemoChanges.paths()) {
      texts.put(path, Files.readString(SOURCES.resolve(path)));
    }
  }

  private Map<String, String> make(DemoChange change) {
    var changed = DemoChanges.apply(change, texts);
    texts.putAll(changed);
    return changed;
  }

  @ParameterizedTest
  @EnumSource(DemoChange.class)
  void each_can_be_made_again_and_again(DemoChange change) {
    for (int i = 0; i < 3; i++) {
      assertThat(make(change)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(DemoChange.class)
  void each_word_names_its_change(DemoChange change) {
    assertThat(DemoChange.named(change.word())).contains(change);
    assertThat(DemoChange.named("mend")).isEmpty();
  }

  @Test
  void a_fix_changes_query_alone() {
    assertThat(make(DemoChange.FIX)).containsOnlyKeys(SEARCH);
    assertThat(texts.get(SEARCH)).contains("int IMPROVEMENTS = 2;");
  }

  @Test
  void each_break_changes_one_line_of_one_file() {
    assertThat(make(DemoChange.UNIT_BREAK)).containsOnlyKeys(WORDS);
    assertThat(make(DemoChange.CRASH)).containsOnlyKeys(RECEIVER);
    assertThat(make(DemoChange.INTEGRATION_BREAK)).containsOnlyKeys(SEARCH);
    assertThat(texts.get(WORDS)).contains("int SHORTEST = 2;");
    assertThat(texts.get(RECEIVER)).contains("int DIES_AFTER_MILLIS = 3000;");
    assertThat(texts.get(SEARCH)).contains("String ASKED_AS = \"qq\";");
  }

  @Test
  void a_fix_mends_what_was_broken() {
    var whole = Map.copyOf(texts);
    make(DemoChange.UNIT_BREAK);
    make(DemoChange.CRASH);
    make(DemoChange.INTEGRATION_BREAK);
    make(DemoChange.FIX);
    assertThat(texts.get(WORDS)).isEqualTo(whole.get(WORDS));
    assertThat(texts.get(RECEIVER)).isEqualTo(whole.get(RECEIVER));
    assertThat(texts.get(SEARCH)).contains("IMPROVEMENTS = 2;").contains("ASKED_AS = \"q\";");
  }

  @Test
  void a_line_that_is_gone_is_named() {
    texts.put(WORDS, "class Words {}");
    assertThatIllegalStateException()
        .isThrownBy(() -> make(DemoChange.UNIT_BREAK))
        .withMessage(
            "index/main/logs/index/Words.java has no line with \"int SHORTEST =\" any more,"
                + " so this change cannot be made there");
  }
}
