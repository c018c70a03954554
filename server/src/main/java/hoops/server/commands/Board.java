package hoops.server.commands;

import hoops.engine.AssemblyName;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Look;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `hoops board`: which build of each assembly stands in which tier, and how it does there.
///
/// On a terminal the assemblies that are well everywhere are shown as far as [#FEW] rows reach; how
/// many are left out is said, and `--all` shows them. Programs get them all.
final class Board {
  private static final int FEW = 8;

  private final List<TierView> views;
  private final List<Row> rows;

  private Board(List<TierView> views) {
    this.views = views;
    var assemblies = new TreeSet<AssemblyName>();
    for (var view : views) {
      view.tier().ifPresent(tier -> assemblies.addAll(tier.placed().keySet()));
      view.underWay()
          .ifPresent(one -> one.plan().parts().forEach(part -> assemblies.add(part.assembly())));
    }
    rows =
        assemblies.stream()
            .map(one -> new Row(one, views.stream().map(view -> Cell.of(view, one)).toList()))
            .toList();
  }

  static Reply of(Call call, List<TierView> views) {
    var world = call.world();
    var board = new Board(views);
    var form = call.session().look().form();
    var whole = call.on("all") || form == Look.Form.TABS || form == Look.Form.DOCUMENT;
    var shown = whole ? board.rows : board.few();
    var blocks = new ArrayList<Block>();
    blocks.add(board.table(shown));
    if (shown.size() < board.rows.size()) {
      blocks.add(
          Block.line(
              Text.of((board.rows.size() - shown.size()) + " more, all ")
                  .plus(Text.sign(State.OK.glyph()))
                  .plus("  (--all)")));
    }
    board.legend(shown).ifPresent(blocks::add);
    blocks.addAll(HeldBack.blocks(world));
    return Reply.of(
        call.document(world)
            .put("assemblies", board.rows.stream().map(row -> row.document(views)).toList())
            .putTexts("held_back", HeldBack.sentences(world))
            .members(),
        blocks);
  }

  /// Those that somebody should see, and of the others as many as there is room for, in order.
  private List<Row> few() {
    long loud = rows.stream().filter(row -> !row.quiet()).count();
    long room = rows.size() <= FEW ? FEW : Math.max(0, FEW - loud);
    var quiet = rows.stream().filter(Row::quiet).limit(room).toList();
    return rows.stream().filter(row -> !row.quiet() || quiet.contains(row)).toList();
  }

  private Block table(List<Row> shown) {
    var columns = new ArrayList<Column>();
    columns.add(Column.bare("assembly"));
    views.forEach(view -> columns.add(Column.of(view.name().text())));
    var lines = new ArrayList<List<Text>>();
    var first = new ArrayList<Text>();
    first.add(Text.of("manifest"));
    views.forEach(view -> first.add(Text.of(view.manifest())));
    lines.add(first);
    shown.forEach(row -> lines.add(row.line()));
    return new Block.Table(columns, lines);
  }

  /// The word of each sign that stands there and is not *ok* (rule 4).
  private Optional<Block> legend(List<Row> shown) {
    var signs = EnumSet.noneOf(State.class);
    shown.forEach(row -> row.cells().forEach(cell -> signs.add(cell.shown())));
    signs.remove(State.OK);
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    var line = Text.EMPTY;
    for (var sign : signs) {
      line = line.equals(Text.EMPTY) ? line : line.plus("   ");
      line =
          sign == State.DEPLOYING
              ? line.plus("a").plus(Text.sign(sign.glyph())).plus("b being exchanged")
              : line.plus(Text.sign(sign.glyph())).plus(" " + sign.word());
    }
    return Optional.of(Block.line(line));
  }

  /// One assembly, in each tier.
  private record Row(AssemblyName assembly, List<Cell> cells) {
    boolean quiet() {
      return cells.stream().allMatch(cell -> cell.shown() == State.OK);
    }

    List<Text> line() {
      var line = new ArrayList<Text>();
      line.add(Text.of(assembly.text()));
      cells.forEach(cell -> line.add(cell.text()));
      return line;
    }

    Json.Members document(List<TierView> views) {
      var tiers = new ArrayList<Json.Members>();
      for (int i = 0; i < cells.size(); i++) {
        tiers.add(cells.get(i).document(views.get(i)));
      }
      return new Fields().put("assembly", assembly.text()).put("tiers", tiers).members();
    }
  }

  /// One assembly in one tier: its build, what it is being exchanged for, and how it stands.
  private record Cell(String build, String becomes, State state) {
    static Cell of(TierView view, AssemblyName assembly) {
      var placed = view.tier().map(tier -> tier.placed().get(assembly)).orElse(null);
      var build = placed == null ? "-" : Integer.toString(placed.build().number());
      var part = view.underWay().flatMap(one -> one.plan().part(assembly));
      var becomes = part.map(one -> Integer.toString(one.build().number())).orElse("");
      long up = view.up(assembly);
      int wanted = view.spec().instances(assembly);
      var state = up >= wanted ? State.OK : up == 0 ? State.FAILED : State.DEGRADED;
      return new Cell(
          build, becomes.equals(build) ? "" : becomes, placed == null ? State.IDLE : state);
    }

    /// The state whose sign it shows.
    State shown() {
      return becomes.isEmpty() ? state : State.DEPLOYING;
    }

    Text text() {
      return becomes.isEmpty()
          ? Text.of(build + " ").plus(Text.sign(state.glyph()))
          : Text.of(build).plus(Text.sign(State.DEPLOYING.glyph())).plus(becomes);
    }

    Json.Members document(TierView view) {
      return new Fields()
          .put("tier", view.name().text())
          .put("build", build.equals("-") ? null : build)
          .put("becomes", becomes.isEmpty() ? null : becomes)
          .put("state", state.word())
          .members();
    }
  }
}
