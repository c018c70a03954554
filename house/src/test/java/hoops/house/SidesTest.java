package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The old side and the new one as real processes: one waits for a return, or is gone before the
/// other begins.
class SidesTest extends Whole {
  /// M27: it waits without traffic, outlives the server, and a return takes it as it is.
  @Test
  void an_old_one_waits_and_a_return_takes_it() throws Exception {
    says("keep-old: 0s", "keep-old: 1h").commit("keep the old");
    hoops.start().settles("web@1", "store@1", "still@1");
    var before = hoops.living().lives().keySet();

    system.next("web", "2");
    hoops.settles("web@2", "store@1");
    var old = webs(before);
    assertThat(old).hasSize(1);
    assertThat(hoops.words("instance", "list", "night").text()).contains("waits for a return");
    for (int i = 0; i < 20; i++) {
      assertThat(hoops.fetch("web")).isEqualTo("web 2 over store 1");
    }
    var pid = hoops.living().lives().get(old.getFirst());
    hoops.kill();
    hoops.start();

    assertThat(hoops.words("rollback", "night", "-y", "-m", "the old was better").exit()).isZero();
    hoops.until("the old serve alone", () -> moves().isEmpty() && serves("web 1 over store 1"));

    assertThat(hoops.living().lives()).containsEntry(old.getFirst(), pid);
  }

  /// S28: each life looks for itself whether another version still lives.
  @Test
  void one_marked_alone_never_runs_beside_its_forerunner() throws Exception {
    says("serve.py web", "alone.py").add("web/alone.py", "alone.py").commit("looks around");
    hoops.start().settles("web@1", "store@1", "still@1");
    var before = hoops.living().lives().keySet();

    says("    needs: [store]", "    needs: [store]\n    alone: format-2").next("web", "2");
    hoops.settles("web@2", "store@1", "still@1");

    assertThat(hoops.fetch("web")).isEqualTo("web 2 over store 1");
    assertThat(webs(before)).isEmpty();
    assertThat(room.resolve("web-1.lives")).exists();
    assertThat(room.resolve("web-2.lives")).exists();
    assertThat(room.resolve("beside")).doesNotExist();
  }

  /// The rollout under way, if there is one.
  private String moves() throws Exception {
    return hoops.get("status").members("tiers").getFirst().text("rollout", "");
  }

  private boolean serves(String answer) throws Exception {
    return hoops.fetch("web").equals(answer);
  }

  private SmallSystem says(String was, String is) throws Exception {
    var file = Files.readString(system.folder().resolve("hoops.yaml"));
    assertThat(file).contains(was);
    return system.write("hoops.yaml", file.replace(was, is));
  }

  /// Which of these lives of web are still there.
  private List<String> webs(Set<String> lives) {
    return hoops.living().lives().keySet().stream()
        .filter(life -> life.startsWith("night-web-") && lives.contains(life))
        .toList();
  }
}
