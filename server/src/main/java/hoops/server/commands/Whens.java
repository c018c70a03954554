package hoops.server.commands;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a number, and a WHEN: `5m`, `2h`, `3d`, `2026-11-24T10:00Z`, `mon 10:00` (docs/cli.md).
final class Whens {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private Whens() {}

  /// A number from 0 on, in digits.
  static int number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("\"" + text + "\" is no number; one looks like 20");
    }
    return Integer.parseInt(text);
  }

  /// How many are wanted, from 1 on, in digits.
  static int count(String text) {
    int count = number(text);
    if (count == 0) {
      throw new IllegalArgumentException("0 is none at all; how many looks like 20");
    }
    return count;
  }

  /// A length of time: `90s`, `5m`, `2h`, `3d`.
  static Duration span(String text) {
    var match = SPAN.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time; one looks like 5m, 2h or 3d");
    }
    long much = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "s" -> Duration.ofSeconds(much);
      case "m" -> Duration.ofMinutes(much);
      case "h" -> Duration.ofHours(much);
      default -> Duration.ofDays(much);
    };
  }

  /// The instant that lies so far ahead, or the next such hour.
  static Instant future(String text, Instant now, ZoneId zone) {
    return SPAN.matcher(text).matches() ? now.plus(span(text)) : instant(text, now, zone, 1);
  }

  /// The instant that lies so far back, or the last such hour.
  static Instant past(String text, Instant now, ZoneId zone) {
    return SPAN.matcher(text).matches() ? now.minus(span(text)) : instant(text, now, zone, -1);
  }

  private static Instant instant(String text, Instant now, ZoneId zone, int direction) {
    var words = text.toLowerCase(Locale.ROOT).split(" ", 2);
    try {
      if (words.length == 2 && DAYS.contains(words[0])) {
        return day(
                DAYS.indexOf(words[0]),
                LocalTime.parse(words[1]),
                now.atZone(zone).toLocalDateTime(),
                direction)
            .atZone(zone)
            .toInstant();
      }
      return text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:?[0-9]{2}")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time; one looks like 2h, 2026-11-24T10:00Z or \"mon 10:00\"");
    }
  }

  private static LocalDateTime day(int day, LocalTime time, LocalDateTime now, int direction) {
    var found = now.with(DayOfWeek.of(day + 1)).with(time);
    while (direction > 0 && !found.isAfter(now)) {
      found = found.plusWeeks(1);
    }
    while (direction < 0 && found.isAfter(now)) {
      found = found.minusWeeks(1);
    }
    return found;
  }
}
