package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import java.util.ArrayList;
import java.util.List;

/// How trouble is told to people: what and why with its code, then what to do now (rule 15).
final class Telling {
  private Telling() {}

  static List<Block> trouble(Trouble trouble) {
    var lines = new ArrayList<Block>();
    var glyph = trouble.ending() == Ending.PENDING ? Glyph.WAITING : Glyph.FAILED;
    lines.add(
        Block.line(
            Text.sign(glyph)
                .plus(" " + trouble.ending().word() + ": ")
                .plus(Text.foreign(trouble.message()))));
    for (var gate : trouble.gates()) {
      lines.add(
          Block.line(
              Text.of("    " + gate.text("verdict", "") + "  " + gate.text("gate", "") + "  ")
                  .plus(Text.foreign(gate.text("message", "")))
                  .plus("  " + gate.text("rule", ""))));
    }
    if (!trouble.hint().isEmpty()) {
      lines.add(Block.line(Text.of("  Now: ").plus(Text.foreign(trouble.hint()))));
    }
    return List.copyOf(lines);
  }
}
