package hoops.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// How the server's own log reads: one line a record, on stderr, warnings and worse.
final class Logging {
  private Logging() {}

  /// Sets it for the whole process.
  static void quiet() {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setFormatter(new OneLine());
    console.setLevel(Level.WARNING);
    root.addHandler(console);
    root.setLevel(Level.WARNING);
  }

  /// Made with the first record: a start that logs nothing need not wait for it.
  private static final class Clock {
    static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord log) {
      var text = new StringBuilder();
      text.append(Clock.TIME.format(log.getInstant())).append(' ').append(log.getLevel().getName());
      text.append(' ').append(log.getLoggerName()).append(": ").append(formatMessage(log));
      if (log.getThrown() != null) {
        var trace = new StringWriter();
        log.getThrown().printStackTrace(new PrintWriter(trace));
        text.append('\n').append(trace.toString().strip());
      }
      return text.append('\n').toString();
    }
  }
}
