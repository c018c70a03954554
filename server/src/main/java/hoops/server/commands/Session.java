package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Look;
import hoops.server.screen.Text;
import hoops.wire.Frame;
import hoops.wire.Json;
import java.util.List;
import java.util.Map;

/// Whoever waits for the answer of one command, while it is being given: a terminal behind frames,
/// or a program behind HTTP. One thread, the command's.
public interface Session {
  /// How the answer will be shown; acts need it for times in the reader's zone.
  Look look();

  /// One thing that happened, while it happens: a line for people, an object for programs.
  void event(Block line, Json.Members object);

  /// The first line of a stream, for programs alone.
  void hello(Json.Members object);

  /// Lines beside the answer, which go to stderr.
  void note(Block... lines);

  /// What is under way just now, at most six lines; redrawn in place, left out where nobody looks.
  void progress(List<Text> lines);

  /// Asks, and waits for the answer. Where nobody can be asked, the trouble names the flag that
  /// would have answered (rule 9).
  String ask(Question question) throws InterruptedException;

  /// Whether anybody still reads; an act that follows without end stops when not.
  boolean wanted();

  /// A question to the person at the terminal; `flag` is what answers it beforehand, `instead` the
  /// whole line that asks nothing.
  record Question(
      Frame.Kind kind, String text, String flag, String instead, Map<String, String> choices) {
    public Question {
      choices = Map.copyOf(choices);
    }
  }
}
