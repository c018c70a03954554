package hoops.server.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts blocks into text for one look; pure.
public final class Painter {
  private static final int GAP = 2;
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
    return nameless(table) ? meanings(table.rows()) : Grid.paint(table, look);
  }

  /// Words and what they mean; the meanings have half of the terminal, or more where the words are
  /// short.
  private String meanings(List<List<Text>> rows) {
    int words = widest(rows.stream().map(List::getFirst));
    int meanings = widest(rows.stream().map(List::getLast));
    int half = Math.max(look.columns() / 2, look.columns() - meanings);
    int margin = Math.min(words + GAP, half);
    return rows.stream()
        .map(row -> meaning(row.getFirst().paint(look), row.getLast().paint(look), margin))
        .collect(Collectors.joining());
  }

  /// The meaning goes on under itself; a word too long for its column has a line for itself.
  private String meaning(String word, String meaning, int margin) {
    var apart = Width.of(word) > margin - GAP;
    var lead = apart ? " ".repeat(margin) : Width.fill(word, margin);
    var line = Wrapping.wrap((lead + meaning).stripTrailing(), look.columns(), margin);
    return (apart ? word + "\n" : "") + line + "\n";
  }

  private int widest(Stream<Text> cells) {
    return cells.mapToInt(cell -> Width.of(cell.paint(look))).max().orElse(0);
  }
}
