package hoops.server.demo;

import hoops.server.builder.Hermetic;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.PersonIdent;

/// The git repository of the demo: made once from the sources in `demo/`, with a few commits by a
/// few people, on the branch `main`.
///
/// It is made aside and renamed, so that one is there whole or not at all; what a crash left aside
/// is thrown away. Neither the settings nor the hooks of the person who runs it take part. One
/// thread at a time.
public final class DemoRepository {
  private static final String MAIN = "main";

  private final Path folder;

  private DemoRepository(Path folder) {
    this.folder = folder;
  }

  /// What one commit made: its id, the first line of its message, the paths it changed.
  public record Made(String commit, String subject, List<String> paths) {
    public Made {
      paths = List.copyOf(paths);
    }
  }

  /// One commit of the history: who, how long ago, what it says, which files come with it.
  private record Chapter(String name, Duration ago, String subject, List<String> starts) {}

  private static final List<Chapter> HISTORY =
      List.of(
          new Chapter(
              "Mia Lang",
              Duration.ofHours(76),
              "receiver: accept lines and keep them in a spool",
              List.of(".gitignore", "README.md", "build.sh", "common/", "receiver/")),
          new Chapter(
              "Ken Ito",
              Duration.ofHours(51),
              "index: find lines by their words",
              List.of("index/")),
          new Chapter(
              "Sara Okafor",
              Duration.ofHours(49),
              "query: answer searches, not too many at once",
              List.of("query/")),
          new Chapter(
              "Ana Ruiz",
              Duration.ofHours(27),
              "collector ships lines, web shows them",
              List.of("collector/", "web/")),
          new Chapter(
              "Mia Lang",
              Duration.ofHours(2),
              "hoops.yaml: how all of it is built and run",
              List.of("hoops.yaml")));

  /// The repository in `folder`, made from `sources` (the folder `demo/` of a checkout) unless it
  /// is there already; the history ends shortly before `now`.
  public static DemoRepository make(Path sources, Path folder, Instant now) throws IOException {
    Hermetic.install();
    if (!Files.isDirectory(folder.resolve(".git"))) {
      var aside = folder.resolveSibling(folder.getFileName() + ".making");
      Trees.remove(aside);
      Files.createDirectories(aside);
      write(sources, aside, now);
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new DemoRepository(folder);
  }

  private static void write(Path sources, Path folder, Instant now) throws IOException {
    try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch(MAIN).call()) {
      var config = git.getRepository().getConfig();
      config.setString(
          ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_AUTOCRLF, "false");
      config.save();
      for (var chapter : HISTORY) {
        for (var start : chapter.starts()) {
          DemoFiles.copy(sources, folder, start);
          git.add().addFilepattern(start.replace("/", "")).call();
        }
        commit(git, person(chapter.name(), now.minus(chapter.ago())), chapter.subject());
      }
    } catch (GitAPIException trouble) {
      throw new IOException("the demo's repository could not be made: " + trouble, trouble);
    }
  }

  private static PersonIdent person(String name, Instant at) {
    var mail = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
    return new PersonIdent(name, mail + "@example.com", at, ZoneOffset.UTC);
  }

  private static String commit(Git git, PersonIdent by, String message) throws GitAPIException {
    return git.commit()
        .setAuthor(by)
        .setCommitter(by)
        .setMessage(message)
        .setSign(false)
        .setNoVerify(true)
        .call()
        .getName();
  }

  public Path folder() {
    return folder;
  }

  /// Makes `change` in the files as they are now, and commits those on main in the name of Ken.
  ///
  /// Refused by IllegalStateException with a sentence where the repository is on another branch, or
  /// where the line to change is gone.
  public Made commit(DemoChange change, Instant now) throws IOException {
    try (var git = Git.open(folder.toFile())) {
      var branch = git.getRepository().getBranch();
      if (!MAIN.equals(branch)) {
        throw new IllegalStateException(
            "%s is on %s; the demo follows main: git -C %s switch main"
                .formatted(folder, branch, folder));
      }
      var changed = DemoChanges.apply(change, texts());
      for (var file : changed.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
        git.add().addFilepattern(file.getKey()).call();
      }
      var id = commit(git, person("Ken Ito", now), change.subject());
      return new Made(id, change.subject(), new ArrayList<>(changed.keySet()));
    } catch (GitAPIException trouble) {
      throw new IOException("the demo's commit could not be made: " + trouble, trouble);
    }
  }

  private Map<String, String> texts() throws IOException {
    var texts = new HashMap<String, String>();
    for (var path : DemoChanges.paths()) {
      var file = folder.resolve(path);
      texts.put(path, Files.exists(file) ? Files.readString(file) : "");
    }
    return texts;
  }
}
