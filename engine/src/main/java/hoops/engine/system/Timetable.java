package hoops.engine.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// The hours of a schedule in a zone.
final class Timetable {
  /// A leap day on a given weekday comes at the latest after 40 years.
  private static final int DAYS_AHEAD = 366 * 41;

  private Timetable() {}

  static Optional<Instant> next(Schedule schedule, Instant after, ZoneId zone) {
    return switch (schedule) {
      case Schedule.AtOnce _, Schedule.ByHand _ -> Optional.empty();
      case Schedule.Every every -> Optional.of(after.plus(every.period()));
      case Schedule.Daily daily -> next(cron(daily.time(), "*"), after, zone);
      case Schedule.Weekly weekly ->
          next(cron(weekly.time(), "" + weekly.day().getValue() % 7), after, zone);
      case Schedule.Cron cron -> next(CronFields.parse(cron.fields()), after, zone);
    };
  }

  static String text(Schedule schedule) {
    return switch (schedule) {
      case Schedule.AtOnce _ -> "at once";
      case Schedule.ByHand _ -> "by hand";
      case Schedule.Every every -> "every " + text(every.period());
      case Schedule.Daily daily -> daily.time().toString();
      case Schedule.Weekly weekly ->
          weekly.day().name().substring(0, 3).toLowerCase(Locale.ROOT) + " " + weekly.time();
      case Schedule.Cron cron -> cron.fields();
    };
  }

  /// `1h30m`, `5s`, `7d`; whole days only where it is a whole number of them and of no fewer than
  /// 7.
  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "0s";
    }
    if (seconds % 86_400 == 0 && seconds >= 7 * 86_400) {
      return seconds / 86_400 + "d";
    }
    var text = new StringBuilder();
    append(text, seconds / 3600, "h");
    append(text, seconds % 3600 / 60, "m");
    append(text, seconds % 60, "s");
    return text.toString();
  }

  private static void append(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }

  private static CronFields cron(LocalTime time, String weekday) {
    return CronFields.parse(time.getMinute() + " " + time.getHour() + " * * " + weekday);
  }

  /// Local times rise, and so do the instants that [#instant] makes of them.
  private static Optional<Instant> next(CronFields fields, Instant after, ZoneId zone) {
    var first = after.atZone(zone).toLocalDate().minusDays(1);
    for (int day = 0; day < DAYS_AHEAD; day++) {
      var date = first.plusDays(day);
      if (fields.days().has(date)) {
        var found = on(date, fields, after, zone);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> on(
      LocalDate date, CronFields fields, Instant after, ZoneId zone) {
    if (!instant(date.atTime(23, 59), zone).isAfter(after)) {
      return Optional.empty();
    }
    for (int hour = fields.hours().nextSetBit(0);
        hour >= 0;
        hour = fields.hours().nextSetBit(hour + 1)) {
      for (int minute = fields.minutes().nextSetBit(0);
          minute >= 0;
          minute = fields.minutes().nextSetBit(minute + 1)) {
        var at = instant(date.atTime(hour, minute), zone);
        if (at.isAfter(after)) {
          return Optional.of(at);
        }
      }
    }
    return Optional.empty();
  }

  /// A time that a clock change removes is the first that exists after it; of a doubled one the
  /// first counts (S35).
  static Instant instant(LocalDateTime local, ZoneId zone) {
    var rules = zone.getRules();
    var gap = rules.getTransition(local);
    if (gap != null && gap.isGap()) {
      return gap.getInstant();
    }
    ZoneOffset offset = rules.getValidOffsets(local).getFirst();
    return local.toInstant(offset);
  }
}
