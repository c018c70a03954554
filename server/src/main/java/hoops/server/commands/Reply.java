package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.List;

/// What a command answers: how it ended, the document for programs, the same for people, and hints,
/// which are no part of the answer and go to stderr.
public record Reply(Ending ending, Json.Members document, List<Block> blocks, List<Block> hints) {
  public Reply {
    blocks = List.copyOf(blocks);
    hints = List.copyOf(hints);
  }

  public static Reply of(Json.Members document, List<Block> blocks) {
    return new Reply(Ending.OK, document, blocks, List.of());
  }

  public static Reply of(Json.Members document, Block... blocks) {
    return of(document, List.of(blocks));
  }

  public Reply ending(Ending other) {
    return new Reply(other, document, blocks, hints);
  }

  /// With a command to paste, and what it is for.
  public Reply hint(String words, String what) {
    var more = new ArrayList<Block.Hint>();
    hints.forEach(block -> more.addAll(block instanceof Block.Hints(var all) ? all : List.of()));
    more.add(new Block.Hint(words, what));
    return new Reply(ending, document, blocks, List.of(Block.line("Next"), new Block.Hints(more)));
  }
}
