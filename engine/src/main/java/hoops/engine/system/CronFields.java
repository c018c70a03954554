package hoops.engine.system;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// The five fields of cron, as sets of numbers.
///
/// `anyDay` says that neither day field was restricted, or which one was: with both restricted a
/// day need match only one of them.
///
/// Source: POSIX.1-2017, crontab; names of months and days and steps as Vixie cron has them.
record CronFields(BitSet minutes, BitSet hours, Days days) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /// The date fields, and whether each was written as `*`.
  record Days(BitSet ofMonth, BitSet months, BitSet ofWeek, Stars stars) {
    boolean has(LocalDate date) {
      if (!months.get(date.getMonthValue())) {
        return false;
      }
      boolean month = ofMonth.get(date.getDayOfMonth());
      boolean week = ofWeek.get(date.getDayOfWeek().getValue() % 7);
      return switch (stars) {
        case NONE -> month || week;
        case SOME -> month && week;
      };
    }
  }

  /// Whether one of the two day fields was `*`: then both must match, which the star does.
  enum Stars {
    NONE,
    SOME
  }

  /// Reads five fields; anything else is an IllegalArgumentException with a sentence.
  static CronFields parse(String text) {
    var fields = text.strip().split("\\s+", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "\"%s\" has %d fields, cron has five".formatted(text, fields.length));
    }
    var ofWeek = field(fields[4], new Range(0, 7, WEEKDAYS));
    if (ofWeek.get(7)) {
      ofWeek.set(0);
    }
    var stars = fields[2].startsWith("*") || fields[4].startsWith("*") ? Stars.SOME : Stars.NONE;
    var days =
        new Days(
            field(fields[2], new Range(1, 31, List.of())),
            field(fields[3], new Range(1, 12, MONTHS)),
            ofWeek,
            stars);
    demandSomeDay(days, text);
    return new CronFields(
        field(fields[0], new Range(0, 59, List.of())),
        field(fields[1], new Range(0, 23, List.of())),
        days);
  }

  /// Four years from a leap year hold every date and weekday of the month that there is; a leap day
  /// on a given weekday comes within 28.
  private static void demandSomeDay(Days days, String text) {
    var first = LocalDate.of(2024, 1, 1);
    for (int day = 0; day < 366 * 28; day++) {
      if (days.has(first.plusDays(day))) {
        return;
      }
    }
    throw new IllegalArgumentException("\"%s\" is never due: no such day".formatted(text));
  }

  private record Range(int low, int high, List<String> names) {
    int number(String word) {
      var lower = word.toLowerCase(Locale.ROOT);
      int named = names.indexOf(lower);
      if (named >= 0) {
        return low == 1 ? named + 1 : named;
      }
      if (!word.matches("[0-9]{1,2}")) {
        throw new IllegalArgumentException("\"%s\" is no number of cron".formatted(word));
      }
      int number = Integer.parseInt(word);
      if (number < low || number > high) {
        throw new IllegalArgumentException("%d is not %d to %d".formatted(number, low, high));
      }
      return number;
    }
  }

  private static BitSet field(String text, Range range) {
    var set = new BitSet();
    for (var part : text.split(",", -1)) {
      var pieces = part.split("/", -1);
      if (pieces.length > 2) {
        throw new IllegalArgumentException("\"%s\" has two steps".formatted(part));
      }
      int step = pieces.length == 2 ? step(pieces[1]) : 1;
      add(set, pieces[0], range, pieces.length == 2 ? step : -1);
    }
    return set;
  }

  private static int step(String text) {
    if (!text.matches("[1-9][0-9]?")) {
      throw new IllegalArgumentException("\"%s\" is no step, 1 to 99".formatted(text));
    }
    return Integer.parseInt(text);
  }

  /// Adds `*`, `7` or `mon-fri`; `step` is -1 where none was written. `5/10` goes on to the end.
  private static void add(BitSet set, String span, Range range, int step) {
    int from = range.low();
    int to = range.high();
    if (!span.equals("*")) {
      var ends = span.split("-", -1);
      from = range.number(ends[0]);
      to = ends.length == 2 ? range.number(ends[1]) : step > 0 ? range.high() : from;
      if (ends.length > 2 || to < from) {
        throw new IllegalArgumentException("\"%s\" is no range".formatted(span));
      }
    }
    for (int number = from; number <= to; number += Math.max(1, step)) {
      set.set(number);
    }
  }
}
