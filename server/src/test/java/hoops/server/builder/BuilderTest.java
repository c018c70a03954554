package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.Reason;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildState;
import hoops.engine.build.CiTrouble;
import hoops.engine.fleet.InstanceSpec.Packing;
import hoops.engine.system.Governed;
import hoops.server.Threads;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real repositories, real processes, and the rules of the engine.
class BuilderTest {
  private static final String GOOD =
      """
      set -e
      mkdir -p $1/out/bin
      echo "building $HOOPS_BUILD of $HOOPS_ASSEMBLY"
      env > $1/out/env
      printf '#!/bin/sh\\n' > $1/out/bin/run
      chmod +x $1/out/bin/run
      echo '<testsuite tests="1"><testcase name="t"/></testsuite>' > $1/out/junit.xml
      """;

  @TempDir private Path home;
  private final LiveBuilds live = new LiveBuilds();
  private Optional<Builder> builder = Optional.empty();
  private Optional<GitRoom> room = Optional.empty();

  @BeforeEach
  void repository() throws Exception {
    room = Optional.of(new GitRoom(home.resolve("source")));
  }

  @AfterEach
  void end() throws Exception {
    builder.ifPresent(Builder::close);
    room.ifPresent(GitRoom::close);
    assertThat(Offspring.ofAll(new BuildRooms(data())).marked()).isEmpty();
  }

  private Path data() {
    return home.resolve("data");
  }

  private GitRoom git() {
    return room.orElseThrow();
  }

  private Artifacts artifacts() throws Exception {
    return Artifacts.in(data());
  }

  private void start(String address) throws Exception {
    var path =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    var jdk = Path.of(System.getProperty("java.home"));
    var named = new Governed.Repository(address, "main", Duration.ofMillis(100), "");
    builder =
        Optional.of(
            Builder.starting(
                new Builder.Settings(data(), home, 2, path, jdk),
                new Builder.World(live::now, () -> Optional.of(named), LiveBuilds::read, live::ask),
                artifacts(),
                new Threads()));
  }

  private GitRoom two(String script) throws Exception {
    return git()
        .write("hoops.yaml", "index: sh build.sh index\nquery: sh build.sh query\n")
        .write("build.sh", script)
        .write("index/a", "1")
        .write("query/a", "1");
  }

  @Test
  void a_log_without_room_is_told_and_the_build_comes_later() throws Exception {
    two(GOOD).commit("first");
    var log = new BuildRooms(data()).log(BuildId.parse("index@1"));
    Files.createDirectories(log.getParent());
    Files.createSymbolicLink(log, Path.of("/dev/full"));
    start("source");
    live.await(builds -> builds.trouble(CiTrouble.Kind.BUILDER).isPresent());
    assertThat(live.now().trouble(CiTrouble.Kind.BUILDER).orElseThrow().why().text())
        .isEqualTo(
            "cannot build index@1, and tries again within a minute: No space left on device");

    Files.delete(log);

    live.await("index@1", "clean");
    live.await(builds -> builds.trouble(CiTrouble.Kind.BUILDER).isEmpty());
    assertThat(log).content().startsWith("index@1 at ").endsWith("ended well\n");
  }

  @Test
  void from_a_commit_to_clean_builds_and_their_artifacts() throws Exception {
    two(GOOD).commit("first");
    start("source");
    live.await("index@1", "clean");
    live.await("query@1", "clean");

    var clean = (BuildState.Clean) live.now().build(BuildId.parse("index@1")).orElseThrow().state();
    var out = home.resolve("laid-out");
    artifacts().materialize(clean.product().artifact().digest(), new Packing.Folder(), out);
    assertThat(Files.isExecutable(out.resolve("bin/run"))).isTrue();
    assertThat(out.resolve("junit.xml")).doesNotExist();
    assertThat(
            Files.readAllLines(out.resolve("env")).stream()
                .map(line -> line.substring(0, line.indexOf("="))))
        .contains("PATH", "HOME", "HOOPS_ASSEMBLY", "HOOPS_BUILD", "HOOPS_COMMIT")
        .isSubsetOf(
            "PATH",
            "HOME",
            "HOOPS_ASSEMBLY",
            "HOOPS_BUILD",
            "HOOPS_COMMIT",
            "PWD",
            "SHLVL",
            "_",
            "OLDPWD");
    var rooms = builder.orElseThrow().rooms();
    var log = rooms.log(BuildId.parse("index@1"), 0, 10_000);
    assertThat(new String(log.bytes(), StandardCharsets.UTF_8)).contains("building 1 of index");
    assertThat(rooms.testsOf(BuildId.parse("index@1"))).containsExactly("passed t");
    assertThat(rooms.checkout(BuildId.parse("index@1"))).doesNotExist();
  }

  @Test
  void a_later_commit_builds_what_it_touches() throws Exception {
    two(GOOD).commit("first");
    start("source");
    live.await("query@1", "clean");
    live.await("index@1", "clean");

    var commit = git().write("query/a", "2").commit("second\n\nTogether: yes");
    live.await(all -> all.commit(commit).isPresent());
    live.await("query@2", "clean");
    assertThat(live.now().numbered(2)).hasSize(1);
    assertThat(live.now().commit(2).orElseThrow().together()).isTrue();
    assertThat(live.now().commit(2).orElseThrow().about().author().text()).isEqualTo("Ada");
  }

