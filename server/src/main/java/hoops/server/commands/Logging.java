package hoops.server.commands;

import hoops.engine.BuildId;
import hoops.server.screen.Block;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import java.util.List;

/// Shows what was printed, line by line, and goes on while more comes.
final class Logging {
  private static final long PAUSE_MILLIS = 200;

  private Logging() {}

  static Reply build(Call call, BuildId build) throws InterruptedException {
    hello(call);
    long at = 0;
    while (true) {
      long from = at;
      var piece = call.reach().logs().build(build, from);
      piece.text().lines().forEach(line -> line(call, "", line));
      at = piece.next();
      var more = piece.next() > from;
      if (!more
          && (!call.on("follow") || piece.going() == Logs.Going.OVER || !call.session().wanted())) {
        if (at == 0) {
          call.session().note(Block.line("-- " + build + " printed nothing, as far as is kept --"));
        }
        return over(call);
      }
      if (!more) {
        rest();
      }
    }
  }

  /// Between two looks at files that nobody tells of.
  static void rest() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
  }

  static void line(Call call, String source, String line) {
    var fields = new Fields().put("type", "line");
    if (!source.isEmpty()) {
      fields.put("instance", source);
    }
    var before = source.isEmpty() ? Text.EMPTY : Text.of(source + " ");
    call.session()
        .event(Block.line(before.plus(Text.foreign(line))), fields.put("text", line).members());
  }

  static void hello(Call call) {
    var world = call.reach().worlds().now();
    call.session()
        .hello(
            new Fields()
                .put("type", "hello")
                .put("schema", "hoops." + call.verb().document() + "/1")
                .put("server", call.reach().self().url())
                .put("position", world.position().number())
                .members());
  }

  static Reply over(Call call) {
    return Reply.of(call.document(call.reach().worlds().now()).members(), List.of());
  }
}
