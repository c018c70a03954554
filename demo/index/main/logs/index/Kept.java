package logs.index;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines on disk: a file that grows by whole calls and is read again at the start. Each record is
 * the source of a call, a tab, and a line; a call that comes twice is taken once.
 */
final class Kept {
  private final TextIndex index;
  private final Writer file;
  private final Map<String, Long> taken = new HashMap<>();

  private Kept(TextIndex index, Writer file) {
    this.index = index;
    this.file = file;
  }

  /** Reads what is there, and goes on from it. */
  static Kept open(Path folder, TextIndex index) throws IOException {
    Files.createDirectories(folder);
    var path = folder.resolve("lines");
    if (Files.exists(path)) {
      try (var lines = Files.lines(path)) {
        lines.forEach(line -> index.add(line.substring(line.indexOf('\t') + 1)));
      }
    }
    return new Kept(
        index, Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Keeps a call's lines; answers how many were new. The source is a name, a slash, a number. */
  synchronized int add(List<String> lines, String source) throws IOException {
    int slash = source.lastIndexOf('/');
    if (slash > 0 && seen(source.substring(0, slash), Long.parseLong(source.substring(slash + 1)))) {
      return 0;
    }
    for (var line : lines) {
      file.write(source + "\t" + line + "\n");
      index.add(line);
    }
    file.flush();
    return lines.size();
  }

  private boolean seen(String from, long number) {
    var last = taken.get(from);
    if (last != null && number <= last) {
      return true;
    }
    taken.put(from, number);
    return false;
  }
}
