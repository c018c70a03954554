package hoops.server.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Puts blocks into text for one look; pure.
public final class Painter {
  private static final int GAP = 2;
  private static final int NARROWEST = 6;
  private static final int WIDEST_COMMAND = 44;

  private final Look look;

  public Painter(Look look) {
    this.look = look;
  }

  /// The blocks as text, each line with its line break.
  ///
  /// As tabs, tables and facts stand alone where there are any, so that each line has the same
  /// fields.
  public String paint(List<Block> blocks) {
    var tabular =
        blocks.stream()
            .anyMatch(block -> block instanceof Block.Table || block instanceof Block.Facts);
    return blocks.stream()
        .filter(
            block -> look.form() != Look.Form.TABS || !tabular || !(block instanceof Block.Line))
        .map(this::paint)
        .collect(Collectors.joining());
  }

  /// One line, cut to the columns.
  public String fitting(Text line) {
    return Width.cut(line.paint(look), look.columns(), look.ascii() ? "..." : "…");
  }

  private String paint(Block block) {
    return switch (block) {
      case Block.Line(var text) -> line(text);
      case Block.Verbatim(var line) -> line + "\n";
      case Block.Hanging hanging -> hanging(hanging);
      case Block.Hints(var hints) -> hints(hints);
      case Block.Blank _ -> look.form() == Look.Form.TABLES ? "\n" : "";
      case Block.Facts(var facts) -> facts(facts);
      case Block.Table table ->
          switch (look.form()) {
            case TABLES -> table(table);
            case TABS -> tabs(table);
            case LISTS, DOCUMENT -> lists(table);
          };
    };
  }

  private String line(Text text) {
    var painted = text.paint(look);
    return (look.form() == Look.Form.TABLES ? Wrapping.wrap(painted, look.columns()) : painted)
        + "\n";
  }

  private String hanging(Block.Hanging block) {
    var label = block.label().paint(look);
    var value = block.value().paint(look);
    return switch (look.form()) {
          case TABLES ->
              Wrapping.wrap(
                  Width.fill(label, block.width()) + value, look.columns(), block.width());
          case TABS -> label + "\t" + value;
          case LISTS, DOCUMENT -> label + ": " + value;
        }
        + "\n";
  }

  private String hints(List<Block.Hint> hints) {
    int longest = hints.stream().mapToInt(hint -> hint.command().length()).max().orElse(0);
    int width = 2 + Math.min(longest, WIDEST_COMMAND) + 3;
    var out = new StringBuilder();
    for (var hint : hints) {
      var command = Width.fill("  " + Text.foreign(hint.command()).paint(look), width - 3) + "   ";
      var line = (command + Text.of(hint.what()).paint(look)).stripTrailing();
      out.append(
              look.form() == Look.Form.TABLES && command.length() == width
                  ? Wrapping.wrap(line, look.columns(), width)
                  : line)
          .append('\n');
    }
    return out.toString();
  }

  private String facts(List<Block.Fact> facts) {
    int labels = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
    var out = new StringBuilder();
    for (var fact : facts) {
      var value = fact.value().paint(look);
      switch (look.form()) {
        case TABLES ->
            out.append(
                Wrapping.wrap(
                    Width.fill(fact.label(), labels) + "  " + value, look.columns(), labels + GAP));
        case TABS -> out.append(fact.label()).append('\t').append(value);
        case LISTS, DOCUMENT -> out.append(fact.label()).append(": ").append(value);
      }
      out.append('\n');
    }
    return out.toString();
  }

  private String lists(Block.Table table) {
    var out = new StringBuilder();
    var nameless = nameless(table);
    for (var row : table.rows()) {
      var cells = new ArrayList<String>();
      for (int i = 0; i < row.size(); i++) {
        var value = row.get(i).paint(look);
        var key = table.columns().get(i).key();
        if (!value.isEmpty()) {
          cells.add(key.isEmpty() ? value : key + ": " + value.strip());
        }
      }
      out.append(String.join(nameless ? ": " : "; ", cells)).append('\n');
    }
    return out.toString();
  }

  /// A table whose columns say nothing is one of words and what they mean.
  private static boolean nameless(Block.Table table) {
    return table.columns().stream().allMatch(column -> column.key().isEmpty());
  }

  private String tabs(Block.Table table) {
    var out = new StringBuilder();
    if (!nameless(table)) {
      out.append(
          table.columns().stream()
              .map(Block.Column::key)
              .collect(Collectors.joining("\t", "", "\n")));
    }
    for (var row : table.rows()) {
      out.append(
          row.stream()
              .map(cell -> cell.paint(look).strip())
              .collect(Collectors.joining("\t", "", "\n")));
    }
    return out.toString();
  }

  private String table(Block.Table table) {
    var rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> cell.paint(look)).toList())
            .toList();
    var widths = fit(table.columns(), rows);
    var out = new StringBuilder();
    var heads = table.columns().stream().map(Block.Column::head).toList();
    if (heads.stream().anyMatch(head -> !head.isEmpty())) {
      row(heads, widths, out);
    }
    rows.forEach(row -> row(row, widths, out));
    return out.toString();
  }

  private void row(List<String> cells, int[] widths, StringBuilder out) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] >= 0) {
        var cell = Width.cut(cells.get(i), widths[i], look.ascii() ? "..." : "…");
        line.append(Width.fill(cell, widths[i])).append("  ");
      }
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /// The widths of the columns; -1 for one that is left out.
  private int[] fit(List<Block.Column> columns, List<List<String>> rows) {
    var widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int at = i;
      int cells = rows.stream().mapToInt(row -> Width.of(row.get(at))).max().orElse(0);
      widths[i] = Math.max(columns.get(i).head().length(), cells);
    }
    for (int i = widths.length - 1; i >= 0 && total(widths) > look.columns(); i--) {
      widths[i] = columns.get(i).room() == Block.Room.WIDE ? -1 : widths[i];
    }
    narrow(columns, widths, Block.Room.CUT);
    narrow(columns, widths, Block.Room.KEEPS);
    return widths;
  }

  private void narrow(List<Block.Column> columns, int[] widths, Block.Room room) {
    while (total(widths) > look.columns()) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        var may = columns.get(i).room() == room && widths[i] > NARROWEST;
        if (may && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private static int total(int[] widths) {
    int total = -GAP;
    for (int width : widths) {
      total += width < 0 ? 0 : width + GAP;
    }
    return total;
  }
}
