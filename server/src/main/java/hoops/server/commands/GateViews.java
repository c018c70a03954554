package hoops.server.commands;

import hoops.engine.Verdict;
import hoops.engine.gate.GateAnswer;
import hoops.engine.gate.Verdicts;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Glyph;
import hoops.server.screen.Look;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How gates are shown: the same rows in the terminal, in JSON and in a refusal.
final class GateViews {
  private GateViews() {}

  static List<Json.Members> rows(Verdicts verdicts) {
    return verdicts.answers().stream().map(GateViews::row).toList();
  }

  private static Json.Members row(GateAnswer answer) {
    var since = answer.since();
    return new Fields()
        .put("gate", answer.gate())
        .put("verdict", word(answer.verdict()))
        .put("since", since == null ? null : Times.program(since))
        .put(
            "opens_at",
            answer.verdict() instanceof Verdict.Until(var _, var opens)
                ? Times.program(opens)
                : null)
        .putTexts("waive", answer.waive())
        .put("rule", rule(answer))
        .put("message", answer.verdict().sentence())
        .members();
  }

  /// `file:line`, without the remark that a rule is the default.
  private static String rule(GateAnswer answer) {
    int blank = answer.rule().indexOf(' ');
    return blank < 0 ? answer.rule() : answer.rule().substring(0, blank);
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Open _ -> "open";
      case Verdict.Until _, Verdict.Waiting _ -> "waiting";
      case Verdict.Closed _ -> "closed";
    };
  }

  private static Glyph glyph(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Open _ -> Glyph.OK;
      case Verdict.Until _, Verdict.Waiting _ -> Glyph.WAITING;
      case Verdict.Closed _ -> Glyph.FAILED;
    };
  }

  private static final int LABEL = 25;

  /// The gates: on a terminal with every sentence whole, elsewhere as a table.
  static List<Block> blocks(Verdicts verdicts, Look look) {
    if (look.form() != Look.Form.TABLES) {
      return List.of(table(verdicts, look));
    }
    var blocks = new ArrayList<Block>();
    verdicts.answers().stream()
        .sorted(Comparator.comparingInt(answer -> order(answer.verdict())))
        .forEach(answer -> blocks.addAll(lines(answer, look)));
    return List.copyOf(blocks);
  }

  private static List<Block> lines(GateAnswer answer, Look look) {
    var label =
        Text.of("  ")
            .plus(Text.sign(glyph(answer.verdict())))
            .plus(" %-8s %s  ".formatted(word(answer.verdict()), answer.gate()));
    var row = new Block.Hanging(label, LABEL, Text.foreign(answer.verdict().sentence()));
    if (answer.open()) {
      return List.of(row);
    }
    var opens =
        answer.verdict() instanceof Verdict.Until(var _, var at)
            ? "   opens " + Times.person(at, look)
            : "";
    return List.of(row, Block.line(" ".repeat(LABEL) + rule(answer) + opens));
  }

  /// The gates as a table: closed first, then waiting, then open, each in the gates' own order.
  private static Block table(Verdicts verdicts, Look look) {
    return new Block.Table(
        List.of(
            Column.of("VERDICT"),
            Column.of("GATE"),
            Column.cut("WHY"),
            Column.of("OPENS"),
            Column.of("RULE")),
        verdicts.answers().stream()
            .sorted(Comparator.comparingInt(answer -> order(answer.verdict())))
            .map(answer ->
                List.of(
                    Text.sign(glyph(answer.verdict())).plus(" " + word(answer.verdict())),
                    Text.of(answer.gate()),
                    Text.foreign(answer.verdict().sentence()),
                    Text.of(
                        answer.verdict() instanceof Verdict.Until(var _, var opens)
                            ? Times.person(opens, look)
                            : ""),
                    Text.of(rule(answer))))
            .toList());
  }

  private static int order(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Closed _ -> 0;
      case Verdict.Until _, Verdict.Waiting _ -> 1;
      case Verdict.Open _ -> 2;
    };
  }

  /// How many are open, waiting and closed, in words.
  static String count(Verdicts verdicts) {
    long open = verdicts.answers().stream().filter(GateAnswer::open).count();
    long closed =
        verdicts.answers().stream().filter(answer -> order(answer.verdict()) == 0).count();
    long waiting = verdicts.answers().size() - open - closed;
    return open + " open, " + waiting + " waiting, " + closed + " closed";
  }
}
