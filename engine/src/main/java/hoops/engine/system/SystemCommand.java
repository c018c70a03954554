package hoops.engine.system;

import hoops.engine.Command;

/// What may be asked about the file in force.
public sealed interface SystemCommand extends Command {
  /// The file found at the first start: version 1, if there is none yet; otherwise it is so already
  /// (F2).
  record Adopt(Located.Fields file, String text) implements SystemCommand {}

  /// Makes this file the version after `seen`; refused as a conflict where that is no longer the
  /// one in force (F15), and as a whole where the file has a mistake.
  record Apply(int seen, Located.Fields file, String text) implements SystemCommand {}
}
