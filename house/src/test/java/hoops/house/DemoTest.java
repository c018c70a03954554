package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's server as far as no waiting for Night is needed; through `./hoops` itself.
@Tag("whole")
class DemoTest {
  @TempDir Path room;

  @Test
  void a_second_demo_on_the_folder_says_where_the_first_is() throws Exception {
    var hoops = new Running(room, room);
    var demo = room.resolve("demo").toString();
    var command = List.of(House.ROOT.resolve("hoops").toString(), "demo", "--data", demo);
    var first = hoops.begin(command, room.resolve("first.out"));
    try {
      hoops.until(
          "the demo's server is there", () -> !hoops.announced().isEmpty() || !first.isAlive());
      var pid = hoops.announced().getFirst().pid();

      var second = hoops.said(command);

      assertThat(second.exit()).isEqualTo(6);
      assertThat(second.text()).contains(Long.toString(pid));
      first.destroy();
      assertThat(first.waitFor()).isZero();
      assertThat(House.text(room.resolve("first.out")))
          .containsAnyOf("Night lives on", "Nothing runs yet");
    } finally {
      first.destroyForcibly().waitFor();
      var stop = List.of(House.ROOT.resolve("hoops").toString(), "demo", "stop", "--data", demo);
      assertThat(hoops.said(stop).exit()).isZero();
      assertThat(new Living(room.resolve("demo/hoops")).everything()).isEmpty();
    }
  }
}
