package hoops.server.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the cells of one table stand on a terminal: how wide each column is, and on which line of
/// its row; pure.
///
/// Where there is too little room, [Block.Room#WIDE] columns are left out, the last first; then
/// [Block.Room#CUT] ones are cut, the widest first. Where that is not enough, each row is folded
/// between its cells onto lines of its own, and so are the heads. A cell that keeps is never cut,
/// since it is there to be typed.
final class Grid {
  private static final int GAP = 2;
  private static final int INDENT = 4;
  private static final int NARROWEST = 6;

  private final Look look;
  private final List<List<Place>> lines;

  private Grid(Look look, List<List<Place>> lines) {
    this.look = look;
    this.lines = lines;
  }

  /// The table as text, each line with its line break.
  static String paint(Block.Table table, Look look) {
    var rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> cell.paint(look)).toList())
            .toList();
    var grid = new Grid(look, lines(places(table.columns(), rows), look.columns()));
    var heads = table.columns().stream().map(Block.Column::head).toList();
    var out = new StringBuilder();
    if (heads.stream().anyMatch(head -> !head.isEmpty())) {
      grid.row(heads, out);
    }
    rows.forEach(row -> grid.row(row, out));
    return out.toString();
  }

  /// The lines of one row; one below the first is left out where it has nothing to show.
  private void row(List<String> cells, StringBuilder out) {
    out.append(line(lines.getFirst(), cells, 0)).append('\n');
    for (var below : lines.subList(1, lines.size())) {
      var line = line(below, cells, INDENT);
      out.append(line).append(line.isEmpty() ? "" : "\n");
    }
  }

  private String line(List<Place> places, List<String> cells, int indent) {
    var line = new StringBuilder(" ".repeat(indent));
    for (var place : places) {
      var cell = Width.cut(cells.get(place.column()), place.width(), look.ascii() ? "..." : "…");
      line.append(Width.fill(cell, place.width())).append(" ".repeat(GAP));
    }
    return Wrapping.wrap(line.toString().stripTrailing(), look.columns(), INDENT);
  }

  /// Each column as wide as its widest cell.
  private static List<Place> places(List<Block.Column> columns, List<List<String>> rows) {
    var places = new ArrayList<Place>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      int cells = rows.stream().mapToInt(row -> Width.of(row.get(at))).max().orElse(0);
      var column = columns.get(i);
      places.add(new Place(i, column.room(), Math.max(column.head().length(), cells)));
    }
    return places;
  }

  private static List<List<Place>> lines(List<Place> all, int columns) {
    var shown = new ArrayList<>(all);
    for (int i = all.size() - 1; i >= 0 && width(shown) > columns; i--) {
      if (all.get(i).room() == Block.Room.WIDE) {
        shown.remove(i);
      }
    }
    var narrowed = narrowed(shown, columns);
    return width(narrowed) <= columns ? List.of(narrowed) : folded(shown, columns);
  }

  /// Those that may be cut, the widest first and cell by cell, until all fit or none can give more.
  private static List<Place> narrowed(List<Place> places, int columns) {
    var narrowed = new ArrayList<>(places);
    while (width(narrowed) > columns) {
      var widest =
          narrowed.stream()
              .filter(Place::mayNarrow)
              .max(Comparator.comparingInt(Place::width))
              .orElse(null);
      if (widest == null) {
        break;
      }
      narrowed.replaceAll(place -> place.equals(widest) ? place.atMost(place.width() - 1) : place);
    }
    return narrowed;
  }

  /// As many to a line as it has room for; what is wider than a line has one for itself.
  private static List<List<Place>> folded(List<Place> places, int columns) {
    var lines = new ArrayList<List<Place>>();
    int room = columns;
    for (var place : places) {
      var fitting = place.atMost(columns - INDENT);
      if (lines.isEmpty() || width(lines.getLast()) + GAP + fitting.width() > room) {
        room = lines.isEmpty() ? columns : columns - INDENT;
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(fitting);
    }
    return lines;
  }

  private static int width(List<Place> line) {
    return line.stream().mapToInt(place -> place.width() + GAP).sum() - GAP;
  }

  /// Where one column's cells stand on their line.
  private record Place(int column, Block.Room room, int width) {
    boolean mayNarrow() {
      return room == Block.Room.CUT && width > NARROWEST;
    }

    /// No wider than that, if it may be cut.
    Place atMost(int most) {
      return mayNarrow() && width > most
          ? new Place(column, room, Math.max(NARROWEST, most))
          : this;
    }
  }
}
