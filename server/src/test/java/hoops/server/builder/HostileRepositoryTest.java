package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import hoops.engine.CommitId;
import hoops.engine.build.CiTrouble;
import hoops.engine.system.Governed;
import hoops.server.Patience;
import hoops.server.Threads;
import hoops.server.files.Trees;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repositories that go, come back, break and hang while they are watched: each is told once in
/// words, and followed again as soon as it can be.
class HostileRepositoryTest {
  @TempDir private Path home;
  private final LiveBuilds live = new LiveBuilds();
  private final AtomicInteger looks = new AtomicInteger();
  private final Told told = new Told();
  private final Logger log = Logger.getLogger("hoops.builder");
  private Optional<Watcher> watcher = Optional.empty();
  private GitRoom git;

  /// What the log was told.
  private static final class Told extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void repository() throws Exception {
    log.addHandler(told);
    git = new GitRoom(home.resolve("source"));
  }

  @AfterEach
  void end() throws Exception {
    close();
    log.removeHandler(told);
    git.close();
  }

  private void close() throws InterruptedException {
    if (watcher.isPresent()) {
      watcher.get().close();
      watcher.get().forget();
    }
  }

  private void watch(String address) {
    var jdk = Path.of(System.getProperty("java.home"));
    var named = new Governed.Repository(address, "main", Duration.ofMillis(50), "");
    var watching =
        new Watcher(
            new Builder.Settings(home.resolve("data"), home, 1, List.of(), jdk),
            new Builder.World(
                live::now,
                () -> {
                  looks.incrementAndGet();
                  return Optional.of(named);
                },
                LiveBuilds::read,
                live::ask),
            new BuildRooms(home.resolve("data")));
    watcher = Optional.of(watching);
    new Threads().start("watching", watching::watch);
  }

  private CommitId commit(String name) throws Exception {
    return git.write("hoops.yaml", "index: true\n").write("index/" + name, name).commit(name);
  }

  private void seen(CommitId commit) {
    live.await(all -> all.commit(commit).isPresent() && all.troubles().isEmpty());
  }

  private void troubled(String sentence) {
    live.await(all ->
        all.trouble(CiTrouble.Kind.REPOSITORY)
            .filter(it -> it.why().text().contains(sentence))
            .isPresent());
  }

  /// That more looks say nothing more.
  private void calm() {
    int entries = live.entries();
    int records = told.records.size();
    int before = looks.get();
    live.await(_ -> looks.get() > before + 2);
    assertThat(live.entries()).isEqualTo(entries);
    assertThat(told.records).hasSize(records).hasSize(1);
    assertThat(told.records.getFirst().getThrown()).isNull();
  }

  @Test
  void a_branch_that_vanishes_and_comes_back() throws Exception {
    var first = commit("first");
    watch("source");
    seen(first);

    git.point("refs/heads/main", "");
    troubled("repository source has no branch main");
    calm();
    git.point("refs/heads/main", first.text());
    live.await(all -> all.troubles().isEmpty());
    seen(commit("second"));
  }

  @Test
  void a_folder_that_goes_and_comes_back_as_another() throws Exception {
    seenThenGone();
    git.close();
    git = new GitRoom(home.resolve("source"));
    var other = commit("other");
    live.await(all -> all.commit(other).isPresent());
    live.await(all -> all.trouble(CiTrouble.Kind.REPOSITORY).isEmpty());
    assertThat(live.now().trouble(CiTrouble.Kind.REWRITTEN)).isPresent();
  }

  private void seenThenGone() throws Exception {
    var first = commit("first");
    watch("source");
    seen(first);
    Trees.remove(home.resolve("source"));
    troubled("there is no git repository in ");
    calm();
  }

  @Test
  void a_repository_that_is_emptied() throws Exception {
    var first = commit("first");
    watch("source");
    seen(first);
    Trees.remove(home.resolve("source/.git"));
    git.close();
    git = new GitRoom(home.resolve("source"));
    troubled("repository source has no branch main");
    calm();
    var second = commit("second");
    live.await(all -> all.commit(second).isPresent());
  }

