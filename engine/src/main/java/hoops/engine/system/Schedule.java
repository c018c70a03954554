package hoops.engine.system;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/// When something is due by the clock: `at once`, `every 3h`, `tue 10:00`, `11:45`, five cron
/// fields.
public sealed interface Schedule {
  /// As soon as there is something to do.
  record AtOnce() implements Schedule {}

  /// At multiples of this time since the last one began.
  record Every(Duration period) implements Schedule {}

  record Daily(LocalTime time) implements Schedule {}

  record Weekly(DayOfWeek day, LocalTime time) implements Schedule {}

  /// Five cron fields, as they were written.
  record Cron(String fields) implements Schedule {}
}
