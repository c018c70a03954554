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
    return new Amount(BigDecimal.valueOf(value));
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
    JsonWriter.write(this, out);
    return out.toString();
  }

  /// Characters between quotes.
  record Text(String value) implements Json {}

  /// A number, exact.
  record Amount(BigDecimal value) implements Json {}

  /// True or false.
  enum Truth implements Json {
    TRUE,
    FALSE
  }

  /// The null of JSON.
  enum Nothing implements Json {
    NULL
  }

  /// Values in a row.
  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// Named values, in the order in which they were put or read.
  record Members(Map<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public @Nullable Json value(String name) {
      return values.get(name);
    }

    /// The text of that name; `otherwise` where it is absent or null; [JsonBroken] for another
    /// type.
    public String text(String name, String otherwise) {
      return switch (values.get(name)) {
        case null -> otherwise;
        case Nothing _ -> otherwise;
        case Text text -> text.value();
        case Amount _, Truth _, Array _, Members _ -> throw wrong(name, "a text");
      };
    }

    /// The whole number of that name; `otherwise` where it is absent or null.
    public long number(String name, long otherwise) {
      return switch (values.get(name)) {
        case null -> otherwise;
        case Nothing _ -> otherwise;
        case Amount amount -> whole(name, amount);
        case Text _, Truth _, Array _, Members _ -> throw wrong(name, "a whole number");
      };
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
      return switch (values.get(name)) {
        case null -> List.of();
        case Nothing _ -> List.of();
        case Array array -> array.items();
        case Text _, Truth _, Amount _, Members _ -> throw wrong(name, "an array");
      };
    }

    private static long whole(String name, Amount amount) {
      try {
        return amount.value().longValueExact();
      } catch (ArithmeticException _) {
        throw wrong(name, "a whole number");
      }
    }

    private static JsonBroken wrong(String name, String what) {
      return new JsonBroken("$." + name + ": " + what + " is expected");
    }
  }
}
