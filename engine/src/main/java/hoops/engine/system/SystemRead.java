package hoops.engine.system;

import java.util.List;

/// What reading a file gave: all of it, or all its mistakes by line.
public sealed interface SystemRead {
  record Valid(SystemFile file) implements SystemRead {}

  /// At least one mistake, and the notes among them.
  record Wrong(List<Mistake> mistakes) implements SystemRead {
    public Wrong {
      mistakes = List.copyOf(mistakes);
    }
  }
}
