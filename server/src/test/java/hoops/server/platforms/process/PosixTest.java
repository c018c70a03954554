package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The kernel calls that Java lacks.
class PosixTest {
  private final Posix posix = new Posix();

  /// Catches what it was started to ignore, then prints what its child ignores.
  static final class Catching {
    private Catching() {}

    public static void main(String[] words) throws Exception {
      var _ = Posix.catchIgnored();
      new ProcessBuilder("grep", "SigIgn", "/proc/self/status").inheritIO().start().waitFor();
      new ProcessBuilder("sh", "-c", "kill -INT " + ProcessHandle.current().pid())
          .start()
          .waitFor();
      System.out.println("alive");
    }
  }

  @Test
  void a_signal_reaches_who_was_meant() throws Exception {
    var sleep = new ProcessBuilder("sleep", "1000").start();
    int pid = (int) sleep.pid();

    assertThat(posix.send(pid, Posix.signal("TERM"), () -> false)).isEqualTo(Posix.Outcome.GONE);
    assertThat(sleep.isAlive()).isTrue();
    assertThat(posix.send(pid, Posix.signal("TERM"), () -> true)).isEqualTo(Posix.Outcome.DONE);
    assertThat(sleep.waitFor()).isEqualTo(143);
    assertThat(posix.send(pid, Posix.signal("TERM"), () -> true)).isEqualTo(Posix.Outcome.GONE);
  }

  @Test
  void an_unknown_signal_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Posix.signal("SIGTERM"));
  }

  @Test
  void children_do_not_inherit_what_a_server_was_told_to_ignore() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        List.of(
            "sh",
            "-c",
            "trap '' INT QUIT HUP; exec \"$@\"",
            "sh",
            java,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Catching.class.getName());
    var server = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = said(server).lines().toList();

    assertThat(server.waitFor()).isZero();
    assertThat(said).hasSize(2);
    long ignored = Long.parseUnsignedLong(said.getFirst().replaceAll("SigIgn:\\s*", ""), 16);
    assertThat(ignored & 0b111).as("HUP, INT, QUIT in %x", ignored).isZero();
    assertThat(said.getLast()).isEqualTo("alive");
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
