package hoops.server.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildStory;
import hoops.engine.build.Tests;
import hoops.engine.control.Alarm;
import hoops.engine.control.Control;
import hoops.engine.control.KeepingCommand;
import hoops.engine.control.TaleFile;
import hoops.engine.control.Tick;
import hoops.engine.control.Worlds;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.journal.MemoryJournal.Fault;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.server.Threads;
import hoops.server.builder.Artifacts;
import hoops.server.builder.BuildRooms;
import hoops.server.platforms.process.Machine;
import hoops.server.platforms.process.Place;
import hoops.server.platforms.process.Ports;
import hoops.server.platforms.process.ProcessPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files and the whole engine, by a clock that the test sets; killed around each entry.
class KeepingTest {
  private final Instant begin = Instant.now();

  @TempDir private Path home;
  private final AtomicReference<Instant> now = new AtomicReference<>(begin);
  private final TreeMap<String, Digest> left = new TreeMap<>();
  private Server server = new Server(MemoryJournal.empty());

  /// One life of the server: its writer, what it sees, what it keeps.
  private final class Server implements AutoCloseable {
    private final MemoryJournal journal;
    private final Worlds worlds = new Worlds();
    private final Control control;

    Server(MemoryJournal journal) {
      this.journal = journal;
      this.control = Control.replaying(journal, KeepingTest.this::tick, worlds, "1", new Told());
    }

    Decision ask(Command command) {
      return control.handle(command, Cause.SELF).decision();
    }

    void accepted(Command command) {
      assertThat(ask(command)).isInstanceOf(Decision.Accepted.class);
    }

    @Override
    public void close() {
      control.close();
    }
  }

  /// The writer's death is what some of these tests are about.
  private static final class Told implements Alarm {
    @Override
    public void stopped(Throwable why) {
      assertThat(why).isInstanceOf(JournalBroken.class);
    }

    @Override
    public void bug(Command command, Throwable thrown) {
      throw new AssertionError("a bug in " + command, thrown);
    }
  }

  private Tick tick() {
    return new Tick(now.get(), Duration.between(begin, now.get()));
  }

