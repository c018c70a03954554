package hoops.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.wire.Announced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnounceTest {
  private static final Announced SERVER =
      new Announced("http://127.0.0.1:7070", 42, 0, "/data", "hoops_secret");

  @TempDir private Path folder;

  @Test
  void the_file_is_its_owners_alone_and_goes_with_the_server() throws IOException {
    var announce = Announce.write(Map.of("XDG_RUNTIME_DIR", folder.toString()), SERVER);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(announce.file())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("hoops"))))
        .isEqualTo("rwx------");
    assertThat(Announced.read(Files.readString(announce.file()))).isEqualTo(SERVER);
    announce.close();
    assertThat(announce.file()).doesNotExist();
  }

  @Test
  void what_ended_servers_left_goes_and_what_living_ones_say_stays() throws IOException {
    var variables = Map.of("XDG_RUNTIME_DIR", folder.toString());
    var killed = new Announced("http://127.0.0.1:7071", 1L << 40, 0, "/data", "hoops_secret");
    var alive = Announced.self("http://127.0.0.1:7072", "/other", "hoops_secret");
    var left = Announce.write(variables, killed);
    var stays = Announce.write(variables, alive);

    Announce.write(variables, SERVER);

    assertThat(left.file()).doesNotExist();
    assertThat(stays.file()).exists();
  }

  @Test
  void a_folder_open_to_others_is_refused() throws IOException {
    var open = Files.createDirectory(folder.resolve("hoops"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> Announce.write(Map.of("XDG_RUNTIME_DIR", folder.toString()), SERVER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 700");
  }

  @Test
  void another_servers_file_is_left_alone() throws IOException {
    var variables = Map.of("XDG_RUNTIME_DIR", folder.toString());
    var first = Announce.write(variables, SERVER);
    Announce.write(variables, new Announced(SERVER.url(), 43, 0, "/data", "hoops_other"));

    first.close();

    assertThat(first.file()).exists();
  }
}
