package hoops.server.builder;

import hoops.engine.CommitId;
import hoops.server.files.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Writes the files of one commit into a fresh folder, byte for byte as they were committed.
///
/// No filters, no line ends changed, no submodules (an empty folder stands for one), no `.git`. The
/// whole tree is judged before the first file is written, and links are written last, so that no
/// file goes through one; a link that leads out of the tree is Unfit.
final class Checkout {
  /// Of a tree that names the same folder again and again; all that is written is bounded too.
  private static final int MOST_NAMES = 1_000_000;

  private static final long MOST_BYTES = 10L << 30;

  private final ObjectReader objects;
  private final CommitNames names;
  private final Links links;
  private long left = MOST_BYTES;

  private Checkout(Path root, ObjectReader objects) {
    this.objects = objects;
    this.names = new CommitNames(root);
    this.links = new Links(root);
  }

  /// `root` is removed first if anything lies there. Unfit where the tree holds what no machine
  /// could hold, or what leads out of it; IOException where objects are missing or damaged.
  static void of(Repository repository, CommitId commit, Path root) throws IOException, Unfit {
    Trees.remove(root);
    Trees.make(root);
    try (var objects = repository.newObjectReader();
        var revs = new RevWalk(objects)) {
      var tree = revs.parseCommit(ObjectId.fromString(commit.text())).getTree();
      var checkout = new Checkout(root, objects);
      checkout.judge(tree);
      checkout.write(tree);
      checkout.links.make();
    }
  }

  private void judge(RevTree root) throws IOException, Unfit {
    int count = 0;
    try (var tree = walk(root)) {
      while (tree.next()) {
        if (++count > MOST_NAMES) {
          throw new Unfit("the commit holds more than %,d files".formatted(MOST_NAMES));
        }
        var place = names.place(tree.getRawPath());
        if (tree.getFileMode(0).equals(FileMode.SYMLINK)) {
          links.add(place, objects.open(tree.getObjectId(0)));
        }
      }
    }
    links.judge();
  }

  private void write(RevTree root) throws IOException, Unfit {
    try (var tree = walk(root)) {
      while (tree.next()) {
        var place = names.place(tree.getRawPath());
        try {
          write(place, tree.getFileMode(0), tree.getObjectId(0));
        } catch (FileAlreadyExistsException e) {
          throw names.twice(place);
        }
      }
    }
  }

  private void write(Path place, FileMode mode, ObjectId id) throws IOException, Unfit {
    if (mode.equals(FileMode.GITLINK)) {
      Trees.make(place);
      return;
    }
    Trees.make(place.resolveSibling(".").normalize());
    if (mode.equals(FileMode.SYMLINK)) {
      return;
    }
    var blob = objects.open(id);
    left -= blob.getSize();
    if (left < 0) {
      throw new Unfit("the commit holds more than %,d bytes".formatted(MOST_BYTES));
    }
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      blob.copyTo(out);
    }
    boolean runs = mode.equals(FileMode.EXECUTABLE_FILE);
    Files.setPosixFilePermissions(
        place, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private TreeWalk walk(RevTree root) throws IOException {
    var tree = new TreeWalk(objects);
    tree.addTree(root);
    tree.setRecursive(true);
    return tree;
  }
}