  @Test
  void its_own_lines_of_the_file_owe_a_build() throws Exception {
    two(GOOD).commit("first");
    start("source");
    live.await("query@1", "clean");
    git()
        .write("hoops.yaml", "index: sh build.sh index\nquery: sh -e build.sh query\n")
        .commit("second");

    live.await("query@2", "clean");
    assertThat(live.now().numbered(2)).hasSize(1);
  }

  @Test
  void a_failed_test_is_named() throws Exception {
    var failing =
        "echo '<testsuite><testcase name=\"t\"><failure message=\"no\"/></testcase></testsuite>'";
    two("mkdir -p $1; " + failing + " > $1/junit.xml; exit 3").commit("first");
    start("source");

    assertThat(live.await("index@1", "not")).isEqualTo("not clean: 1 test");
    var not =
        (BuildState.NotClean) live.now().build(BuildId.parse("index@1")).orElseThrow().state();
    assertThat(not.tests().troubled().getFirst().name().text()).isEqualTo("t");
    assertThat(not.why().getFirst().sentence().text()).isEqualTo("exit 3 of `sh build.sh index`");
  }

  @Test
  void a_report_that_lay_in_the_commit_is_none() throws Exception {
    git()
        .write("hoops.yaml", "index: true\n")
        .write("index/junit.xml", "<testsuite><testcase name=\"t\"/></testsuite>")
        .write("index/out/a", "a")
        .commit("first");
    start("source");

    live.await("index@1", "not clean: no test passed");
    assertThat(live.now().build(BuildId.parse("index@1")).orElseThrow().state().toString())
        .contains("this build did not write it");
  }

  @Test
  void a_cancelled_build_ends_with_its_whole_tree() throws Exception {
    git()
        .write("hoops.yaml", "index: sh build.sh\n")
        .write("build.sh", "(setsid sleep 300 || sleep 300) & trap '' TERM; sleep 300\n")
        .write("index/a", "1")
        .commit("first");
    start("source");
    var id = BuildId.parse("index@1");
    var offspring = Offspring.of(new BuildRooms(data()), id);
    live.await(_ -> offspring.marked().size() >= 3);

    live.ask(new BuildCommand.CancelBuild(id, new Reason("not needed")));
    live.await(_ -> offspring.marked().isEmpty());
    assertThat(live.await("index@1", "cancelled")).isEqualTo("cancelled: not needed");
  }

  @Test
  void an_interrupted_build_is_made_anew_and_leaves_no_orphan() throws Exception {
    git()
        .write("hoops.yaml", "index: sh build.sh index\n")
        .write("build.sh", "test -f $HOME/again || { sleep 300 & wait; }\n" + GOOD)
        .write("index/a", "1")
        .commit("first");
    start("source");
    var offspring = Offspring.ofAll(new BuildRooms(data()));
    live.await(_ -> offspring.marked().size() >= 2);
    builder.orElseThrow().close();
    assertThat(offspring.marked()).isEmpty();
    assertThat(live.await("index@1", "running")).isEqualTo("running");

    Files.writeString(data().resolve("builds/home/again"), "");
    start("source");
    live.await("index@1", "clean");
  }

  @Test
  void a_mistaken_file_stops_its_builds() throws Exception {
    git().write("hoops.yaml", "wrong").commit("first");
    start("source");

    live.await(all -> all.trouble(CiTrouble.Kind.FILE).isPresent());
    git().write("build.sh", GOOD).write("hoops.yaml", "index: sh build.sh index\n").commit("mend");
    live.await("index@2", "clean");
    assertThat(live.now().troubles()).isEmpty();
  }

  @Test
  void a_rewritten_branch_is_a_trouble_and_is_followed() throws Exception {
    two(GOOD).commit("first");
    start("source");
    live.await("query@1", "clean");
    live.await("index@1", "clean");
    git().write("index/a", "2").amend("rewritten");
    live.await(all -> all.trouble(CiTrouble.Kind.REWRITTEN).isPresent());

    assertThat(live.now().trouble(CiTrouble.Kind.REWRITTEN).orElseThrow().why().text())
        .startsWith("main was rewritten: ");
    live.await(all -> all.commits().size() == 2);
  }

  @Test
  void an_address_is_mirrored() throws Exception {
    two(GOOD).commit("first");
    start("file://" + git().folder());

    live.await("query@1", "clean");
    git().write("query/a", "3").commit("second");
    live.await("query@2", "clean");
  }

  @Test
  void what_cannot_be_read_is_a_trouble_until_it_can() throws Exception {
    start("nowhere");

    live.await(all -> all.trouble(CiTrouble.Kind.REPOSITORY).isPresent());
    assertThat(live.now().trouble(CiTrouble.Kind.REPOSITORY).orElseThrow().why().text())
        .contains("there is no git repository in");
  }

  @Test
  void looking_writes_nothing_into_the_repository() throws Exception {
    two(GOOD).commit("first");
    var before = tree();
    start("source");
    live.await("query@1", "clean");
    live.await("index@1", "clean");

    assertThat(tree()).isEqualTo(before);
  }

  private List<String> tree() throws Exception {
    try (var all = Files.walk(git().folder())) {
      var seen = new ArrayList<String>();
      for (var path : all.sorted().toList()) {
        seen.add(path + " " + Files.getLastModifiedTime(path));
      }
      return seen;
    }
  }

  @Test
  void a_program_that_is_not_there_is_said() throws Exception {
    git().write("hoops.yaml", "index: no-such-program x\n").write("index/a", "1").commit("first");
    start("source");

    assertThat(live.await("index@1", "not"))
        .isEqualTo("not clean: this machine has no program \"no-such-program\"");
  }
}
