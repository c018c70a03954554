package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Look;
import hoops.server.screen.Painter;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import hoops.wire.Frame;
import hoops.wire.Json;
import java.util.List;

/// A terminal, or a pipe, behind the frames of one run.
final class FrameSession implements Session {
  private final Run run;
  private final Looks looks;
  private final Asking asking;
  private final Beside beside;

  FrameSession(Run run, Looks looks, Asking asking, Beside beside) {
    this.run = run;
    this.looks = looks;
    this.asking = asking;
    this.beside = beside;
  }

  /// One that asks nothing, for what is said before a verb is known.
  static FrameSession mute(Run run, Looks looks) {
    return new FrameSession(run, looks, Asking.NOBODY, Beside.TOLD);
  }

  /// Whether hints, notes and progress are told beside the answer; `--quiet` leaves them out.
  enum Beside {
    TOLD,
    LEFT_OUT
  }

  /// Whether there is a person to ask.
  enum Asking {
    POSSIBLE,
    /// stdin is no terminal, or `--no-input`.
    NOBODY
  }

  @Override
  public Look look() {
    return looks.out();
  }

  @Override
  public void event(Block line, Json.Members object) {
    if (looks.out().form() == Look.Form.DOCUMENT) {
      out(object.text() + "\n");
    } else {
      out(new Painter(looks.out()).paint(List.of(line)));
    }
  }

  @Override
  public void hello(Json.Members object) {
    if (looks.out().form() == Look.Form.DOCUMENT) {
      out(object.text() + "\n");
    }
  }

  @Override
  public void note(Block... lines) {
    beside(List.of(lines));
  }

  @Override
  public void progress(List<Text> lines) {
    if (looks.err().form() != Look.Form.TABLES || beside == Beside.LEFT_OUT) {
      return;
    }
    var painted =
        lines.stream()
            .limit(Frame.Progress.MOST_LINES)
            .map(line -> new Painter(looks.err()).fitting(line))
            .toList();
    run.add(n -> new Frame.Progress(n, painted));
  }

  @Override
  public String ask(Question question) throws InterruptedException {
    if (asking == Asking.NOBODY && question.kind() != Frame.Kind.FILE) {
      throw Trouble.usage(
              "This asks first, and nobody can answer here: say it with " + question.flag() + ".",
              question.instead())
          .thrown();
    }
    long asked =
        run.add(n ->
            new Frame.Ask(
                n,
                run.id() + "." + n,
                question.kind(),
                question.text(),
                question.flag(),
                question.choices()));
    return run.answered(run.id() + "." + asked).orElse("");
  }

  @Override
  public boolean wanted() {
    return run.wanted();
  }

  void reply(Reply reply) {
    if (looks.out().form() == Look.Form.DOCUMENT) {
      out(reply.document().text() + "\n");
    } else {
      out(new Painter(looks.out()).paint(reply.blocks()));
    }
    beside(reply.hints());
  }

  /// What stands beside the answer, on stderr.
  void beside(List<Block> blocks) {
    if (beside == Beside.TOLD) {
      err(blocks);
    }
  }

  /// The human line goes to stderr, and with `--json` the document to stdout as well.
  void trouble(Trouble trouble) {
    if (looks.out().form() == Look.Form.DOCUMENT) {
      out(trouble.document(run.id()).text() + "\n");
    }
    err(Telling.trouble(trouble));
  }

  /// Ends a stream of lines with its last one.
  void end(Ending ending) {
    if (looks.out().form() == Look.Form.DOCUMENT) {
      out(
          new Fields()
                  .put("type", "end")
                  .put("exit", ending.exit())
                  .put("outcome", ending.word())
                  .members()
                  .text()
              + "\n");
    }
  }

  void out(String text) {
    if (!text.isEmpty()) {
      run.add(n -> new Frame.Out(n, text));
    }
  }

  void err(List<Block> blocks) {
    if (!blocks.isEmpty()) {
      var text = new Painter(looks.err()).paint(blocks);
      run.add(n -> new Frame.Err(n, text));
    }
  }

  String painted(List<Block> blocks) {
    return new Painter(looks.out()).paint(blocks);
  }

  void exit(Ending ending) {
    run.add(n -> new Frame.Exit(n, ending.exit()));
  }
}
