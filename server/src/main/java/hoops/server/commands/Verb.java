package hoops.server.commands;

import hoops.server.door.Permission;
import java.util.List;

/// One command of the registry; everything that any surface knows about it.
///
/// `words` are one (`status`) or two (`build list`). `document` names the JSON schema of its
/// answer: `status` for `hoops.status/1`. `form` tells whether that is one document or a stream of
/// lines.
public record Verb(
    List<String> words,
    String does,
    Group group,
    List<Parameter> parameters,
    Permission permission,
    Danger danger,
    List<Example> examples,
    List<List<String>> aliases,
    String document,
    Form form,
    Route route,
    Act act) {
  public Verb {
    words = List.copyOf(words);
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
    aliases = List.copyOf(aliases);
  }

  /// The words as typed, as in `build list`.
  public String name() {
    return String.join(" ", words);
  }

  boolean reads() {
    return permission == Permission.READ || permission == Permission.NONE;
  }

  /// Where help's first screen has it.
  public enum Group {
    EVERYDAY,
    RUNNING,
    STILL,
    NOUN,
    TOOL,
    /// Among the tools: the launcher answers them, with no server.
    LOCAL,
    /// Nowhere: machinery of completion.
    HIDDEN
  }

  /// What JSON it answers.
  public enum Form {
    DOCUMENT,
    /// `hello`, a line for each event, `end` (docs/cli.md).
    STREAM
  }
}
