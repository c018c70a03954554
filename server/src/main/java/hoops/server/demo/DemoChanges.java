package hoops.server.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What each [DemoChange] changes: one value in one line of one file, so that its commit is read at
/// a glance.
///
/// Each can be made any number of times, in any order, and always changes something. Pure; any
/// thread.
public final class DemoChanges {
  private static final String SEARCH = "query/main/logs/query/Search.java";
  private static final Line IMPROVEMENTS = new Line(SEARCH, "int IMPROVEMENTS = ");
  private static final Line ASKED_AS = new Line(SEARCH, "String ASKED_AS = ");
  private static final Line SHORTEST =
      new Line("index/main/logs/index/Words.java", "int SHORTEST = ");
  private static final Line DIES_AFTER =
      new Line("receiver/main/logs/receiver/Main.java", "int DIES_AFTER_MILLIS = ");
  private static final int CRASH_MILLIS = 3000;

  private DemoChanges() {}

  /// The files that changes touch, as paths in the repository.
  public static List<String> paths() {
    return List.of(SEARCH, SHORTEST.path(), DIES_AFTER.path());
  }

  /// The new texts of the files that `change` touches, by path; `texts` holds every one of
  /// [#paths].
  ///
  /// A line that is not there any more, since somebody wrote the file anew, throws
  /// IllegalStateException with a sentence that names the file and the line.
  public static Map<String, String> apply(DemoChange change, Map<String, String> texts) {
    var next = new TreeMap<>(texts);
    switch (change) {
      case FIX -> {
        IMPROVEMENTS.edit(next, DemoChanges::more);
        ASKED_AS.edit(next, _ -> "\"q\"");
        SHORTEST.edit(next, _ -> "1");
        DIES_AFTER.edit(next, _ -> "0");
      }
      case UNIT_BREAK -> SHORTEST.edit(next, DemoChanges::more);
      case CRASH -> DIES_AFTER.edit(next, was -> was.equals("0") ? "" + CRASH_MILLIS : more(was));
      case INTEGRATION_BREAK -> ASKED_AS.edit(next, was -> was.replaceAll("\"$", "q\""));
    }
    next.entrySet().removeIf(file -> file.getValue().equals(texts.get(file.getKey())));
    return next;
  }

  private static String more(String number) {
    return Integer.toString(Integer.parseInt(number) + 1);
  }

  /// One constant in one file, by what stands before its value.
  private record Line(String path, String before) {
    void edit(Map<String, String> texts, UnaryOperator<String> value) {
      var text = texts.getOrDefault(path, "");
      var found = Pattern.compile(Pattern.quote(before) + "([^;\n]+);").matcher(text);
      if (!found.find()) {
        throw new IllegalStateException(
            "%s has no line with \"%s\" any more, so this change cannot be made there"
                .formatted(path, before.strip()));
      }
      var changed = value.apply(found.group(1));
      texts.put(path, text.substring(0, found.start(1)) + changed + text.substring(found.end(1)));
    }
  }
}
