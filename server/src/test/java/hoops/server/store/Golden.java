package hoops.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The golden files: one line for each sample, its data, a blank, and its side rows as JSON.
final class Golden {
  private Golden() {}

  static String line(Written written) {
    var sides = Out.write("golden.sides", 1, out -> written.sides().forEach(out::put));
    return text(written.data()) + " " + text(sides.data()) + "\n";
  }

  /// All samples of one golden file, `NAME.vN.json`.
  static List<Written> read(Path file) throws IOException {
    var parts = file.getFileName().toString().split("\\.v|\\.json", -1);
    var all = new ArrayList<Written>();
    for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int cut = line.lastIndexOf("} {") + 1;
      var sides = new TreeMap<String, String>();
      In.of(bytes("{\"all\":" + line.substring(cut + 1) + "}"), sides)
          .pairs("all")
          .forEach(sides::put);
      all.add(
          new Written(parts[0], Integer.parseInt(parts[1]), bytes(line.substring(0, cut)), sides));
    }
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
