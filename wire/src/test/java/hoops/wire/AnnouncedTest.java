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
  private final long self = ProcessHandle.current().pid();

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectories(home.resolve("hoops"));
  }

  @Test
  void what_is_written_is_read() throws IOException {
    var server = new Announced("http://127.0.0.1:7070", self, "/data", "token");
    write("server-7070.json", server.text(), "rw-------");

    assertThat(Announced.living(variables())).containsExactly(server);
    assertThat(Announced.serving(Path.of("/data"), variables())).contains(server);
    assertThat(Announced.serving(Path.of("/other"), variables())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
  void a_file_open_to_others_names_no_server(String mode) throws IOException {
    write("server-7070.json", new Announced("http://h", self, "/data", "t").text(), mode);

    assertThat(Announced.living(variables())).isEmpty();
  }

  @Test
  void a_link_names_no_server() throws IOException {
    write("elsewhere", new Announced("http://h", self, "/data", "t").text(), "rw-------");
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
    write("server-1.json", new Announced("http://h", 1L << 40, "/data", "t").text(), "rw-------");

    assertThat(Announced.living(variables())).isEmpty();
  }

  private Map<String, String> variables() {
    return Map.of("XDG_RUNTIME_DIR", home.toString(), "HOME", home.resolve("none").toString());
  }

  private void write(String name, String text, String mode) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
