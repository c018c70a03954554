package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.system.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SystemManualTest {
  private static final Path FILE = Path.of("../docs/keys.yaml");

  /// Written anew under `-Dhoops.golden=write`, which no build of ours sets.
  @Test
  void f18_the_manual_is_the_table() throws IOException {
    if ("write".equals(System.getProperty("hoops.golden"))) {
      Files.writeString(FILE, SystemManual.text());
    }
    assertThat(FILE).content().isEqualTo(SystemManual.text());
  }

  @Test
  void f18_every_key_says_what_it_means() {
    assertThat(KeyTable.ONE.rows()).allSatisfy(key -> assertThat(key.sentence()).isNotBlank());
  }
}
