package hoops.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant next(String fields, String after) {
    return new Schedule.Cron(fields).next(Instant.parse(after), BERLIN).orElseThrow();
  }

  /// S35.
  @Test
  void an_hour_that_is_removed_opens_at_the_next_minute() {
    assertThat(next("30 2 * * *", "2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(next("30 2 * * *", "2026-03-29T01:00:00Z")).isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void many_removed_minutes_open_once() {
    assertThat(next("*/10 2 * * *", "2026-03-29T00:59:00Z")).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(next("*/10 2 * * *", "2026-03-29T01:00:00Z")).isEqualTo("2026-03-30T00:00:00Z");
  }

  /// S35.
  @Test
  void a_doubled_hour_counts_once() {
    assertThat(next("30 2 * * *", "2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next("30 2 * * *", "2026-10-25T00:30:00Z")).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void days_of_the_month_and_of_the_week_are_either() {
    assertThat(next("0 9 13 * fri", "2026-11-01T00:00:00Z")).isEqualTo("2026-11-06T08:00:00Z");
    assertThat(next("0 9 13 * *", "2026-11-01T00:00:00Z")).isEqualTo("2026-11-13T08:00:00Z");
  }

  @Test
  void a_leap_day_comes() {
    assertThat(next("0 0 29 2 *", "2026-11-01T00:00:00Z")).isEqualTo("2028-02-28T23:00:00Z");
  }

  @Test
  void what_is_never_due_is_refused() {
    assertThatThrownBy(() -> new Schedule.Cron("0 0 30 2 *")).hasMessageContaining("never due");
    assertThatThrownBy(() -> new Schedule.Cron("0 0 * *")).hasMessageContaining("cron has five");
    assertThatThrownBy(() -> new Schedule.Cron("60 0 * * *")).hasMessageContaining("not 0 to 59");
    assertThatThrownBy(() -> new Schedule.Cron("5-1 0 * * *")).hasMessageContaining("no range");
  }

  @Test
  void each_written_form_is_read_and_said_again() {
    for (var text : java.util.List.of("at once", "every 3h", "tue 10:00", "11:45", "*/5 * * * *")) {
      assertThat(Scalars.schedule(text).orElseThrow().text()).isEqualTo(text);
    }
    assertThat(Scalars.schedule("every 0s")).isEmpty();
    assertThat(Scalars.schedule("tuesday 10:00")).isEmpty();
  }

  @Test
  void daily_and_weekly_are_in_the_zone() {
    var after = Instant.parse("2026-07-01T10:00:00Z");

    assertThat(new Schedule.Daily(LocalTime.of(11, 45)).next(after, BERLIN))
        .contains(Instant.parse("2026-07-02T09:45:00Z"));
    assertThat(Scalars.schedule("tue 10:00").orElseThrow().next(after, BERLIN))
        .contains(Instant.parse("2026-07-07T08:00:00Z"));
    assertThat(new Schedule.Every(Duration.ofHours(3)).next(after, BERLIN))
        .contains(after.plus(Duration.ofHours(3)));
    assertThat(new Schedule.AtOnce().next(after, BERLIN)).isEmpty();
  }
}
