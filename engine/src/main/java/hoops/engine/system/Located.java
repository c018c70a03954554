package hoops.engine.system;

import java.util.List;

/// A value of the system file as it was written, with its place; not yet read as anything (F14).
///
/// The server's YAML reader makes it, with sizes and depths already bounded; the engine reads it.
public sealed interface Located {
  Mark mark();

  /// One scalar, as text: `no` is a word, `1.10` keeps its zero. Empty where nothing was written.
  record Text(String text, Mark mark) implements Located {}

  /// A list, in the order it was written.
  record Items(List<Located> items, Mark mark) implements Located {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Keys in the order they were written; a doubled one stands twice.
  record Fields(List<Field> fields, Mark mark) implements Located {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /// One key with what stands behind it.
  record Field(Text key, Located value) {}
}
