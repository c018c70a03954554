package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Event;
import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import hoops.engine.system.SystemEvent;
import hoops.engine.system.SystemEvent.SystemApplied;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SystemCodecsTest extends CodecContract {
  @Override
  Class<? extends Event> family() {
    return SystemEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return List.of(new SystemApplied(1, file(), "hoops: 1\npeople: [mia]\nsystem: logs:3:\n"));
  }

  private static Located.Fields file() {
    return new Located.Fields(
        List.of(
            field("hoops", text("1", 1, 8), 1),
            field("people", new Located.Items(List.of(text("mia", 2, 10)), new Mark(2, 9)), 2),
            field("system", text("logs:3:", 3, 9), 3)),
        Mark.START);
  }

  private static Located.Field field(String key, Located value, int line) {
    return new Located.Field(text(key, line, 1), value);
  }

  private static Located.Text text(String text, int line, int column) {
    return new Located.Text(text, new Mark(line, column));
  }

  @Test
  void names_of_people_are_not_in_the_chained_data() {
    var written = Codecs.ALL.write(samples().getFirst());

    assertThat(new String(written.data(), StandardCharsets.UTF_8)).doesNotContain("mia");
    assertThat(written.sides()).containsOnlyKeys("people", "text");
  }

  @Test
  void a_version_whose_people_are_erased_still_opens() {
    var written = Codecs.ALL.write(samples().getFirst());
    var erased = new TreeMap<>(written.sides());
    erased.replaceAll((_, _) -> "erased");
    var read =
        Codecs.ALL.read(new Written(written.name(), written.version(), written.data(), erased));

    assertThat(((SystemApplied) read).file().fields()).hasSize(3);
  }
}
