package hoops.engine.system;

import java.util.ArrayList;
import java.util.List;

/// Finds values in located ones whatever their form; what is not there is an empty text.
final class Look {
  private Look() {}

  static boolean absent(Located value) {
    return value instanceof Located.Text text && text.text().isEmpty();
  }

  /// The value of a key; an empty text at the same place where there is none, or no keys at all.
  static Located in(Located value, String key) {
    if (value instanceof Located.Fields fields) {
      for (var field : fields.fields()) {
        if (field.key().text().equals(key)) {
          return field.value();
        }
      }
    }
    return new Located.Text("", value.mark());
  }

  /// The same, where a bare value is that of `shortKey`.
  static Located in(Located value, String key, ShortKey shortKey) {
    boolean bare = !(value instanceof Located.Fields) && !absent(value);
    return bare && shortKey.key().equals(key) ? value : in(value, key);
  }

  /// The key that a bare value is of.
  record ShortKey(String key) {}

  /// The fields of a map; those of a list of names have nothing after them.
  static List<Located.Field> fields(Located value) {
    return switch (value) {
      case Located.Fields fields -> fields.fields();
      case Located.Items items ->
          items.items().stream().flatMap(item -> named(item).stream()).toList();
      case Located.Text text -> named(text);
    };
  }

  private static List<Located.Field> named(Located item) {
    return item instanceof Located.Text text && !text.text().isEmpty()
        ? List.of(new Located.Field(text, new Located.Text("", text.mark())))
        : List.of();
  }

  /// The texts of a list; one value is a list of one (F14).
  static List<Located.Text> texts(Located value) {
    var texts = new ArrayList<Located.Text>();
    switch (value) {
      case Located.Text text when text.text().isEmpty() -> {}
      case Located.Text text -> texts.add(text);
      case Located.Items items ->
          items
              .items()
              .forEach(
                  item -> texts.addAll(item instanceof Located.Text ? texts(item) : List.of()));
      case Located.Fields _ -> {}
    }
    return texts;
  }

  static List<String> words(Located value) {
    return texts(value).stream().map(Located.Text::text).toList();
  }

  static String text(Located value, String fallback) {
    return value instanceof Located.Text text && !text.text().isEmpty() ? text.text() : fallback;
  }

  /// A command: its words as written, or one string parted.
  static List<String> command(Located value) {
    return value instanceof Located.Text text ? CommandWords.of(text.text()) : words(value);
  }

  /// Commands: one a line, or a list of strings and of words.
  static List<List<String>> commands(Located value) {
    return switch (value) {
      case Located.Text text ->
          text.text().lines().map(CommandWords::of).filter(words -> !words.isEmpty()).toList();
      case Located.Items items ->
          items.items().stream().map(Look::command).filter(words -> !words.isEmpty()).toList();
      case Located.Fields _ -> List.of();
    };
  }
}
