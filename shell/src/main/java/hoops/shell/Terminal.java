package hoops.shell;

import hoops.wire.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// This process's three streams and what the launcher found out about them.
///
/// The JDK cannot tell which stream is a terminal, so the launcher does and says it in `HOOPS_TTY`
/// (such as `in,out,err`) and `HOOPS_COLUMNS`.
record Terminal(PrintStream out, PrintStream err, InputStream in, Map<String, String> variables) {

  boolean is(String stream) {
    return List.of(variables.getOrDefault("HOOPS_TTY", "").split(",", -1)).contains(stream);
  }

  /// The words of a call from this terminal, with the only variables a client sends.
  Words words(List<String> words) {
    var tty = new ArrayList<String>();
    for (var stream : List.of("in", "out", "err")) {
      if (is(stream)) {
        tty.add(stream);
      }
    }
    return new Words(
        words, tty, columns(), locale(), TimeZone.getDefault().getID(), sent(), Version.TEXT, 0);
  }

  private SortedMap<String, String> sent() {
    var sent = new TreeMap<String, String>();
    for (var name : Words.VARIABLES) {
      var value = variables.get(name);
      if (value != null) {
        sent.put(name, value);
      }
    }
    return sent;
  }

  private int columns() {
    var told = variables.getOrDefault("HOOPS_COLUMNS", "");
    return told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : 80;
  }

  /// The locale that decides about characters: `LC_ALL`, else `LC_CTYPE`, else `LANG`.
  private String locale() {
    for (var name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      var value = variables.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "C";
  }

  /// One line of stdin without its end; null at the end of stdin.
  @Nullable String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      line.write(c);
      c = in.read();
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /// One line that is not shown while it is typed; empty at the end of stdin.
  String secret() throws IOException {
    stty("-echo");
    try {
      var typed = line();
      return typed == null ? "" : typed;
    } finally {
      stty("echo");
    }
  }

  private static void stty(String word) throws IOException {
    try {
      new ProcessBuilder("stty", word).inheritIO().start().waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The first line of a file of ours.
  static String firstLine(Path file) throws IOException {
    return Files.readString(file).lines().findFirst().orElse("").strip();
  }
}
