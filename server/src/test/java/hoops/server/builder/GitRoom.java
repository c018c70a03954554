package hoops.server.builder;

import hoops.engine.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/// A real repository in a folder, whose branch is main.
final class GitRoom implements AutoCloseable {
  private final Path folder;
  private final Git git;

  GitRoom(Path folder) throws Exception {
    Hermetic.install();
    this.folder = folder;
    this.git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
  }

  Path folder() {
    return folder;
  }

  GitRoom write(String name, String text) throws Exception {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  CommitId commit(String message) throws Exception {
    git.add().addFilepattern(".").call();
    var ada = new PersonIdent("Ada", "ada@example.org");
    return Source.id(git.commit().setAuthor(ada).setCommitter(ada).setMessage(message).call());
  }

  CommitId amend(String message) throws Exception {
    var ada = new PersonIdent("Ada", "ada@example.org");
    return Source.id(
        git.commit().setAmend(true).setAuthor(ada).setCommitter(ada).setMessage(message).call());
  }

  /// Writes what a branch points to as it is; nothing removes it.
  void point(String ref, String text) throws Exception {
    var file = folder.resolve(".git").resolve(ref);
    if (text.isEmpty()) {
      Files.delete(file);
    } else {
      Files.writeString(file, text + "\n");
    }
  }

  /// Puts an object into the repository that nobody has checked.
  ObjectId object(int type, byte[] bytes) throws Exception {
    try (var objects = git.getRepository().newObjectInserter()) {
      var id = objects.insert(type, bytes);
      objects.flush();
      return id;
    }
  }

  ObjectId tree(CommitId commit) throws Exception {
    return git.getRepository().resolve(commit.text() + "^{tree}");
  }

  /// Moves all objects into one pack.
  void pack() throws Exception {
    var _ = git.gc().call();
  }

  @Override
  public void close() {
    git.close();
  }
}
