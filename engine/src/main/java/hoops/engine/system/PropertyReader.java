package hoops.engine.system;

import hoops.engine.system.PropertyType.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `TYPE [RANGE] [= DEFAULT]` (F8).
final class PropertyReader {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "int", Kind.INT,
          "number", Kind.NUMBER,
          "bool", Kind.BOOL,
          "text", Kind.TEXT,
          "url", Kind.URL,
          "duration", Kind.DURATION,
          "share", Kind.SHARE,
          "bytes", Kind.BYTES,
          "secret", Kind.SECRET);

  private PropertyReader() {}

  static PropertyType plain(Kind kind) {
    return new PropertyType(kind, "", List.of(), "", true, false, false, "");
  }

  static Optional<String> mistake(String text) {
    try {
      read(text);
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  /// Reads it, or throws IllegalArgumentException with the sentence.
  static PropertyType read(String text) {
    int equals = text.indexOf('=');
    var type = type((equals < 0 ? text : text.substring(0, equals)).strip());
    return equals < 0 ? type : fallback(type, text.substring(equals + 1).strip());
  }

  static PropertyType fallback(PropertyType type, String value) {
    if (type.secret()) {
      throw new IllegalArgumentException(
          "a secret has no default: hoops config set TIER PROPERTY asks for it");
    }
    type.mistake(value)
        .ifPresent(mistake -> {
          throw new IllegalArgumentException("the default: " + mistake);
        });
    return new PropertyType(
        type.kind(),
        type.range(),
        type.choices(),
        value,
        false,
        type.differs(),
        type.env(),
        type.about());
  }

  private static PropertyType type(String text) {
    int blank = text.indexOf(' ');
    var word = blank < 0 ? text : text.substring(0, blank);
    var kind = KINDS.get(word);
    if (kind == null) {
      return choice(text);
    }
    var range = blank < 0 ? "" : text.substring(blank + 1).strip();
    if (!range.isEmpty()) {
      demandRange(kind, range);
    }
    return new PropertyType(kind, range, List.of(), "", true, false, false, "");
  }

  private static void demandRange(Kind kind, String range) {
    boolean numbers = kind == Kind.INT || kind == Kind.NUMBER;
    var form = kind == Kind.INT ? "-?[0-9]{1,18}" : "-?[0-9]{1,18}(\\.[0-9]{1,18})?";
    var ends = range.split("\\.\\.", -1);
    if (!numbers || ends.length != 2 || !ends[0].matches(form) || !ends[1].matches(form)) {
      throw new IllegalArgumentException(
          "\"%s\" is no range of %s: int 1..256"
              .formatted(Scalars.shown(range), kind.name().toLowerCase(Locale.ROOT)));
    }
    if (new java.math.BigDecimal(ends[0]).compareTo(new java.math.BigDecimal(ends[1])) > 0) {
      throw new IllegalArgumentException("nothing lies within %s".formatted(range));
    }
  }

  private static PropertyType choice(String text) {
    var words = List.of(text.split("\\s*,\\s*", -1));
    boolean plain = words.stream().allMatch(word -> word.matches("[A-Za-z0-9._-]{1,64}"));
    if (words.size() < 2 || !plain) {
      throw new IllegalArgumentException(
          "\"%s\" is no type of a property (%s, or words parted by commas).%s"
              .formatted(
                  Scalars.shown(text),
                  "int, number, bool, text, url, duration, share, bytes, secret",
                  Nearest.sentence(text, KINDS.keySet())));
    }
    return new PropertyType(Kind.CHOICE, "", words, "", true, false, false, "");
  }
}
