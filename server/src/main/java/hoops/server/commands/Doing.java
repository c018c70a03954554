package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;

/// What is answered to an act whose answer is one sentence: `hoops.done/1`.
final class Doing {
  private Doing() {}

  /// The sentence, or how it was so already; what a dry run would have done is said to be none.
  static Reply said(Call call, Call.Done done, String sentence) {
    var already = !done.already().isEmpty();
    var dry = call.on("dry-run");
    var message =
        already ? "Already so: " + done.already() : dry ? "Would be done: " + sentence : sentence;
    var said = Trouble.sentence(message);
    var document =
        call.document(done.world()).put("changed", !already && !dry).put("message", said).members();
    var sign = Text.sign(already || dry ? Glyph.SAME : Glyph.OK);
    return Reply.of(document, Block.line(sign.plus(" ").plus(Text.foreign(said))));
  }
}
