package hoops.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedTest {
  @TempDir private Path home;
  private Path folder = Path.of("");

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectories(home.resolve("hoops"));
  }

  @Test
  void what_is_written_is_read() throws IOException {
    var server = Announced.self("http://127.0.0.1:7070", "/data", "token");
    write("server-7070.json", server.text(), "rw-------");

    assertThat(Announced.living(variables())).containsExactly(server);
    assertThat(Announced.serving(Path.of("/data"), variables())).contains(server);
    assertThat(Announced.serving(Path.of("/other"), variables())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
  void a_file_open_to_others_names_no_server(String mode) throws IOException {
    write("server-7070.json", Announced.self("http://h", "/data", "t").text(), mode);

    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void a_link_names_no_server() throws IOException {
    write("elsewhere", Announced.self("http://h", "/data", "t").text(), "rw-------");
    Files.createSymbolicLink(folder.resolve("server-7070.json"), folder.resolve("elsewhere"));

    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void a_file_of_another_owner_names_no_server() {
    Map<String, Object> mine = Map.of("mode", 0100600, "uid", 1000);

    assertThat(Announced.ours(mine, Map.of("mode", 0100444, "uid", 1000))).isTrue();
    assertThat(Announced.ours(mine, Map.of("mode", 0100444, "uid", 0))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"schema\":\"hoops.server/9\",\"pid\":1}"})
  void what_is_no_announcement_is_passed_over(String text) throws IOException {
    write("server-1.json", text, "rw-------");

    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void a_server_whose_process_is_gone_is_none() throws IOException {
    write(
        "server-1.json", new Announced("http://h", 1L << 40, 0, "/data", "t").text(), "rw-------");

    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void another_process_with_its_pid_by_now_is_no_server() throws IOException {
    var self = Announced.self("http://h", "/data", "t");
    var earlier = new Announced(self.url(), self.pid(), self.began() - 1, "/data", "t");
    write("server-1.json", earlier.text(), "rw-------");

    assertThat(self.began()).isPositive();
    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void an_announcement_without_a_beginning_goes_by_its_pid() throws IOException {
    var self = Announced.self("http://h", "/data", "t");
    var bare = new Announced(self.url(), self.pid(), 0, "/data", "t");
    write("server-1.json", bare.text(), "rw-------");

    assertThat(Announced.living(variables())).containsExactly(bare);
  }

  private Map<String, String> variables() {
    return Map.of("XDG_RUNTIME_DIR", home.toString(), "HOME", home.resolve("none").toString());
  }

  private void write(String name, String text, String mode) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
