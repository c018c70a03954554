package hoops.engine.system;

import hoops.engine.system.PropertyType.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// What values a type of property takes, and how the type is written (F8).
final class PropertyValues {
  private static final int LONGEST = 8192;

  private PropertyValues() {}

  static Optional<String> mistake(PropertyType type, String value) {
    if (value.length() > LONGEST) {
      return Optional.of(
          "a value has at most %d characters, this has %d".formatted(LONGEST, value.length()));
    }
    return switch (type.kind()) {
      case INT ->
          value.matches("-?(0|[1-9][0-9]{0,17})")
              ? within(type, value)
              : demand(value, false, "a whole number");
      case NUMBER ->
          value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")
              ? within(type, value)
              : demand(value, false, "a number");
      case BOOL -> demand(value, value.equals("true") || value.equals("false"), "true or false");
      case TEXT, SECRET -> Optional.empty();
      case URL -> demand(value, value.matches("[a-z][a-z0-9+.-]*://[^\\s]+"), "a URL");
      case DURATION -> Scalars.durationMistake(value);
      case SHARE -> Scalars.shareMistake(value);
      case BYTES -> Scalars.bytesMistake(value);
      case CHOICE ->
          demand(
              value, type.choices().contains(value), "one of " + String.join(", ", type.choices()));
    };
  }

  private static Optional<String> demand(String value, boolean fits, String what) {
    return fits
        ? Optional.empty()
        : Optional.of("\"%s\" is not %s".formatted(Scalars.shown(value), what));
  }

  private static Optional<String> within(PropertyType type, String value) {
    if (type.range().isEmpty()) {
      return Optional.empty();
    }
    var ends = type.range().split("\\.\\.", -1);
    var number = new BigDecimal(value);
    boolean within =
        number.compareTo(new BigDecimal(ends[0])) >= 0
            && number.compareTo(new BigDecimal(ends[1])) <= 0;
    return within
        ? Optional.empty()
        : Optional.of("%s is not within %s".formatted(value, type.range()));
  }

  static String text(PropertyType type) {
    var text = new StringBuilder();
    if (type.kind() == Kind.CHOICE) {
      text.append(String.join(", ", type.choices()));
    } else {
      text.append(type.kind().name().toLowerCase(Locale.ROOT));
    }
    if (!type.range().isEmpty()) {
      text.append(' ').append(type.range());
    }
    if (!type.needed() && type.kind() != Kind.SECRET) {
      text.append(" = ").append(type.fallback());
    }
    return text.toString();
  }
}