  @BeforeEach
  void threeBuilds() throws Exception {
    server.accepted(new Meet(new PersonName("mia")));
    server.accepted(new Adopt(TaleFile.of(new TierName("dusk")), "hoops: 1"));
    for (int number = 1; number <= 3; number++) {
      built(number, "left by " + number);
    }
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void built(int number, String bytes) throws Exception {
    var half = BuildStory.half("index", "web");
    var commit = BuildStory.commit(Integer.toString(number), half, "index");
    server.accepted(new BuildCommand.CommitsSeen("main", List.of(commit)));
    var build = "index@" + number;
    server.accepted(new BuildCommand.BeginBuild(BuildId.parse(build), 1));
    finish(build, kept(bytes));
    Files.createDirectories(rooms().log(BuildId.parse(build)).getParent());
    Files.writeString(rooms().log(BuildId.parse(build)), "built");
  }

  private Artifact kept(String bytes) throws Exception {
    return artifacts().keep(Files.writeString(home.resolve("web.jar"), bytes), Set.of());
  }

  private void finish(String build, Artifact artifact) {
    left.put(build, artifact.digest());
    var result = BuildStory.result(build, new Tests(5, 0, 0, 0, List.of()));
    server.accepted(
        new BuildCommand.BuildFinished(
            BuildId.parse(build),
            1,
            new BuildResult(
                result.ending(),
                result.reports(),
                new BuildResult.Left.Kept(artifact),
                result.fingerprint())));
  }

  private Artifacts artifacts() throws IOException {
    return Artifacts.in(home.resolve("data"));
  }

  private BuildRooms rooms() {
    return new BuildRooms(home.resolve("data"));
  }

  private ProcessPlatform platform() throws IOException {
    var machine = new Machine(Path.of("/none/bin/java"), "/usr/bin:/bin", "C.UTF-8");
    var place = new Place(home.resolve("data/process"), machine, Ports.forInstances());
    return ProcessPlatform.open(place, (_, _, _) -> {}, new Threads());
  }

  private Keeping keeping() throws IOException {
    return keeping(platform());
  }

  private Keeping keeping(ProcessPlatform platform) throws IOException {
    var places = new Keeping.Places(artifacts(), rooms(), platform, new Epoch(1));
    return new Keeping(places, server.control, server.worlds, now::get);
  }

  private boolean lies(String build) throws IOException {
    return artifacts().has(left.getOrDefault(build, Digest.of("")));
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private void started(MemoryJournal journal) {
    server.close();
    server = new Server(journal);
  }

  @Test
  void what_nothing_refers_to_goes_and_the_rest_stays() throws Exception {
    later(Duration.ofDays(29));
    keeping().look();
    assertThat(lies("index@1")).isTrue();

    later(Duration.ofDays(2));
    keeping().look();
    assertThat(lies("index@1")).isFalse();
    assertThat(lies("index@2")).isFalse();
    assertThat(lies("index@3")).isTrue();
    assertThat(server.worlds.now().builds().gone(BuildId.parse("index@1"))).isPresent();
    assertThat(server.worlds.now().builds().gone(BuildId.parse("index@3"))).isEmpty();
  }

  @Test
  void killed_before_the_entry_nothing_has_gone() throws Exception {
    later(Duration.ofDays(31));
    started(server.journal.reopened(append -> append == 2 ? Fault.BEFORE : Fault.NONE));
    assertThatThrownBy(() -> keeping().look()).isInstanceOf(Control.Stopped.class);
    assertThat(lies("index@1")).isTrue();

    started(server.journal.reopened());
    assertThat(server.worlds.now().builds().gone(BuildId.parse("index@1"))).isEmpty();
    keeping().look();
    assertThat(lies("index@1")).isFalse();
    assertThat(lies("index@3")).isTrue();
  }

  @Test
  void killed_between_entry_and_deletion_it_goes_later() throws Exception {
    later(Duration.ofDays(31));
    started(server.journal.reopened(append -> append == 2 ? Fault.AFTER : Fault.NONE));
    assertThatThrownBy(() -> keeping().look()).isInstanceOf(Control.Stopped.class);
    assertThat(lies("index@1")).isTrue();

    started(server.journal.reopened());
    assertThat(server.worlds.now().builds().gone(BuildId.parse("index@1"))).isPresent();
    keeping().look();
    assertThat(lies("index@1")).isFalse();
    assertThat(lies("index@3")).isTrue();
  }

  @Test
  void what_is_left_anew_between_entry_and_deletion_stays() throws Exception {
    later(Duration.ofDays(31));
    server.accepted(new KeepingCommand.LetGo());
    built(4, "left by 1");

    keeping().look();
    assertThat(lies("index@1")).isTrue();
    assertThat(lies("index@2")).isFalse();
    assertThat(server.worlds.now().builds().gone(BuildId.parse("index@1"))).isEmpty();
  }

  @Test
  void bytes_that_no_build_speaks_of_yet_stay_for_an_hour() throws Exception {
    var report = kept("on its way").digest();
    keeping().look();
    assertThat(artifacts().has(report)).isTrue();

    later(Duration.ofMinutes(61));
    keeping().look();
    assertThat(artifacts().has(report)).isFalse();
    assertThat(lies("index@1")).isTrue();
  }

  @Test
  void rooms_of_builds_go_with_what_they_left() throws Exception {
    later(Duration.ofDays(31));
    var running = BuildStory.commit("4", BuildStory.half("index", "web"), "index");
    server.accepted(new BuildCommand.CommitsSeen("main", List.of(running)));
    Files.createDirectories(rooms().log(BuildId.parse("index@4")).getParent());

    keeping().look();
    assertThat(rooms().all().stream().map(BuildId::number)).containsExactlyInAnyOrder(3, 4);
    assertThat(home.resolve("data/builds/1")).doesNotExist();
  }

  @Test
  void what_is_left_of_ended_lives_goes_after_its_time() throws Exception {
    var name = new InstanceName(new TierName("dusk"), new AssemblyName("index"), 1);
    try (var platform = platform()) {
      platform.stop(new Epoch(1), new InstanceId(name, new Position(7)));
      var keeping = keeping(platform);

      later(Duration.ofDays(13));
      keeping.look();
      assertThat(platform.observe(new Epoch(1))).hasSize(1);

      later(Duration.ofDays(2));
      keeping.look();
      assertThat(platform.observe(new Epoch(1))).isEmpty();
      assertThat(home.resolve("data/process/instances")).isEmptyDirectory();
    }
  }
}
