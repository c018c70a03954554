package hoops.server.platforms.process;

import static hoops.server.platforms.process.Identity.Standing.GONE;
import static hoops.server.platforms.process.Identity.Standing.OURS;
import static hoops.server.platforms.process.Identity.Standing.UNSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hoops.server.platforms.process.Proc.Mark;
import hoops.server.platforms.process.Proc.Stat;
import org.junit.jupiter.api.Test;

/// Who may be signalled: a pid may be a stranger's, and even its tick.
class IdentityTest {
  private static final int KEEPER = 41;
  private final Identity meant = new Identity(42, 777, "boot");

  private static Stat now(int parent, int session, long ticks) {
    return new Stat(42, parent, session, ticks, "S");
  }

  @Test
  void what_does_not_live_is_gone() {
    assertThat(meant.ofProgram(null, KEEPER, Mark.UNREADABLE)).isEqualTo(GONE);
    assertThat(meant.ofKeeper(null, Mark.UNREADABLE)).isEqualTo(GONE);
  }

  @Test
  void a_pid_with_another_tick_is_a_strangers() {
    assertThat(meant.ofProgram(now(KEEPER, 42, 778), KEEPER, Mark.OURS)).isEqualTo(GONE);
    assertThat(meant.ofKeeper(now(1, 42, 778), Mark.OURS)).isEqualTo(GONE);
  }

  @Test
  void a_stranger_with_the_same_tick_lacks_the_nonce() {
    assertThat(meant.ofProgram(now(1, 42, 777), KEEPER, Mark.FOREIGN)).isEqualTo(GONE);
    assertThat(meant.ofProgram(now(1, 42, 777), 0, Mark.FOREIGN)).isEqualTo(GONE);
    assertThat(meant.ofKeeper(now(1, 42, 777), Mark.FOREIGN)).isEqualTo(GONE);
  }

  @Test
  void the_child_of_a_verified_keeper_is_ours() {
    assertThat(meant.ofProgram(now(KEEPER, 42, 777), KEEPER, Mark.UNREADABLE)).isEqualTo(OURS);
  }

  @Test
  void without_its_keeper_the_nonce_or_the_session_tells() {
    assertThat(meant.ofProgram(now(1, 42, 777), 0, Mark.OURS)).isEqualTo(OURS);
    assertThat(meant.ofProgram(now(1, 42, 777), 0, Mark.UNREADABLE)).isEqualTo(OURS);
  }

  @Test
  void what_may_be_ours_is_unsure_and_not_signalled() {
    assertThat(meant.ofProgram(now(1, 40, 777), 0, Mark.UNREADABLE)).isEqualTo(UNSURE);
    assertThat(meant.ofKeeper(now(1, 42, 777), Mark.UNREADABLE)).isEqualTo(UNSURE);
  }

  @Test
  void a_keeper_is_known_by_tick_and_nonce() {
    assertThat(meant.ofKeeper(now(1, 42, 777), Mark.OURS)).isEqualTo(OURS);
  }

  @Test
  void what_a_keeper_wrote_is_read_and_what_is_torn_is_not() {
    assertThat(Identity.parse(Lines.parse("pid=42\nticks=777\nboot=boot\n"))).isEqualTo(meant);
    assertThatIllegalArgumentException().isThrownBy(() -> Identity.parse(Lines.parse("pid=42\n")));
    assertThatIllegalArgumentException().isThrownBy(() -> Lines.parse("pid=42\ntic"));
  }

  @Test
  void lines_keep_every_text() {
    var text = "a\\n=b\nc\\ \u00e9 \\";
    var lines = Lines.of().with("arg", text).with("arg", "").with("other", "x");

    assertThat(Lines.parse(lines.text()).all("arg")).containsExactly(text, "");
    assertThat(Lines.parse(lines.text())).isEqualTo(lines);
  }
}
