package hoops.engine.system;

import hoops.engine.Share;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The written forms of single values: durations, shares, bytes, times, schedules (F14).
///
/// Each reader gives empty for what it cannot read, and each `…Mistake` says why, with what would
/// be right.
final class Scalars {
  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,8})s)?");
  private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})([KMGT])");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");

  private Scalars() {}

  /// A foreign text as a sentence may show it: at most 40 characters, no control or bidi
  /// characters.
  static String shown(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(40)
        .forEach(point -> {
          if (Character.isISOControl(point)
              || Character.getType(point) == Character.FORMAT
              || Character.getType(point) == Character.LINE_SEPARATOR
              || Character.getType(point) == Character.PARAGRAPH_SEPARATOR) {
            clean.append(String.format(Locale.ROOT, "\\u%04x", point));
          } else {
            clean.appendCodePoint(point);
          }
        });
    return text.codePointCount(0, text.length()) > 40
        ? clean.append("...").toString()
        : clean.toString();
  }

  static Optional<Duration> duration(String text) {
    Matcher found = DURATION.matcher(text);
    if (text.isEmpty() || !found.matches()) {
      return Optional.empty();
    }
    long seconds =
        part(found, 1) * 86_400 + part(found, 2) * 3600 + part(found, 3) * 60 + part(found, 4);
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static long part(Matcher found, int group) {
    var digits = found.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static Optional<String> durationMistake(String text) {
    if (duration(text).isPresent()) {
      return Optional.empty();
    }
    return text.matches("[0-9]{1,6}")
        ? Optional.of("\"%s\" is no duration, it lacks its unit: %sh".formatted(text, text))
        : Optional.of("\"%s\" is no duration: 30s, 5m, 1h30m, 7d".formatted(shown(text)));
  }

  static Optional<Share> share(String text) {
    if (text.matches("[0-9]{1,3}%") && Integer.parseInt(text.replace("%", "")) <= 100) {
      return Optional.of(new Share.Percent(Integer.parseInt(text.replace("%", ""))));
    }
    return text.matches("[0-9]{1,6}") && Long.parseLong(text) <= 100_000
        ? Optional.of(new Share.Count(Long.parseLong(text)))
        : Optional.empty();
  }

  static Optional<String> shareMistake(String text) {
    return share(text).isPresent()
        ? Optional.empty()
        : Optional.of("\"%s\" is no share, whole: 25%%, or 2".formatted(shown(text)));
  }

  static Optional<Long> bytes(String text) {
    Matcher found = BYTES.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    int power = "KMGT".indexOf(found.group(2)) + 1;
    return Optional.of(Long.parseLong(found.group(1)) << (10 * power));
  }

  static Optional<String> bytesMistake(String text) {
    return bytes(text).isPresent()
        ? Optional.empty()
        : Optional.of("\"%s\" is no number of bytes: 512M, 10G".formatted(shown(text)));
  }

  static Optional<LocalTime> time(String text) {
    Matcher found = TIME.matcher(text);
    return found.matches()
        ? Optional.of(
            LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        : Optional.empty();
  }

  static Optional<DayOfWeek> day(String text) {
    int index = DAYS.indexOf(text);
    return index < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(index + 1));
  }

  static Optional<Schedule> schedule(String text) {
    if (text.equals("at once")) {
      return Optional.of(new Schedule.AtOnce());
    }
    var words = text.split(" ", -1);
    if (words.length == 2 && words[0].equals("every")) {
      return duration(words[1]).filter(every -> every.toSeconds() > 0).map(Schedule.Every::new);
    }
    if (words.length == 1) {
      return time(text).map(Schedule.Daily::new);
    }
    if (words.length == 2) {
      return day(words[0]).flatMap(day -> time(words[1]).map(at -> new Schedule.Weekly(day, at)));
    }
    return cron(text);
  }

  private static Optional<Schedule> cron(String text) {
    try {
      return Optional.of(new Schedule.Cron(text));
    } catch (IllegalArgumentException | DateTimeException none) {
      return Optional.empty();
    }
  }
}