  @Test
  void a_pack_that_is_cut_and_mended() throws Exception {
    var first = commit("first");
    watch("source");
    seen(first);
    var second = commit("second");
    seen(second);
    git.pack();
    close();
    var pack = pack();
    Files.copy(pack, home.resolve("whole"));
    Files.setPosixFilePermissions(
        pack, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    Files.write(pack, new byte[] {'P', 'A', 'C', 'K'});
    live.forget();
    watch("source");
    troubled("repository source cannot be read: ");
    troubled("; git fsck tells more");
    calm();

    Files.move(home.resolve("whole"), pack, StandardCopyOption.REPLACE_EXISTING);
    live.await(all -> all.commit(second).isPresent() && all.troubles().isEmpty());
  }

  private Path pack() throws Exception {
    try (var all = Files.list(home.resolve("source/.git/objects/pack"))) {
      return all.filter(it -> it.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
  }

  @Test
  void a_branch_that_is_no_commit() throws Exception {
    var first = commit("first");
    watch("source");
    seen(first);
    var blob = git.object(Constants.OBJ_BLOB, "x".getBytes(StandardCharsets.UTF_8));
    git.point("refs/heads/main", blob.name());
    troubled("is not a commit");
    calm();
    git.point("refs/heads/main", "1".repeat(40));
    troubled("is missing or damaged; git fsck tells more");
    git.point("refs/heads/main", "rubbish");
    troubled("repository source ");
    git.point("refs/heads/main", first.text());
    live.await(all -> all.troubles().isEmpty());
  }

  @Test
  void a_lock_that_was_left_is_no_matter() throws Exception {
    var first = commit("first");
    for (var lock :
        List.of("index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock")) {
      Files.writeString(home.resolve("source/.git/" + lock), "");
    }
    watch("source");
    seen(first);
  }

  @Test
  void a_commit_that_git_would_not_write_is_seen() throws Exception {
    var first = commit("first");
    var tree = git.tree(first).name();
    var raw = "tree %s\nparent %s\n\n%s".formatted(tree, first.text(), "x".repeat(10_000));
    var odd = git.object(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
    watch("source");
    seen(first);
    git.point("refs/heads/main", odd.name());
    seen(Source.id(odd));
    var about = live.now().commit(Source.id(odd)).orElseThrow().about();
    assertThat(about.author().text()).isEqualTo("unknown");
    assertThat(about.title().text()).hasSize(503);
  }

  @Test
  void a_commit_of_megabytes_is_refused() throws Exception {
    var first = commit("first");
    var text =
        "tree %s\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\n%s"
            .formatted(git.tree(first).name(), "x".repeat(2 << 20));
    var large = git.object(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
    git.point("refs/heads/main", large.name());
    watch("source");
    troubled("bytes, at most 1,048,576");
    calm();
  }

  @Test
  void an_address_whose_branch_goes_and_is_forced() throws Exception {
    var first = commit("first");
    watch("file://" + git.folder());
    seen(first);
    git.point("refs/heads/main", "");
    troubled("cannot be read: ");
    calm();
    git.point("refs/heads/main", first.text());
    var forced = git.write("index/b", "b").amend("forced");
    live.await(all -> all.commit(forced).isPresent());
    assertThat(live.now().trouble(CiTrouble.Kind.REWRITTEN)).isPresent();
  }

  @Test
  void an_address_that_hangs_does_not_hold_up_the_end() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      watch("https://127.0.0.1:%d/x.git".formatted(silent.getLocalPort()));
      try (var _ = silent.accept()) {
        long began = System.nanoTime();
        close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void an_address_that_answers_rubbish_is_told() throws Exception {
    var answers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    var reached = new AtomicInteger();
    try {
      answers.createContext(
          "/",
          call -> {
            var path = call.getRequestURI().getPath();
            var body = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders()
                .add("Content-Type", "application/x-git-upload-pack-advertisement");
            if (path.startsWith("/away")) {
              call.getResponseHeaders().add("Location", "/reached" + path);
            }
            if (path.startsWith("/reached")) {
              reached.incrementAndGet();
            }
            call.sendResponseHeaders(path.startsWith("/away") ? 302 : 200, body.length);
            call.getResponseBody().write(body);
            call.close();
          });
      answers.start();
      for (var place : List.of("away", "rubbish")) {
        var address = "http://127.0.0.1:%d/%s".formatted(answers.getAddress().getPort(), place);
        try (var source = Source.mirrored(address, home.resolve("mirror"))) {
          assertThatThrownBy(() -> source.tip("main"))
              .isInstanceOf(Unfit.class)
              .hasMessageStartingWith("repository %s cannot be read: ".formatted(address));
        }
      }
      assertThat(reached).hasValue(0);
    } finally {
      answers.stop(0);
    }
  }

  @Test
  void what_fails_is_tried_less_and_less_often() {
    var patience = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1));
    assertThat(List.of(0, 1, 2, 3, 4, 5, 1_000_000_000))
        .extracting(patience::after)
        .extracting(Duration::toSeconds)
        .containsExactly(10L, 10L, 20L, 40L, 60L, 60L, 60L);
  }
}
