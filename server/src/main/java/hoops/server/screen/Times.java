package hoops.server.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Times and durations for people and for programs (docs/cli.md).
public final class Times {
  private static final DateTimeFormatter PROGRAM =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.ENGLISH);

  private Times() {}

  /// RFC 3339 in UTC with milliseconds.
  public static String program(Instant at) {
    return PROGRAM.format(at);
  }

  /// `12s`, `21m`, `3h`, `3h 5m`, `4d 2h`, `8d`: the two largest units, the second only where it
  /// says something; never negative.
  public static String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return pair(seconds / 60, "m", seconds < 600 ? seconds % 60 : 0, "s");
    }
    if (seconds < 86_400) {
      return pair(seconds / 3600, "h", seconds % 3600 / 60, "m");
    }
    long days = seconds / 86_400;
    return pair(days, "d", days < 7 ? seconds % 86_400 / 3600 : 0, "h");
  }

  private static String pair(long much, String unit, long rest, String less) {
    return rest == 0 ? much + unit : much + unit + " " + rest + less;
  }

  /// The hour in the reader's zone; more than a day away with day, zone and UTC.
  public static String person(Instant at, Look look) {
    var there = at.atZone(look.zone());
    if (Duration.between(at, look.now()).abs().compareTo(Duration.ofDays(1)) < 0) {
      return HOUR.format(there);
    }
    var utc = at.atZone(ZoneOffset.UTC);
    return DAY.format(there) + (sameHour(look.zone(), at) ? "" : " (" + HOUR.format(utc) + " UTC)");
  }

  /// The time of day in the reader's zone, to the second.
  public static String second(Instant at, Look look) {
    return SECOND.format(at.atZone(look.zone()));
  }

  private static boolean sameHour(ZoneId zone, Instant at) {
    return zone.getRules().getOffset(at).equals(ZoneOffset.UTC);
  }
}
