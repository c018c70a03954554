package hoops.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person's locale is where the launcher runs the server in another.
class LaunchedTest {
  @Test
  void a_person_without_lc_all_has_none() {
    var ours = Map.of("LC_ALL", "C.UTF-8", "HOOPS_LC_ALL", "", "LANG", "C", "PATH", "/bin");
    assertThat(Launched.variables(ours)).isEqualTo(Map.of("LANG", "C", "PATH", "/bin"));
  }

  @Test
  void a_person_with_lc_all_has_theirs() {
    assertThat(Launched.variables(Map.of("LC_ALL", "C.UTF-8", "HOOPS_LC_ALL", "de_DE")))
        .isEqualTo(Map.of("LC_ALL", "de_DE"));
  }

  @Test
  void without_the_launcher_nothing_differs() {
    assertThat(Launched.variables(Map.of("LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C"));
  }
}
