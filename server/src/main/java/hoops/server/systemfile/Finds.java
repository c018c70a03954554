package hoops.server.systemfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `init` sees in a folder: one guess per program, from the files that build tools leave
/// (section 13). It looks at the root and one folder down, and runs nothing.
final class Finds {
  /// A program: its name, the lines beneath it, and what is doubted.
  record Guess(String name, List<String> lines) {
    Guess {
      lines = List.copyOf(lines);
    }
  }

  private static final Set<String> SKIPPED =
      Set.of("target", "build", "dist", "node_modules", "venv", "docs", "test", "tests");
  private static final Pattern MODULE = Pattern.compile("<module>([A-Za-z0-9._-]{1,60})</module>");
  private static final Pattern GOAL = Pattern.compile("(?m)^(package|dist|build):");
  private static final Pattern START = Pattern.compile("\"start\"\\s*:\\s*\"([^\"\\\\]{1,200})\"");
  private static final Pattern EXPOSE = Pattern.compile("(?mi)^EXPOSE\\s+([0-9]{1,5})");
  private static final int MOST_BYTES = 1 << 20;

  private final Path root;

  private Finds(Path root) {
    this.root = root;
  }

  static List<Guess> in(Path root) throws IOException {
    var finds = new Finds(root);
    var modules = finds.modules();
    if (!modules.isEmpty()) {
      return modules;
    }
    var guesses = new ArrayList<Guess>();
    for (var folder : finds.folders()) {
      finds.guess(folder).ifPresent(guesses::add);
    }
    if (guesses.isEmpty()) {
      finds.guess("").ifPresent(guesses::add);
    }
    return guesses;
  }

  private Set<String> folders() throws IOException {
    var folders = new TreeSet<String>();
    try (var all = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (var folder : all) {
        var name = String.valueOf(folder.getFileName());
        if (!name.startsWith(".") && !SKIPPED.contains(name)) {
          folders.add(name);
        }
      }
    }
    return folders;
  }

  private List<Guess> modules() throws IOException {
    var guesses = new ArrayList<Guess>();
    var found = MODULE.matcher(text("pom.xml"));
    while (found.find()) {
      var module = found.group(1);
      guesses.add(
          new Guess(name(module), maven(module, List.of("-pl", module, "-am"), Path.of(module))));
    }
    return guesses;
  }

  private List<String> maven(String artifact, List<String> which, Path folder) throws IOException {
    var tool = Files.isRegularFile(root.resolve("mvnw")) ? "./mvnw" : "mvn";
    var words = new ArrayList<>(List.of(tool, "-q"));
    words.addAll(which);
    words.add("verify");
    return List.of(
        "build: " + String.join(" ", words),
        "artifact: %s  # check: the jar that runs"
            .formatted(folder.resolve("target/" + artifact + ".jar")));
  }

  private Optional<Guess> guess(String folder) throws IOException {
    var in = folder.isEmpty() ? "" : folder + "/";
    var name =
        name(
            folder.isEmpty()
                ? String.valueOf(root.toAbsolutePath().normalize().getFileName())
                : folder);
    if (has(in + "pom.xml")) {
      var at = folder.isEmpty() ? List.<String>of() : List.of("-f", in + "pom.xml");
      return Optional.of(new Guess(name, maven(name, at, Path.of(folder))));
    }
    if (has(in + "package.json")) {
      return Optional.of(new Guess(name, node(in)));
    }
    if (has(in + "pyproject.toml")) {
      return Optional.of(new Guess(name, python(folder.isEmpty() ? "." : folder, in)));
    }
    if (has(in + "Makefile")) {
      return Optional.of(new Guess(name, make(folder, in)));
    }
    return has(in + "Dockerfile")
        ? Optional.of(new Guess(name, docker(name, in)))
        : Optional.empty();
  }

  private List<String> node(String in) throws IOException {
    var npm = in.isEmpty() ? "npm " : "npm --prefix " + in.replace("/", "") + " ";
    var start = START.matcher(text(in + "package.json"));
    return List.of(
        "build: |",
        "  " + npm + "ci",
        "  " + npm + "test",
        "  " + npm + "run build",
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
    var port = EXPOSE.matcher(text(in + "Dockerfile"));
    var lines = new ArrayList<>(List.of("image: " + name + "  # check: where it is pushed"));
    if (port.find()) {
      lines.add("ports: {http: " + port.group(1) + "}");
    }
    return lines;
  }

  private boolean has(String file) {
    return Files.isRegularFile(root.resolve(file));
  }

  /// The start of a file; nothing where there is none.
  private String text(String file) throws IOException {
    if (!has(file)) {
      return "";
    }
    try (var in = Files.newInputStream(root.resolve(file))) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  /// A folder's name as a name of the file.
  static String name(String folder) {
    var name =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+", "");
    var cut = name.substring(0, Math.min(24, name.length())).replaceAll("-+$", "");
    return cut.isEmpty() ? "app" : cut;
  }
}
