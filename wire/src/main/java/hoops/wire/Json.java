package hoops.wire;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON value (RFC 8259), immutable; its text is [#text], on one line.
///
/// [#read] is strict: it refuses doubled names, more than 64 levels, numbers of more than 40
/// characters, lone surrogates and anything behind the value, by [JsonBroken].
public sealed interface Json {
  static Json text(String value) {
    return new Text(value);
  }

  static Json amount(long value) {
    return new Amount(Long.toString(value));
  }

  static Json truth(boolean value) {
    return value ? Truth.TRUE : Truth.FALSE;
  }

  static Json array(List<? extends Json> items) {
    return new Array(List.copyOf(items));
  }

  static Json read(String text) {
    return new JsonReader(text).document();
  }

  /// The value as JSON text without line breaks, names in their order.
  default String text() {
    var out = new StringBuilder();
    appendTo(out);
    return out.toString();
  }

  /// Appends [#text]. A method of each kind, because a switch over kinds is linked at its first
  /// use, which a command of 80 ms would feel.
  void appendTo(StringBuilder out);

  /// Characters between quotes.
  record Text(String value) implements Json {
    @Override
    public void appendTo(StringBuilder out) {
      JsonWriter.quote(value, out);
    }
  }

  /// A number, exact: the digits as they are written, such as `-1.5e3`.
  ///
  /// Kept as text, because whole numbers, which nearly all are, then need no [BigDecimal], whose
  /// first use costs a command more than all its other work.
  record Amount(String digits) implements Json {
    @Override
    public void appendTo(StringBuilder out) {
      out.append(digits);
    }

    /// The number where it is whole, `1e3` and `2.0` too; ArithmeticException for any other, and
    /// for one beyond a long.
    public long whole() {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException _) {
        return new BigDecimal(digits).longValueExact();
      }
    }
  }

  /// True or false.
  enum Truth implements Json {
    TRUE,
    FALSE;

    @Override
    public void appendTo(StringBuilder out) {
      out.append(this == TRUE);
    }
  }

  /// The null of JSON.
  enum Nothing implements Json {
    NULL;

    @Override
    public void appendTo(StringBuilder out) {
      out.append("null");
    }
  }

  /// Values in a row.
  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public void appendTo(StringBuilder out) {
      JsonWriter.array(items, out);
    }
  }

  /// Named values, in the order in which they were put or read.
  record Members(Map<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public void appendTo(StringBuilder out) {
      JsonWriter.members(values, out);
    }

    public @Nullable Json value(String name) {
      return values.get(name);
    }

    /// The text of that name; `otherwise` where it is absent or null; [JsonBroken] for another
    /// type.
    public String text(String name, String otherwise) {
      if (absent(name)) {
        return otherwise;
      }
      if (values.get(name) instanceof Text(var text)) {
        return text;
      }
      throw wrong(name, "a text");
    }

    /// The whole number of that name; `otherwise` where it is absent or null.
    public long number(String name, long otherwise) {
      if (absent(name)) {
        return otherwise;
      }
      if (values.get(name) instanceof Amount amount) {
        return whole(name, amount);
      }
      throw wrong(name, "a whole number");
    }

    /// The texts of the array of that name; none where it is absent or null.
    public List<String> texts(String name) {
      return items(name).stream()
          .map(item -> {
            if (item instanceof Text(var value)) {
              return value;
            }
            throw wrong(name, "an array of texts");
          })
          .toList();
    }

    /// The members of the array of that name; none where it is absent or null.
    public List<Members> members(String name) {
      return items(name).stream()
          .map(item -> {
            if (item instanceof Members found) {
              return found;
            }
            throw wrong(name, "an array of objects");
          })
          .toList();
    }

    private List<Json> items(String name) {
      if (absent(name)) {
        return List.of();
      }
      if (values.get(name) instanceof Array(var items)) {
        return items;
      }
      throw wrong(name, "an array");
    }

    private boolean absent(String name) {
      var value = values.get(name);
      return value == null || value == Nothing.NULL;
    }

    private static long whole(String name, Amount amount) {
      try {
        return amount.whole();
      } catch (ArithmeticException _) {
        throw wrong(name, "a whole number");
      }
    }

    private static JsonBroken wrong(String name, String what) {
      return new JsonBroken("$." + name + ": " + what + " is expected");
    }
  }
}
