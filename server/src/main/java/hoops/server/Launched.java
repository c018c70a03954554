package hoops.server;

import java.util.HashMap;
import java.util.Map;

/// What the launcher changed for this process alone.
final class Launched {
  private static final String THEIRS = "HOOPS_LC_ALL";

  private Launched() {}

  /// The variables as the person has them.
  ///
  /// Where their locale is not UTF-8, the launcher starts this process in one that is, since the
  /// JDK writes the names of files by it, and tells their `LC_ALL` in `HOOPS_LC_ALL`, empty where
  /// they have none. What is printed, and what instances are told, goes by theirs.
  static Map<String, String> variables(Map<String, String> ours) {
    var theirs = new HashMap<>(ours);
    var locale = theirs.remove(THEIRS);
    if (locale != null && locale.isEmpty()) {
      theirs.remove("LC_ALL");
    } else if (locale != null) {
      theirs.put("LC_ALL", locale);
    }
    return Map.copyOf(theirs);
  }
}
