package hoops.server.store;

import java.time.Instant;
import java.time.LocalDate;

/// Instants as they are stored: ISO 8601 in UTC.
final class Instants {
  private static final String SECONDS = "dddd-dd-ddTdd:dd:ddZ";
  private static final String MILLIS = "dddd-dd-ddTdd:dd:dd.dddZ";

  private Instants() {}

  /// As [Instant#parse], a tenth of its time for what nearly every stored instant looks like: whole
  /// seconds or milliseconds of four-digit years.
  static Instant parse(String text) {
    boolean millis = looks(text, MILLIS);
    if (!millis && !looks(text, SECONDS)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long at = day.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(at, millis ? number(text, 20, 23) * 1_000_000L : 0);
  }

  private static boolean looks(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char wanted = form.charAt(i);
      char c = text.charAt(i);
      if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
