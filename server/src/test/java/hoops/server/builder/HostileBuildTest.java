package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildResult.Ending;
import hoops.engine.build.BuildResult.Left;
import hoops.server.Threads;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Builds that hide, flood, destroy and lie: each ends, nothing of it is left, and what it left
/// behind is judged.
class HostileBuildTest {
  private static final BuildId ID = BuildId.parse("index@1");
  private static final String REPORT =
      "mkdir -p index/out; echo '<testsuite><testcase name=\"t\"/></testsuite>' > index/junit.xml\n";
  private static final String GOOD = REPORT + "echo x > index/out/x\n";

  @TempDir private Path home;
  private GitRoom git;

  @BeforeEach
  void repository() throws Exception {
    git = new GitRoom(home.resolve("source"));
  }

  @AfterEach
  void nothing_is_left() {
    git.close();
    assertThat(Offspring.ofAll(rooms()).marked()).isEmpty();
    assertThat(rooms().checkout(ID)).doesNotExist();
  }

  private BuildRooms rooms() {
    return new BuildRooms(home.resolve("data"));
  }

  private Carrying carrying(String script, Duration limit) throws Exception {
    CommitId commit =
        git.write("build.sh", script).write("index/a", script + limit).commit("hostile");
    var path =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    var programs = new Programs(path, Path.of(System.getProperty("java.home")));
    var tools =
        new Carrying.Tools(rooms(), Artifacts.in(home.resolve("data")), programs, new Threads());
    var assembly = LiveBuilds.assembly("index", "sh build.sh", limit);
    return new Carrying(ID, commit, assembly, Digest.of("lines"), tools);
  }

  private BuildResult carry(Carrying carrying) throws Exception {
    try (Repository source =
        new FileRepositoryBuilder().setGitDir(git.folder().resolve(".git").toFile()).build()) {
      return carrying.carry(source);
    }
  }

  private BuildResult build(String script) throws Exception {
    return carry(carrying(script, Duration.ofMinutes(2)));
  }

  private String log() throws Exception {
    return Files.readString(rooms().log(ID), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static void until(BooleanSupplier so) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// Deaf to TERM, in a session of its own, twice forked, its environment washed; it touches a file
  /// when it lives.
  private String hidden() {
    var lives = "touch \"%s/lives-$1\"".formatted(home);
    var deaf = "trap '' TERM HUP INT; %s; while :; do sleep 1; done".formatted(lives);
    return """
    cat > deaf.sh <<'END'
    %s
    END
    (setsid sh -c '(trap "" TERM; sh deaf.sh 1) & exit 0')
    env -i PATH="$PATH" sh -c 'setsid sh deaf.sh 2 & exit 0'
    while [ ! -e "%2$s/lives-1" ] || [ ! -e "%2$s/lives-2" ]; do sleep 0.05; done
    """
        .formatted(deaf, home);
  }

  private void lives() {
    until(() -> Files.exists(home.resolve("lives-1")) && Files.exists(home.resolve("lives-2")));
  }

  private long deaf() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains("deaf.sh"))
        .filter(each -> marked(each.pid()))
        .count();
  }

