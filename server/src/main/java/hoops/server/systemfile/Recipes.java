package hoops.server.systemfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The lines that `init` writes for the program in one folder, by the files that its build tool
/// leaves there. A doubt stands behind `#`.
final class Recipes {
  private static final Pattern GOAL = Pattern.compile("(?m)^(package|dist|build):");
  private static final Pattern START = Pattern.compile("\"start\"\\s*:\\s*\"([^\"\\\\#]{1,200})\"");
  private static final Pattern EXPOSE = Pattern.compile("(?mi)^EXPOSE\\s+([0-9]{1,5})");
  private static final Pattern PROBED =
      Pattern.compile("(?mi)^HEALTHCHECK.*https?://[^/\\s\"']+(/[A-Za-z0-9/._-]*)");
  private static final int MOST_BYTES = 1 << 20;

  private final Path root;

  Recipes(Path root) {
    this.root = root;
  }

  /// The lines for that folder, whose name is empty for the root; none where nothing is recognised.
  Optional<List<String>> lines(String folder, String name) throws IOException {
    var in = folder.isEmpty() ? "" : folder + "/";
    if (has(in + "pom.xml")) {
      var at = folder.isEmpty() ? List.<String>of() : List.of("-f", in + "pom.xml");
      return Optional.of(maven(name, at, folder));
    }
    if (has(in + "build.gradle") || has(in + "build.gradle.kts")) {
      return Optional.of(gradle(name, folder));
    }
    if (has(in + "package.json")) {
      return Optional.of(node(in));
    }
    if (has(in + "pyproject.toml")) {
      return Optional.of(python(folder.isEmpty() ? "." : folder, in));
    }
    if (has(in + "go.mod")) {
      return Optional.of(go(name, in));
    }
    if (has(in + "Makefile")) {
      return Optional.of(make(folder, in));
    }
    if (has(in + "Dockerfile")) {
      return Optional.of(docker(name, in));
    }
    return script(folder, name);
  }

  List<String> maven(String artifact, List<String> which, String folder) {
    var tool = has("mvnw") ? "./mvnw" : "mvn";
    var words = new ArrayList<>(List.of(tool, "-q"));
    words.addAll(which);
    words.add("verify");
    return List.of(
        "build: " + String.join(" ", words),
        "artifact: %starget/%s.jar  # check: the jar that runs"
            .formatted(folder.isEmpty() ? "" : folder + "/", artifact));
  }

  private List<String> gradle(String name, String folder) {
    var tool = has("gradlew") ? "./gradlew" : "gradle";
    return List.of(
        "build: %s -q %sbuild".formatted(tool, folder.isEmpty() ? "" : "-p " + folder + " "),
        "artifact: %sbuild/libs/%s.jar  # check: the jar that runs"
            .formatted(folder.isEmpty() ? "" : folder + "/", name));
  }

  private List<String> node(String in) throws IOException {
    var npm = in.isEmpty() ? "npm " : "npm --prefix " + in.replace("/", "") + " ";
    var start = START.matcher(text(in + "package.json"));
    var install = has(in + "package-lock.json") ? "ci" : "install";
    return List.of(
        "build: |",
        "  " + npm + install,
        "  " + npm + "test",
        "  " + npm + "run build --if-present",
        "artifact: " + (in.isEmpty() ? "." : in.replace("/", "")),
        start.find()
            ? "run: " + start.group(1)
            : "run: node index.js  # check: package.json has no start");
  }

  private static List<String> python(String folder, String in) {
    return List.of(
        "build: python3 -m pytest --junitxml=%sjunit.xml %s".formatted(in, folder),
        "artifact: " + folder,
        "run: python3 main.py  # check: how it starts");
  }

  private static List<String> go(String name, String in) {
    return List.of(
        "build: go build %s-o dist/%s .  # check: tests must leave a JUnit report"
            .formatted(in.isEmpty() ? "" : "-C " + in.replace("/", "") + " ", name),
        "artifact: %sdist/%s".formatted(in, name),
        "run: ./" + name);
  }

  private List<String> make(String folder, String in) throws IOException {
    var goal = GOAL.matcher(text(in + "Makefile"));
    return List.of(
        "build: make %s%s"
            .formatted(
                folder.isEmpty() ? "" : "-C " + folder + " ",
                goal.find() ? goal.group(1) : "build"),
        "artifact: %sdist  # check: what it leaves".formatted(in),
        "run: ./run  # check: how it starts");
  }

  private List<String> docker(String name, String in) throws IOException {
    var written = text(in + "Dockerfile");
    var lines = new ArrayList<>(List.of("image: " + name + "  # check: where it is pushed"));
    var port = EXPOSE.matcher(written);
    if (port.find()) {
      lines.add("ports: {http: " + port.group(1) + "}");
    }
    var probed = PROBED.matcher(written);
    if (probed.find()) {
      lines.add("health: " + probed.group(1));
    }
    return lines;
  }

  /// A program in shell or Python that no tool builds: the folder itself, and how it starts.
  private Optional<List<String>> script(String folder, String name) {
    for (var start :
        List.of("run.sh", name + ".sh", "main.sh", "main.py", name + ".py", "server.py")) {
      if (!folder.isEmpty() && has(folder + "/" + start)) {
        var tool = start.endsWith(".sh") ? "sh" : "python3";
        return Optional.of(
            List.of(
                "build: sh build.sh %s  # check: tests it, and leaves a JUnit report"
                    .formatted(folder),
                "artifact: " + folder,
                "run: " + tool + " " + start));
      }
    }
    return Optional.empty();
  }

  boolean has(String file) {
    return Files.isRegularFile(root.resolve(file));
  }

  /// The start of a file; nothing where there is none.
  String text(String file) throws IOException {
    if (!has(file)) {
      return "";
    }
    try (var in = Files.newInputStream(root.resolve(file))) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
