package hoops.server.builder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The names inside one commit, and where each lies in its checkout.
///
/// Odd ones are let through, as with control bytes or line ends in them; Unfit are those that lead
/// out, are git's own, or that this machine cannot write: not UTF-8, or too long.
final class CommitNames {
  /// The longest name and path of a Linux file system; macOS has a shorter path, and says so.
  private static final int NAME_BYTES = 255;

  private static final int PATH_BYTES = 4095;

  private final Path root;
  private final int above;

  CommitNames(Path root) {
    this.root = root;
    this.above = root.toString().getBytes(StandardCharsets.UTF_8).length + 1;
  }

  /// Where the file of that name goes; `raw` are the bytes of its path, with `/` between parts.
  Path place(byte[] raw) throws Unfit {
    var name = text(raw);
    if (name == null) {
      throw new Unfit("the commit holds a name that is no UTF-8: \"%s\"".formatted(shown(raw)));
    }
    for (var part : name.split("/", -1)) {
      judge(name, part);
    }
    if (above + raw.length > PATH_BYTES) {
      throw new Unfit(
          "the commit holds a path of %,d bytes, more than fit here: \"%s\""
              .formatted(raw.length, EntryNames.shown(name)));
    }
    try {
      return root.resolve(name);
    } catch (InvalidPathException e) {
      throw new Unfit(
          "the commit holds \"%s\", a name this machine cannot write: Hoops was started in a locale"
                  .formatted(EntryNames.shown(name))
              + " without UTF-8");
    }
  }

  private static void judge(String name, String part) throws Unfit {
    if (part.isEmpty() || part.equals(".") || part.equals("..") || part.equalsIgnoreCase(".git")) {
      throw new Unfit(
          "the commit holds \"%s\", which leads out of it".formatted(EntryNames.shown(name)));
    }
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > NAME_BYTES) {
      throw new Unfit(
          "the commit holds a name of %,d bytes, at most %d: \"%s\""
              .formatted(bytes, NAME_BYTES, EntryNames.shown(part)));
    }
  }

  /// That two things have this place: a file and a folder, or names that differ in case where the
  /// disk does not tell them apart.
  Unfit twice(Path place) {
    return new Unfit(
        "the commit holds two things where \"%s\" should lie"
            .formatted(EntryNames.shown(root.relativize(place).toString())));
  }

  /// The text of these bytes; null where they are no UTF-8.
  static @Nullable String text(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String shown(byte[] raw) {
    return EntryNames.shown(new String(raw, StandardCharsets.UTF_8));
  }
}
