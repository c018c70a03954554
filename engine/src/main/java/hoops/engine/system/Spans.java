package hoops.engine.system;

import java.util.List;
import java.util.regex.Pattern;

/// The written forms of days and spans (section 9).
final class Spans {
  private static final Pattern TWO_ENDS =
      Pattern.compile("([a-z]{3}) ([0-9:]{5}) - ([a-z]{3}) ([0-9:]{5})");
  private static final Pattern DATES =
      Pattern.compile("([0-9-]{10}) ([0-9:]{5}) - ([0-9-]{10}) ([0-9:]{5})");
  private static final Pattern DAILY = Pattern.compile("([a-z,-]{3,40}) ([0-9:]{5})-([0-9:]{5})");

  private Spans() {}

  static boolean days(String text) {
    for (var part : text.split(",", -1)) {
      var ends = List.of(part.split("-", -1));
      if (ends.size() > 2 || !ends.stream().allMatch(Scalars.DAYS::contains)) {
        return false;
      }
    }
    return true;
  }

  static boolean span(String text) {
    var daily = DAILY.matcher(text);
    if (daily.matches()) {
      return days(daily.group(1)) && time(daily.group(2)) && time(daily.group(3));
    }
    var ends = TWO_ENDS.matcher(text);
    if (ends.matches()) {
      return days(ends.group(1))
          && days(ends.group(3))
          && time(ends.group(2))
          && time(ends.group(4));
    }
    var dates = DATES.matcher(text);
    return dates.matches()
        && date(dates.group(1))
        && date(dates.group(3))
        && time(dates.group(2))
        && time(dates.group(4))
        && (dates.group(1) + dates.group(2)).compareTo(dates.group(3) + dates.group(4)) < 0;
  }

  private static boolean time(String text) {
    return Scalars.time(text).isPresent();
  }

  private static boolean date(String text) {
    if (!text.matches("[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}")) {
      return false;
    }
    int year = Integer.parseInt(text.substring(0, 4));
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8));
    return day >= 1 && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
  }
}
