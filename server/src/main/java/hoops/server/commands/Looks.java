package hoops.server.commands;

import hoops.server.screen.Look;
import hoops.wire.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/// How stdout and stderr of one call are to look, by its flags and its terminal (rules 2 to 6).
record Looks(Look out, Look err) {

  static Looks of(Words words, Values flags, Instant now) {
    return new Looks(look(words, flags, "out", now), look(words, flags, "err", now));
  }

  private static Look look(Words words, Values flags, String stream, Instant now) {
    var tty = words.tty().contains(stream);
    return new Look(
        form(words, flags, stream),
        coloured(words, flags, tty),
        ascii(words, flags),
        words.columns(),
        zone(words.zone()),
        now);
  }

  private static Look.Form form(Words words, Values flags, String stream) {
    var lists =
        !words.tty().contains(stream)
            || flags.on("screen-reader")
            || variable(words, "HOOPS_A11Y").equals("1");
    if (stream.equals("out") && flags.on("json")) {
      return Look.Form.DOCUMENT;
    }
    if (stream.equals("out") && flags.on("plain")) {
      return Look.Form.TABS;
    }
    return lists ? Look.Form.LISTS : Look.Form.TABLES;
  }

  private static boolean coloured(Words words, Values flags, boolean tty) {
    if (flags.on("no-color") || !variable(words, "NO_COLOR").isEmpty()) {
      return false;
    }
    if (forced(words, "FORCE_COLOR") || forced(words, "CLICOLOR_FORCE")) {
      return true;
    }
    return tty && !dumb(words);
  }

  private static boolean forced(Words words, String name) {
    var value = variable(words, name);
    return !value.isEmpty() && !value.equals("0");
  }

  private static boolean ascii(Words words, Values flags) {
    var locale = words.locale().toLowerCase(Locale.ROOT).replace("-", "");
    var utf = locale.contains("utf8");
    var cjk = locale.startsWith("zh") || locale.startsWith("ja") || locale.startsWith("ko");
    return flags.on("ascii") || !utf || cjk || dumb(words);
  }

  private static boolean dumb(Words words) {
    return variable(words, "TERM").equals("dumb");
  }

  private static String variable(Words words, String name) {
    return words.env().getOrDefault(name, "");
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
