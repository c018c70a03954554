package hoops.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where frames are written: text to its stream, and progress redrawn under the last line of the
/// terminal, inside synchronized output so that nothing flickers (DEC private mode 2026).
///
/// Any thread: the signal's too.
final class Screen {
  private static final String BEGIN = "\u001b[?2026h";
  private static final String END = "\u001b[?2026l";

  private final PrintStream out;
  private final PrintStream err;
  private int drawn;
  private boolean begun;

  Screen(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Guards `drawn`, `begun` and the order of what is written, as all methods here do.
  synchronized void out(String text) {
    clear();
    write(out, text);
  }

  synchronized void err(String text) {
    clear();
    write(err, text);
  }

  /// The same, unless the answer has begun: what is said of waiting must not come behind it.
  synchronized void meanwhile(String text) {
    if (!begun) {
      write(err, text);
    }
  }

  /// The answer begins.
  synchronized void begin() {
    begun = true;
  }

  synchronized void progress(List<String> lines) {
    var text = new StringBuilder(BEGIN).append(back());
    for (var line : lines) {
      text.append(line).append("\u001b[K\n");
    }
    write(err, text.append("\u001b[J").append(END).toString());
    drawn = lines.size();
  }

  /// Takes the progress away, so that what comes next begins on a clean line.
  synchronized void clear() {
    if (drawn > 0) {
      write(err, back() + "\u001b[J");
      drawn = 0;
    }
  }

  private String back() {
    return drawn == 0 ? "" : "\u001b[" + drawn + "A\r";
  }

  private static void write(PrintStream stream, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}
