package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.journal.JournalBroken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodecsTest {
  @Test
  void every_event_of_every_family_has_a_codec_and_a_golden_file() throws Exception {
    var families = Families.all();
    assertThat(families).isNotEmpty();

    var without = new ArrayList<String>();
    for (var family : families) {
      for (var member : Families.members(family)) {
        var codec = Codecs.ALL.of(member);
        if (codec.isEmpty()
            || !Files.exists(
                CodecContract.GOLDEN.resolve(
                    "%s.v%d.json".formatted(codec.get().name(), codec.get().version())))) {
          without.add(member.getName());
        }
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void every_golden_file_of_every_version_still_reads() throws Exception {
    try (var files = Files.list(CodecContract.GOLDEN)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        for (var written : Golden.read(file)) {
          assertThat(Codecs.ALL.read(written)).as(file.toString()).isNotNull();
        }
      }
    }
  }

  @Test
  void an_event_nobody_knows_asks_for_an_upgrade() {
    assertThatThrownBy(() -> Codecs.ALL.read(stored("moon.landed", 1, "{}")))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("upgrade Hoops");
  }

  @Test
  void a_newer_version_asks_for_an_upgrade() {
    assertThatThrownBy(() -> Codecs.ALL.read(stored("control.clock-jumped", 99, "{}")))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("upgrade Hoops");
  }

  @Test
  void data_with_a_name_twice_is_refused() {
    var twice = "{\"by\":\"PT1S\",\"by\":\"PT2S\"}";

    assertThatThrownBy(() -> Codecs.ALL.read(stored("control.clock-jumped", 1, twice)))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("twice");
  }

  @Test
  void data_that_is_too_deep_is_refused_without_harm() {
    var deep = "{\"by\":" + "[".repeat(100_000);

    assertThatThrownBy(() -> Codecs.ALL.read(stored("control.clock-jumped", 1, deep)))
        .isInstanceOf(JournalBroken.class);
  }

  private static Written stored(String name, int version, String data) {
    return new Written(name, version, data.getBytes(StandardCharsets.UTF_8), new TreeMap<>());
  }
}
