package hoops.server.builder;

import hoops.engine.CommitId;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Writes the files of one commit into a fresh folder, byte for byte as they were committed.
///
/// No filters, no line ends changed, no submodules (an empty folder stands for one), no `.git`.
/// Links are written last, so that no file goes through one.
final class Checkout {
  private final Path root;
  private final ObjectReader objects;
  private final Map<Path, ObjectId> links = new LinkedHashMap<>();

  private Checkout(Path root, ObjectReader objects) {
    this.root = root;
    this.objects = objects;
  }

  /// `root` is removed first if anything lies there. Unfit where the tree holds a name that leads
  /// out of it.
  static void of(Repository repository, CommitId commit, Path root) throws IOException, Unfit {
    Trees.remove(root);
    Trees.make(root);
    try (var objects = repository.newObjectReader();
        var revs = new RevWalk(objects);
        var tree = new TreeWalk(objects)) {
      tree.addTree(revs.parseCommit(ObjectId.fromString(commit.text())).getTree());
      tree.setRecursive(true);
      var checkout = new Checkout(root, objects);
      while (tree.next()) {
        checkout.write(tree.getPathString(), tree.getFileMode(0), tree.getObjectId(0));
      }
      checkout.link();
    }
  }

  private void write(String name, FileMode mode, ObjectId id) throws IOException, Unfit {
    var path = place(name);
    if (mode.equals(FileMode.GITLINK)) {
      Trees.make(path);
      return;
    }
    Trees.make(path.getParent() == null ? root : path.getParent());
    if (mode.equals(FileMode.SYMLINK)) {
      links.put(path, id);
      return;
    }
    try (var out = Files.newOutputStream(path, java.nio.file.StandardOpenOption.CREATE_NEW)) {
      objects.open(id).copyTo(out);
    }
    boolean runs = mode.equals(FileMode.EXECUTABLE_FILE);
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private Path place(String name) throws Unfit {
    for (var part : name.split("/", -1)) {
      if (part.isEmpty()
          || part.equals(".")
          || part.equals("..")
          || part.equalsIgnoreCase(".git")) {
        throw new Unfit(
            "the commit holds \"%s\", which leads out of it".formatted(EntryNames.shown(name)));
      }
    }
    var path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new Unfit(
          "the commit holds \"%s\", which leads out of it".formatted(EntryNames.shown(name)));
    }
    return path;
  }

  private void link() throws IOException {
    for (var link : links.entrySet()) {
      var to =
          new String(
              objects.open(link.getValue()).getBytes(4096),
              java.nio.charset.StandardCharsets.UTF_8);
      Files.createSymbolicLink(link.getKey(), root.getFileSystem().getPath(to));
    }
  }
}
