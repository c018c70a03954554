package hoops.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRepositoryTest {
  private static final Path SOURCES = Path.of("../demo");
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir Path folder;

  private DemoRepository make() throws IOException {
    return DemoRepository.make(SOURCES, folder.resolve("logs"), NOW);
  }

  private static List<RevCommit> commits(DemoRepository repository)
      throws IOException, GitAPIException {
    try (var git = Git.open(repository.folder().toFile())) {
      var commits = new ArrayList<RevCommit>();
      git.log().call().forEach(commits::add);
      assertThat(git.status().call().isClean()).isTrue();
      assertThat(git.getRepository().getBranch()).isEqualTo("main");
      return commits;
    }
  }

  @Test
  void it_has_a_believable_history() throws Exception {
    var commits = commits(make());
    assertThat(commits).hasSize(5);
    assertThat(commits.getFirst().getShortMessage())
        .isEqualTo("hoops.yaml: how all of it is built and run");
    assertThat(commits)
        .extracting(commit -> commit.getAuthorIdent().getName())
        .containsExactly("Mia Lang", "Ana Ruiz", "Sara Okafor", "Ken Ito", "Mia Lang");
    assertThat(commits.getFirst().getAuthorIdent().getWhenAsInstant()).isBefore(NOW);
  }

  @Test
  void it_holds_all_sources_and_nothing_built() throws Exception {
    var repository = make();
    try (var found = Files.walk(repository.folder())) {
      assertThat(found.map(path -> repository.folder().relativize(path).toString()))
          .contains("hoops.yaml", "build.sh", "web/main/logs/web/Main.java")
          .contains("collector/bin/collector")
          .noneMatch(path -> path.contains("/out/") || path.endsWith(".jar"));
    }
    assertThat(Files.isExecutable(repository.folder().resolve("collector/bin/collector"))).isTrue();
  }

  @Test
  void made_twice_it_stays_as_it_is() throws Exception {
    var first = make();
    first.commit(DemoChange.FIX, NOW);
    assertThat(commits(make())).hasSize(6);
  }

  @Test
  void what_a_crash_left_is_made_anew() throws Exception {
    var aside = folder.resolve("logs.making/.git");
    Files.createDirectories(aside);
    Files.writeString(aside.resolve("HEAD"), "half");
    assertThat(commits(make())).hasSize(5);
    assertThat(folder.resolve("logs.making")).doesNotExist();
  }

  @Test
  void each_change_is_a_commit_of_its_own() throws Exception {
    var repository = make();
    for (var change : DemoChange.values()) {
      for (int i = 0; i < 2; i++) {
        var made = repository.commit(change, NOW);
        var newest = commits(repository).getFirst();
        assertThat(newest.getName()).isEqualTo(made.commit());
        assertThat(newest.getShortMessage()).isEqualTo(change.subject());
        assertThat(made.paths()).isNotEmpty();
      }
    }
    assertThat(commits(repository)).hasSize(13);
  }

  @Test
  void another_branch_is_refused() throws Exception {
    var repository = make();
    try (var git = Git.open(repository.folder().toFile())) {
      git.checkout().setCreateBranch(true).setName("mine").call();
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> repository.commit(DemoChange.FIX, NOW))
        .withMessageContaining("is on mine; the demo follows main");
  }

  @Test
  void the_home_of_builds_is_furnished_once() throws Exception {
    var junit = Files.writeString(folder.resolve("junit.jar"), "a jar");
    var home = folder.resolve("home");
    for (int i = 0; i < 2; i++) {
      DemoHome.furnish(home, junit, Path.of("/opt/jdk"));
      assertThat(home.resolve("junit-console.jar")).hasContent("a jar");
      assertThat(Files.readSymbolicLink(home.resolve("jdk"))).isEqualTo(Path.of("/opt/jdk"));
    }
    DemoHome.furnish(home, Files.writeString(junit, "a newer jar"), Path.of("/opt/jdk-2"));
    assertThat(home.resolve("junit-console.jar")).hasContent("a newer jar");
    assertThat(Files.readSymbolicLink(home.resolve("jdk"))).isEqualTo(Path.of("/opt/jdk-2"));
  }
}
