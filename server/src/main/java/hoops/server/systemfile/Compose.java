package hoops.server.systemfile;

import hoops.engine.system.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The services of a compose file as assemblies: image, port, health and needs.
///
/// It reads what is plain: a file with anchors, or none of our YAML, has no services here.
///
/// Source: the Compose Specification, services (`image`, `ports`, `expose`, `healthcheck.test`,
/// `depends_on`).
final class Compose {
  private static final List<String> FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,200}");
  private static final Pattern PORT = Pattern.compile("(?:.*:)?([0-9]{1,5})(?:/tcp)?");
  private static final Pattern PROBED = Pattern.compile("https?://[^/\\s\"']+(/[A-Za-z0-9/._-]*)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

  private Compose() {}

  static List<Finds.Guess> services(Recipes recipes) throws IOException {
    for (var file : FILES) {
      if (recipes.has(file)
          && YamlReader.read(recipes.text(file).getBytes(StandardCharsets.UTF_8))
              instanceof YamlRead.Values(Located.Fields root)) {
        return field(root, "services")
            .filter(Located.Fields.class::isInstance)
            .map(services -> guesses((Located.Fields) services))
            .orElse(List.of());
      }
    }
    return List.of();
  }

  private static List<Finds.Guess> guesses(Located.Fields services) {
    var guesses = new ArrayList<Finds.Guess>();
    for (var service : services.fields()) {
      var name = service.key().text();
      if (PLAIN.matcher(name).matches() && service.value() instanceof Located.Fields said) {
        guesses.add(new Finds.Guess(name, lines(name, said)));
      }
    }
    return guesses;
  }

  private static List<String> lines(String name, Located.Fields service) {
    var lines = new ArrayList<String>();
    var image = field(service, "image").map(Compose::words).orElse(List.of());
    lines.add(
        "image: "
            + image.stream()
                .filter(word -> IMAGE.matcher(word).matches())
                .findFirst()
                .orElse(Finds.name(name) + "  # check: where it is pushed"));
    field(service, "ports")
        .or(() -> field(service, "expose"))
        .flatMap(ports -> first(PORT, words(ports)))
        .ifPresent(port -> lines.add("ports: {http: " + port + "}"));
    field(service, "healthcheck")
        .flatMap(
            check -> check instanceof Located.Fields test ? field(test, "test") : Optional.empty())
        .flatMap(test -> first(PROBED, words(test)))
        .ifPresent(path -> lines.add("health: " + path));
    var needs =
        field(service, "depends_on").map(Compose::words).orElse(List.of()).stream()
            .map(Finds::name)
            .toList();
    if (!needs.isEmpty()) {
      lines.add("needs: [" + String.join(", ", needs) + "]");
    }
    return lines;
  }

  private static Optional<Located> field(Located.Fields fields, String key) {
    return fields.fields().stream()
        .filter(field -> field.key().text().equals(key))
        .map(Located.Field::value)
        .findFirst();
  }

  /// The words of a scalar, a list, or a map's keys.
  private static List<String> words(Located value) {
    return switch (value) {
      case Located.Text text -> List.of(text.text());
      case Located.Items items ->
          items.items().stream().flatMap(item -> words(item).stream()).toList();
      case Located.Fields fields -> fields.fields().stream().map(one -> one.key().text()).toList();
    };
  }

  private static Optional<String> first(Pattern pattern, List<String> words) {
    return words.stream()
        .map(pattern::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .findFirst();
  }
}
