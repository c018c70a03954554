package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// Tests of the whole on one [SmallSystem] each: the real programs, of which none lives on behind
/// them.
@Tag("whole")
abstract class Whole {
  @TempDir Path room;
  SmallSystem system;
  Running hoops;

  @BeforeEach
  final void make_a_system() throws Exception {
    system = SmallSystem.in(room.resolve("system"), room.resolve("ledger"));
    hoops = new Running(room, system.folder());
  }

  @AfterEach
  final void end_all_of_it() throws Exception {
    hoops.close();
    assertThat(hoops.living().everything()).isEmpty();
  }
}
