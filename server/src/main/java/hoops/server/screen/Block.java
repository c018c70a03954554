package hoops.server.screen;

import java.util.List;
import java.util.Locale;

/// One piece of an answer, of one or more lines.
public sealed interface Block {
  static Block line(String words) {
    return new Line(Text.of(words));
  }

  static Block line(Text text) {
    return new Line(text);
  }

  /// A line that is printed as it is, tabs and all: for scripts, and for programs that read it.
  static Block verbatim(String line) {
    return new Verbatim(line);
  }

  static Block blank() {
    return new Blank();
  }

  /// A sentence or a heading; broken at blanks where the terminal is too narrow.
  record Line(Text text) implements Block {}

  /// A line of ours, never broken, cut or changed.
  record Verbatim(String line) implements Block {}

  /// A value of several lines behind its label, which takes `width` cells of a terminal.
  record Hanging(Text label, int width, Text value) implements Block {}

  /// Commands to paste, and what each is for. A command is never broken or cut.
  record Hints(List<Hint> hints) implements Block {
    public Hints {
      hints = List.copyOf(hints);
    }
  }

  record Hint(String command, String what) {}

  /// An empty line; left out wherever nobody looks.
  record Blank() implements Block {}

  /// Rows under heads. Every row has as many cells as there are columns. Where no column has a
  /// name, the rows are words and what they mean.
  record Table(List<Column> columns, List<List<Text>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A column of a table: its head, what lists and tabs call it, and what becomes of it where there
  /// is too little room.
  record Column(String head, String key, Room room) {
    public static Column of(String head) {
      return named(head, Room.KEEPS);
    }

    public static Column cut(String head) {
      return named(head, Room.CUT);
    }

    public static Column wide(String head) {
      return named(head, Room.WIDE);
    }

    /// One whose meaning is plain to see, so that a terminal needs no head over it.
    public static Column bare(String key) {
      return new Column("", key, Room.KEEPS);
    }

    private static Column named(String head, Room room) {
      return new Column(head, head.toLowerCase(Locale.ROOT).replace(' ', '_'), room);
    }
  }

  /// What becomes of a column where the terminal is too narrow for all.
  enum Room {
    /// Its cells are whole, on a line below where need be: ids, addresses, states.
    KEEPS,
    /// Its cells are cut, the mark of it is an ellipsis.
    CUT,
    /// It is left out whole: only wider terminals show it.
    WIDE
  }

  /// Labels and values of one thing.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// One label with its value.
  record Fact(String label, Text value) {
    public static Fact of(String label, String value) {
      return new Fact(label, Text.of(value));
    }

    public static Fact foreign(String label, String value) {
      return new Fact(label, Text.foreign(value));
    }
  }
}
