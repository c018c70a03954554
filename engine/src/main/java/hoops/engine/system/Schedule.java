package hoops.engine.system;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// When something is due by the clock: `at once`, `every 3h`, `tue 10:00`, `11:45`, five cron
/// fields.
public sealed interface Schedule {
  /// The first instant after `after` at which it is due in that zone; empty for [AtOnce], which is
  /// due whenever there is something to do, and for [ByHand].
  ///
  /// An hour that a clock change removes opens at the next minute that exists; one that it doubles
  /// counts once, the first time (S35). `Every` counts from `after`. Pure; any thread.
  default Optional<Instant> next(Instant after, ZoneId zone) {
    return Timetable.next(this, after, zone);
  }

  /// As it is written.
  default String text() {
    return Timetable.text(this);
  }

  /// As soon as there is something to do.
  record AtOnce() implements Schedule {}

  /// Once this time has passed since the last one began; 1 s or more.
  record Every(Duration period) implements Schedule {}

  record Daily(LocalTime time) implements Schedule {}

  /// Once a week.
  record Weekly(DayOfWeek day, LocalTime time) implements Schedule {}

  /// Never by the clock: a person says when.
  record ByHand() implements Schedule {}

  /// Minute, hour, day of the month, month, day of the week, as they were written; both days given
  /// means either. Fields that are none throw IllegalArgumentException with a sentence.
  ///
  /// Source: POSIX.1-2017, crontab.
  record Cron(String fields) implements Schedule {
    public Cron {
      CronFields.parse(fields);
    }
  }
}
