package hoops.server.builder;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the program that the first word of a command means (F6).
///
/// A path in the checkout, else a program of the machine's `path`; `java`, `javac` and `jar` are
/// those of Hoops's own JDK where the machine has none. What is neither ELF nor `#!` is refused,
/// since the JDK would hand it to a shell (docs/security.md).
record Programs(List<Path> path, Path jdk) {
  private static final Set<String> OWN = Set.of("java", "javac", "jar");

  Programs {
    path = List.copyOf(path);
  }

  /// What a build gets as its `PATH`: the machine's, and Hoops's own JDK behind it.
  String variable() {
    var folders = new ArrayList<>(path);
    folders.add(jdk.resolve("bin"));
    return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /// The absolute path of the program. Unfit, with a sentence, where there is none.
  Path find(String word, Path checkout) throws IOException, Unfit {
    var inside = checkout.resolve(word).normalize();
    if (inside.startsWith(checkout) && Files.isRegularFile(inside)) {
      return checked(inside, word);
    }
    if (word.contains("/") && !word.startsWith("/")) {
      throw new Unfit("there is no \"%s\" in the checkout".formatted(EntryNames.shown(word)));
    }
    for (var folder : path) {
      var file = folder.resolve(word);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return checked(file, word);
      }
    }
    if (OWN.contains(word)) {
      return jdk.resolve("bin").resolve(word);
    }
    throw new Unfit("this machine has no program \"%s\"".formatted(EntryNames.shown(word)));
  }

  private static Path checked(Path file, String word) throws IOException, Unfit {
    if (!Files.isExecutable(file)) {
      throw new Unfit("\"%s\" is not executable: chmod +x".formatted(EntryNames.shown(word)));
    }
    if (!runs(file.toRealPath())) {
      throw new Unfit(
          "\"%s\" is no program: it begins neither as ELF nor with #!"
              .formatted(EntryNames.shown(word)));
    }
    return file;
  }

  /// Whether the file begins as a program does: ELF, `#!`, or Mach-O.
  static boolean runs(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    boolean script = head.length > 1 && head[0] == '#' && head[1] == '!';
    return script || (head.length == 8 && binary(ByteBuffer.wrap(head)));
  }

  /// A universal Mach-O begins as a Java class does, but its count of machines is small.
  private static boolean binary(ByteBuffer head) {
    return switch (head.getInt(0)) {
      case 0x7f454c46, 0xcffaedfe, 0xcefaedfe -> true;
      case 0xcafebabe -> head.getInt(4) < 20;
      default -> false;
    };
  }
}
