package hoops.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers the members of one JSON object in their order; one thread.
///
/// A null value is written as the null of JSON: known to be none. What was not asked is not put.
public final class Fields {
  private final Map<String, Json> values = new LinkedHashMap<>();

  public Fields put(String name, Json value) {
    values.put(name, value);
    return this;
  }

  public Fields put(String name, @Nullable String value) {
    return put(name, value == null ? Json.Nothing.NULL : Json.text(value));
  }

  public Fields put(String name, long value) {
    return put(name, Json.amount(value));
  }

  public Fields put(String name, boolean value) {
    return put(name, Json.truth(value));
  }

  public Fields put(String name, List<? extends Json> items) {
    return put(name, Json.array(items));
  }

  public Fields putTexts(String name, List<String> texts) {
    var items = new ArrayList<Json>(texts.size());
    for (var text : texts) {
      items.add(Json.text(text));
    }
    return put(name, Json.array(items));
  }

  public Json.Members members() {
    return new Json.Members(values);
  }
}
