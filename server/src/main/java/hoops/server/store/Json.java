package hoops.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The data of one entry as read: texts, whole numbers, flags, lists and objects, nothing else.
///
/// Bounded in depth, length and size; a name twice in one object, a fraction, a null or anything
/// behind the object is an IllegalArgumentException.
sealed interface Json {
  JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxDocumentLength(16L << 20)
                  .maxStringLength(4 << 20)
                  .maxNameLength(256)
                  .maxNumberLength(20)
                  .build())
          .rootValueSeparator("")
          .build();

  record Text(String value) implements Json {}

  record Whole(long value) implements Json {}

  record Flag(boolean value) implements Json {}

  record Items(List<Json> all) implements Json {}

  record Fields(Map<String, Json> byName) implements Json {}

  /// The one object that `bytes` hold.
  static Fields parse(byte[] bytes) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("data is no JSON object");
      }
      var fields = fields(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something stands behind the data");
      }
      return fields;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("data is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// Why `bytes` hold no such object; empty where they do.
  static Optional<String> wrong(byte[] bytes) {
    try {
      parse(bytes);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static Fields fields(JsonParser parser) {
    var byName = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      if (byName.put(name, value(parser)) != null) {
        throw new IllegalArgumentException("\"%s\" stands there twice".formatted(name));
      }
    }
    return new Fields(byName);
  }

  private static Json value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT -> new Whole(parser.getLongValue());
      case VALUE_TRUE -> new Flag(true);
      case VALUE_FALSE -> new Flag(false);
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case null, default ->
          throw new IllegalArgumentException("not allowed in data: " + parser.currentToken());
    };
  }

  private static Items items(JsonParser parser) {
    var all = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(value(parser));
    }
    return new Items(all);
  }
}
