package hoops.server.builder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectLoader;

/// The symbolic links of one commit: all are known before one is judged, all are judged before one
/// is made.
///
/// A link stays inside where every step of its way does, whether anything lies there or not. Behind
/// another link `..` is refused, since that other one decides what it is above.
final class Links {
  private static final int MOST_BYTES = 4095;

  private final Path root;
  private final Map<Path, String> links = new LinkedHashMap<>();

  Links(Path root) {
    this.root = root;
  }

  void add(Path place, ObjectLoader blob) throws IOException, Unfit {
    if (blob.getSize() > MOST_BYTES) {
      throw unfit(place, "to %,d bytes, at most %,d".formatted(blob.getSize(), MOST_BYTES));
    }
    var text = CommitNames.text(blob.getBytes(MOST_BYTES));
    if (text == null || text.isEmpty() || text.indexOf('\0') >= 0) {
      throw unfit(place, "to what is no path");
    }
    try {
      var _ = root.getFileSystem().getPath(text);
    } catch (InvalidPathException e) {
      throw unfit(place, "to a name this machine cannot write");
    }
    if (links.put(place, text) != null) {
      throw new CommitNames(root).twice(place);
    }
  }

  void judge() throws Unfit {
    for (var link : links.entrySet()) {
      if (!staysInside(link.getKey(), link.getValue())) {
        throw unfit(
            link.getKey(),
            "to \"%s\", which leads out of it".formatted(EntryNames.shown(link.getValue())));
      }
    }
  }

  private boolean staysInside(Path place, String text) {
    if (text.startsWith("/")) {
      return false;
    }
    boolean behind = false;
    var at = place.resolveSibling(".").normalize();
    for (var part : text.split("/", -1)) {
      if (part.equals("..")) {
        if (behind || at.equals(root)) {
          return false;
        }
        at = at.resolveSibling(".").normalize();
      } else if (!part.isEmpty() && !part.equals(".")) {
        at = at.resolve(part);
        behind |= links.containsKey(at);
      }
    }
    return true;
  }

  void make() throws IOException, Unfit {
    for (var link : links.entrySet()) {
      try {
        Files.createSymbolicLink(link.getKey(), root.getFileSystem().getPath(link.getValue()));
      } catch (FileAlreadyExistsException e) {
        throw new CommitNames(root).twice(link.getKey());
      }
    }
  }

  private Unfit unfit(Path place, String what) {
    return new Unfit(
        "the commit holds \"%s\", a link %s"
            .formatted(EntryNames.shown(root.relativize(place).toString()), what));
  }
}
