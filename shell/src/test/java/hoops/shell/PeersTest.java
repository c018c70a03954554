package hoops.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.wire.Announced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  @TempDir private Path home;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void folders() throws IOException {
    variables.put("HOME", home.toString());
    variables.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    Files.createDirectories(home.resolve("run/hoops"));
  }

  @Test
  void with_no_server_it_says_how_to_start_one() {
    assertThatThrownBy(this::find)
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("hoops demo")
        .extracting(trouble -> ((Trouble) trouble).exit())
        .isEqualTo(9);
  }

  @Test
  void the_one_that_announced_itself_is_asked_with_its_token() throws Exception {
    announced(7070, "rw-------");

    assertThat(find()).isEqualTo(new Peer("127.0.0.1:7070", "127.0.0.1", 7070, "token-7070"));
  }

  @Test
  void several_are_listed_and_none_is_chosen() throws Exception {
    announced(7070, "rw-------");
    announced(7071, "rw-------");

    assertThatThrownBy(this::find)
        .hasMessageContaining("--server http://127.0.0.1:7070")
        .hasMessageContaining("--server http://127.0.0.1:7071");
    assertThat(find("--server", "http://127.0.0.1:7071").token()).isEqualTo("token-7071");
  }

  @Test
  void a_file_that_others_may_read_names_no_server() throws Exception {
    announced(7070, "rw-r--r--");

    assertThatThrownBy(this::find).isInstanceOf(Trouble.class);
  }

  @Test
  void a_token_goes_to_its_own_server_alone() throws Exception {
    announced(7070, "rw-------");

    assertThat(find("--server", "http://127.0.0.1:9999").token()).isEmpty();
  }

  @Test
  void a_context_is_a_line_of_the_servers_list() throws Exception {
    Files.createDirectories(home.resolve(".config/hoops"));
    Files.writeString(home.resolve(".config/hoops/servers"), "work http://127.0.0.1:8080\n");

    assertThat(find("--context", "work").port()).isEqualTo(8080);
    assertThatThrownBy(() -> find("--context", "away")).hasMessageContaining("not in");
  }

  @Test
  void other_schemes_and_credentials_are_refused() {
    for (var url : List.of("https://127.0.0.1", "ftp://h", "http://me:pw@127.0.0.1:7070")) {
      assertThatThrownBy(() -> find("--server", url)).hasMessageContaining("one looks like");
    }
  }

  @Test
  void flags_behind_two_dashes_are_words() {
    assertThat(Flags.of(List.of("say", "--", "--server", "x")).server()).isEmpty();
    assertThat(Flags.of(List.of("status", "--server=http://h:1")).server()).isEqualTo("http://h:1");
  }

  private Peer find(String... words) throws Trouble {
    return new Peers(variables, Flags.of(List.of(words))).find();
  }

  private void announced(int port, String mode) throws IOException {
    var server = Announced.self("http://127.0.0.1:" + port, "/data", "token-" + port);
    var file = home.resolve("run/hoops/server-" + port + ".json");
    Files.writeString(file, server.text());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