  private boolean marked(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/1")).startsWith(home);
    } catch (java.io.IOException gone) {
      return false;
    }
  }

  @Test
  void at_its_limit_what_hides_is_ended() throws Exception {
    var result =
        carry(carrying(hidden() + GOOD + "trap '' TERM; wait; sleep 300", Duration.ofSeconds(5)));
    assertThat(result.ending()).isInstanceOf(Ending.OverLimit.class);
    assertThat(result.left()).isInstanceOf(Left.NotLooked.class);
    assertThat(deaf()).isZero();
  }

  @Test
  void cancelled_what_hides_is_ended() throws Exception {
    var carrying = carrying(hidden() + GOOD + "sleep 300", Duration.ofMinutes(2));
    var result = new FutureTask<>(() -> carry(carrying));
    new Threads().start("hostile", result);
    lives();
    carrying.cancel();
    assertThat(result.get(60, TimeUnit.SECONDS).left()).isInstanceOf(Left.NotLooked.class);
    assertThat(deaf()).isZero();
  }

  @Test
  void what_is_left_behind_by_a_good_build_is_ended() throws Exception {
    var result = build(hidden() + GOOD);
    assertThat(result.left()).isInstanceOf(Left.Kept.class);
    assertThat(deaf()).isZero();
  }

  @Test
  void a_flood_behind_a_build_that_ended_costs_no_memory() throws Exception {
    var result = build(GOOD + "yes & exit 0");
    assertThat(result.ending()).isInstanceOf(Ending.Success.class);
    assertThat(Files.size(rooms().log(ID))).isLessThan(CappedLog.FIRST + CappedLog.LAST + 1000);
    assertThat(log()).contains("bytes left out").endsWith("ended well\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "head -c 50000000 /dev/zero",
        "head -c 50000000 /dev/urandom",
        "yes \"$(printf '\\033[2J\\033]0;x\\007')\" | head -c 50000000"
      })
  void fifty_megabytes_are_cut_in_the_middle(String flood) throws Exception {
    var result = build(GOOD + flood + "; echo; echo last words");
    assertThat(result.ending()).isInstanceOf(Ending.Success.class);
    assertThat(Files.size(rooms().log(ID))).isLessThan(CappedLog.FIRST + CappedLog.LAST + 1000);
    assertThat(log()).contains("$ sh build.sh").contains("last words\nended well\n");
  }

  @Test
  void one_that_closes_its_descriptors_goes_on() throws Exception {
    assertThat(build("exec <&- >&- 2>&-\n" + GOOD).left()).isInstanceOf(Left.Kept.class);
  }

  @Test
  void one_that_removes_its_folders_ends_and_the_next_works() throws Exception {
    var result = build(GOOD + "rm -rf \"$PWD\" \"$PWD/..\" \"$HOME\"; echo x > \"$HOME\"; exit 0");
    assertThat(result.left()).isInstanceOf(Left.Missing.class);
    assertThat(result.reports().missing()).isNotEmpty();
    assertThat(build(GOOD).left()).isInstanceOf(Left.Kept.class);
  }

  @Test
  void many_small_files_go_again() throws Exception {
    var many =
        "mkdir many; cd many; seq 30000 | xargs touch; d=x; for i in $(seq 300); do mkdir $d; cd $d; done";
    assertThat(build(GOOD + many).left()).isInstanceOf(Left.Kept.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ln -s ../build.sh index/junit.xml",
        "ln -s nowhere index/junit.xml",
        "ln -s / index/junit.xml",
        "mkfifo index/junit.xml",
        "mkdir index/junit.xml; ln -s /dev/zero index/junit-2.xml",
        "truncate -s 40M index/junit.xml"
      })
  void what_is_no_report_is_none(String left) throws Exception {
    var result = build(GOOD + "rm index/junit.xml\n" + left);
    assertThat(result.reports().tests().passed()).isZero();
    assertThat(result.reports().bad().size() + result.reports().missing().size()).isEqualTo(1);
  }

  @Test
  void a_link_in_the_commit_where_a_report_should_lie() throws Exception {
    Files.createDirectories(git.folder().resolve("index"));
    Files.createSymbolicLink(git.folder().resolve("index/junit.xml"), Path.of("nowhere"));
    var result = build("echo x");
    assertThat(result.reports().bad()).containsExactly("index/junit.xml is no regular file");
  }

  @Test
  void reports_without_end_are_cut() throws Exception {
    var many =
        "head -c 4000000 /dev/zero | tr '\\0' x | sed 's/xxxxxxxxxx/<testcase\\/>/g' > c\n"
            + "for i in 1 2; do (echo '<testsuite>'; head -c 1600000 c | sed 's/<[^>]*$//'; echo '</testsuite>')"
            + " > index/junit-$i.xml; done\n";
    var result = build(GOOD + many);
    assertThat(result.reports().bad())
        .contains("more than 200,000 tests or 52,428,800 bytes in all reports");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ln -s /etc/passwd index/out/a",
        "mkfifo index/out/a",
        "rm -r index/out; ln -s / index/out",
        "rm -r index/out; mkfifo index/out",
        "rm -r index/out; ln -s ../.. index/out",
        "touch \"index/out/$(printf 'a\\nb')\"",
        "touch index/out/a index/out/A",
        "cd index/out; for i in $(seq 300); do mkdir d; cd d; done"
      })
  void what_is_no_artifact_is_refused(String left) throws Exception {
    assertThat(build(GOOD + left).left()).isInstanceOf(Left.Unfit.class);
  }

  @Test
  void odd_modes_are_not_kept() throws Exception {
    var left = (Left.Kept) build(GOOD + "chmod 6777 index/out/x").left();
    var out = home.resolve("laid-out");
    Artifacts.in(home.resolve("data"))
        .materialize(
            left.artifact().digest(), new hoops.engine.fleet.InstanceSpec.Packing.Folder(), out);
    assertThat(Files.getAttribute(out.resolve("x"), "unix:mode")).isEqualTo(0100700);
  }
}
