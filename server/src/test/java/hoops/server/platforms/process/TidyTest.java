package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Digest;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the platform lets go of once no life needs it.
class TidyTest extends Hosted {
  private final Instant longAgo = Instant.now().minus(Duration.ofDays(20));
  private final Instant since = Instant.now().minus(Duration.ofDays(14));

  private Path copy(String script) {
    return home.resolve("programs").resolve(Digest.of("#!/bin/sh\n" + script).hex());
  }

  private void old(Path copy) throws IOException {
    Files.setLastModifiedTime(
        copy.resolveSibling(copy.getFileName() + ".seal"), FileTime.from(longAgo));
  }

  private void run(int number, String script, Class<? extends Observation> until) {
    platform.start(EPOCH, programmes.spec(Hosting.id(number), script));
    awaited(Hosting.id(number), until);
  }

  @Test
  void a_copy_that_no_life_has_goes_and_comes_again() throws Exception {
    run(1, "exit 3", Observation.Ended.class);
    run(2, "exec sleep 1000", Observation.Running.class);
    old(copy("exit 3"));
    old(copy("exec sleep 1000"));
    platform.tidy(since);
    assertThat(copy("exit 3")).as("its life is not forgotten").exists();

    platform.forget(EPOCH, Hosting.id(1));
    platform.tidy(since);
    assertThat(copy("exit 3")).doesNotExist();
    assertThat(copy("exec sleep 1000")).exists();

    run(3, "exit 3", Observation.Ended.class);
    assertThat(awaited(Hosting.id(3), Observation.Ended.class).exit()).isEqualTo(new Exit.Code(3));
  }

  @Test
  void a_copy_that_was_just_verified_waits_for_its_life() throws Exception {
    run(1, "exit 3", Observation.Ended.class);
    old(copy("exit 3"));
    run(2, "exit 3", Observation.Ended.class);
    platform.forget(EPOCH, Hosting.id(1));
    platform.forget(EPOCH, Hosting.id(2));

    platform.tidy(since);
    assertThat(copy("exit 3")).exists();
  }

  @Test
  void a_copy_of_our_own_stays_while_this_server_lives() throws Exception {
    Files.writeString(folder.resolve("gateway.jar"), "jar");
    var copy = platform.programs().copied(folder, List.of(Path.of("gateway.jar")));
    old(copy);
    platform.tidy(since);
    assertThat(copy).exists();

    platform.close();
    platform = Hosting.open(home, programmes);
    platform.tidy(since);
    assertThat(copy).doesNotExist();
  }

  @Test
  void what_a_kill_left_half_removed_goes_at_the_next_start() throws Exception {
    var half = Files.createDirectories(home.resolve("programs/.abc.away/bin"));
    platform.close();
    platform = Hosting.open(home, programmes);

    assertThat(half.getParent()).doesNotExist();
  }

  @Test
  void what_was_set_aside_as_changed_goes_after_its_time() throws Exception {
    var changed = Files.createDirectories(home.resolve("programs/abc.changed"));
    platform.tidy(since);
    assertThat(changed).exists();

    Files.setLastModifiedTime(changed, FileTime.from(longAgo));
    platform.tidy(since);
    assertThat(changed).doesNotExist();
  }
}
