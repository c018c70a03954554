package logs.collector;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is appended to the *.log files of a folder, whole lines only. */
final class Tail {
  private static final int MOST_BYTES = 256 * 1024;

  private final Path folder;
  private final Map<Path, Long> read = new HashMap<>();

  Tail(Path folder) {
    this.folder = folder;
  }

  List<String> look() throws IOException {
    var lines = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder, "*.log")) {
      for (var file : files) {
        lines.addAll(appended(file));
      }
    }
    return lines;
  }

  private List<String> appended(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long from = read.getOrDefault(path, 0L);
      from = from > file.length() ? 0 : from;
      var bytes = new byte[(int) Math.min(MOST_BYTES, file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      read.put(path, from + end);
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
