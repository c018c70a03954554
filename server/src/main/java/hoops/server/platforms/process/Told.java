package hoops.server.platforms.process;

import hoops.engine.Digest;
import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What an instance is told: its whole environment, and the files that this names.
///
/// Source: docs/system-file.md, and docs/formats.md; nothing of the server's own environment but
/// what [Machine] says. The properties are in it by their short names, and as JSON in the file that
/// `HOOPS_PROPERTIES` names; secrets are files, mode 0400.
record Told(SortedMap<String, String> words) {
  private static final String ADDRESS = "127.0.0.1";
  private static final String PROPERTIES = "properties.json";
  private static final String SECRETS = "secrets";

  /// What every life of this id is told, whatever it is.
  static Told of(InstanceId id, String nonce) {
    var words = new TreeMap<String, String>();
    words.put("HOOPS_INSTANCE", id.text());
    words.put("HOOPS_TIER", id.tier().text());
    words.put("HOOPS_ASSEMBLY", id.assembly().text());
    words.put("HOOPS_NONCE", nonce);
    words.put("HOOPS_ADDRESS", ADDRESS);
    words.put("TRACEPARENT", trace(nonce));
    return new Told(words);
  }

  /// A trace of its own for each life, as W3C Trace Context writes it; the nonce stays unknown to
  /// whoever reads traces.
  private static String trace(String nonce) {
    var hex = Digest.of("hoops.trace/1\n" + nonce).hex();
    return "00-%s-%s-01".formatted(hex.substring(0, 32), hex.substring(32, 48));
  }

  Told of(String system) {
    words.put("HOOPS_SYSTEM", system);
    return this;
  }

  Told from(String build) {
    words.put("HOOPS_BUILD", build);
    return this;
  }

  Told with(Machine machine) {
    words.put("PATH", machine.path());
    words.put("LANG", machine.lang());
    return this;
  }

  /// Its own folder, which outlives it: the next life in its place finds what it left.
  Told withData(Path folder) {
    words.put("HOOPS_DATA", folder.toString());
    return this;
  }

  Told withPorts(InstanceSpec spec, Map<String, Integer> ports) {
    for (int i = 0; i < spec.ports().size(); i++) {
      var name = spec.ports().get(i);
      var number = Integer.toString(ports.getOrDefault(name, 0));
      words.put(i == 0 ? "PORT" : upper(name) + "_PORT", number);
      words.put(i == 0 ? "HOOPS_PORT" : "HOOPS_PORT_" + upper(name), number);
    }
    return this;
  }

  Told withNeeds(Map<String, String> needs) {
    for (var need : needs.entrySet()) {
      var url = need.getValue().contains("://") ? need.getValue() : "http://" + need.getValue();
      words.put(upper(need.getKey()) + "_URL", url);
      words.put("HOOPS_NEED_" + upper(need.getKey()), url);
    }
    return this;
  }

  /// Puts the properties in, and the names of the files that [#write] makes in the life's `folder`.
  Told withProperties(InstanceSpec.Properties properties, Path folder)
      throws Launchable.NotLaunchable {
    words.put("HOOPS_PROPERTIES", folder.resolve(PROPERTIES).toString());
    words.put("HOOPS_SECRETS", folder.resolve(SECRETS).toString());
    for (var property : new TreeMap<>(properties.values()).entrySet()) {
      var name = upper(property.getKey());
      if (words.containsKey(name) || name.startsWith("LD_") || name.startsWith("HOOPS_")) {
        throw new Launchable.NotLaunchable(
            "property %s would hide %s".formatted(property.getKey(), name));
      }
      words.put(name, property.getValue());
    }
    return this;
  }

  /// Writes the files into `folder`, which is not yet the life's but will be renamed to it.
  static void write(InstanceSpec.Properties properties, Path folder)
      throws IOException, Launchable.NotLaunchable {
    Safely.write(folder.resolve(PROPERTIES), bytes(json(properties)), "r--------");
    var secrets = Safely.folder(folder.resolve(SECRETS));
    for (var secret : properties.secrets().entrySet()) {
      if (!secret.getKey().matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
        throw new Launchable.NotLaunchable(
            "secret \"%s\" has no name of a file".formatted(secret.getKey()));
      }
      Safely.write(secrets.resolve(secret.getKey()), bytes(secret.getValue()), "r--------");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  private static String json(InstanceSpec.Properties properties) {
    var text = new StringWriter();
    try (var json =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("set", properties.set());
      json.writeObjectPropertyStart("values");
      for (var property : new TreeMap<>(properties.values()).entrySet()) {
        json.writeStringProperty(property.getKey(), property.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }
}
