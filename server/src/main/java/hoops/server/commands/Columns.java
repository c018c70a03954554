package hoops.server.commands;

import hoops.server.screen.Text;
import java.util.ArrayList;
import java.util.List;

/// Names that flow over several rows behind one title.
final class Columns {
  private Columns() {}

  static List<List<Text>> flow(String title, List<String> names, int columns) {
    var rows = new ArrayList<List<Text>>();
    var line = new StringBuilder();
    for (var name : names) {
      if (!line.isEmpty() && line.length() + 1 + name.length() > columns) {
        rows.add(row(rows.isEmpty() ? title : "", line));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    rows.add(row(rows.isEmpty() ? title : "", line));
    return List.copyOf(rows);
  }

  private static List<Text> row(String title, StringBuilder line) {
    return List.of(Text.of(title), Text.of(line.toString()));
  }
}
