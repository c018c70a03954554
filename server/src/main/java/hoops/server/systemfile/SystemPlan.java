package hoops.server.systemfile;

import hoops.engine.system.Change;
import hoops.engine.system.Change.Effect;
import java.util.ArrayList;
import java.util.List;

/// `hoops system plan`: what a file would change of the version in force (section 11).
public final class SystemPlan {
  private SystemPlan() {}

  /// The rows of what differs from that version; `name` is how the file was called.
  public static List<String> lines(int version, List<Change> changes, String name) {
    if (changes.isEmpty()) {
      return List.of("%s is what version %d says.".formatted(name, version));
    }
    var lines = new ArrayList<String>();
    lines.add("Plan   version %d -> %d".formatted(version, version + 1));
    int what = changes.stream().mapToInt(each -> each.what().length()).max().orElse(0);
    int values =
        changes.stream()
            .filter(each -> each.effect() != Effect.TRAVELS)
            .mapToInt(each -> values(each).length())
            .max()
            .orElse(0);
    for (var change : changes) {
      lines.add(line(change, name, "%-" + what + "s   %-" + Math.max(1, values) + "s"));
    }
    if (changes.stream().anyMatch(change -> change.effect() == Effect.WEAKER)) {
      lines.add("note: that what is weaker waits for a second person is not yet acted on");
    }
    return lines;
  }

  private static String values(Change change) {
    return change.effect() == Effect.TRAVELS
        ? change.from()
            + (change.from().equals("1") ? " key differs" : " keys differ")
            + ", as each commit has it"
        : change.from() + " -> " + change.to();
  }

  private static String line(Change change, String name, String form) {
    var what = form.formatted(change.what(), values(change));
    var where = change.line() == 0 ? "gone" : name + ":" + change.line();
    return switch (change.effect()) {
      case AT_ONCE -> "  ~ %s   %s   at once".formatted(what, where);
      case WEAKER -> "  ! %s   %s   weaker".formatted(what, where);
      case TRAVELS -> "  = " + what.stripTrailing();
    };
  }
}
