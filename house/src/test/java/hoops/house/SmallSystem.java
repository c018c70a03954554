package hoops.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// A git repository with a system of three assemblies in shell and Python, quick to build and to
/// start: `web` needs `store`, and nobody touches `still`.
///
/// Each life of an instance writes its id into `ledger`, once. One thread.
final class SmallSystem {
  private static final String FROM = "small/";
  private static final List<String> FILES =
      List.of("hoops.yaml", "build.sh", "serve.py", "store/store.sh");
  private static final List<String> ASSEMBLIES = List.of("store", "web", "still");
  private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.org");

  private final Path folder;
  private final Path ledger;

  private SmallSystem(Path folder, Path ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  /// Makes it in that folder, which is not there yet, with one commit.
  static SmallSystem in(Path folder, Path ledger) throws IOException, GitAPIException {
    var system = new SmallSystem(folder, ledger);
    for (var file : FILES) {
      system.add(file, file);
    }
    for (var assembly : ASSEMBLIES) {
      system.write(assembly + "/version", "1");
    }
    Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
    system.commit("the first");
    return system;
  }

  Path folder() {
    return folder;
  }

  /// The lives that have started, as they wrote themselves down.
  List<String> ledger() throws IOException {
    return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
  }

  SmallSystem write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /// A file as it lies among the resources, knowing where the ledger is.
  SmallSystem add(String file, String resource) throws IOException {
    return write(file, text(resource).replace("@LEDGER@", ledger.toString()));
  }

  SmallSystem remove(String file) throws IOException {
    Files.delete(folder.resolve(file));
    return this;
  }

  /// Another version of one assembly, committed.
  String next(String assembly, String version) throws IOException, GitAPIException {
    write(assembly + "/version", version);
    return commit(assembly + " " + version);
  }

  /// Commits what lies there; returns the commit's id.
  String commit(String message) throws IOException, GitAPIException {
    try (var git = Git.open(folder.toFile())) {
      git.add().addFilepattern(".").call();
      git.add().addFilepattern(".").setUpdate(true).call();
      return git.commit()
          .setAuthor(ADA)
          .setCommitter(ADA)
          .setSign(false)
          .setMessage(message)
          .call()
          .name();
    }
  }

  private static String text(String file) throws IOException {
    try (var in = SmallSystem.class.getResourceAsStream(FROM + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
