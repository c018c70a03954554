package hoops.engine.system;

import java.util.List;

/// What reading the travelling half of a commit's file gave: all of it, or all its mistakes by
/// line.
public sealed interface HalfRead {
  record Valid(Travels travels) implements HalfRead {}

  /// At least one mistake, by line; no notes.
  record Wrong(List<Mistake> mistakes) implements HalfRead {
    public Wrong {
      mistakes = List.copyOf(mistakes);
    }
  }
}
