package hoops.server.systemfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `init` sees in a folder: one guess per program (section 13). It looks at the root and one
/// folder down, and runs nothing. A folder whose name would need quoting is passed by.
final class Finds {
  /// A program: its name, and the lines beneath it.
  record Guess(String name, List<String> lines) {
    Guess {
      lines = List.copyOf(lines);
    }

    boolean says(String key) {
      return lines.stream().anyMatch(line -> line.startsWith(key + ":"));
    }
  }

  private static final Set<String> SKIPPED =
      Set.of("target", "build", "dist", "node_modules", "venv", "docs", "test", "tests", "it");
  private static final Pattern MODULE = Pattern.compile("<module>([A-Za-z0-9._-]{1,60})</module>");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");
  private static final int LONGEST = 24;

  private final Path root;
  private final Recipes recipes;
  private final List<Guess> guesses = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private Finds(Path root) {
    this.root = root;
    this.recipes = new Recipes(root);
  }

  static List<Guess> in(Path root) throws IOException {
    return new Finds(root).all();
  }

  private List<Guess> all() throws IOException {
    for (var service : Compose.services(recipes)) {
      add(service.name(), service.name(), service.lines());
    }
    if (!guesses.isEmpty()) {
      return guesses;
    }
    var found = MODULE.matcher(recipes.text("pom.xml"));
    while (found.find()) {
      var module = found.group(1);
      add(module, module, recipes.maven(module, List.of("-pl", module, "-am"), module));
    }
    if (guesses.isEmpty()) {
      for (var folder : folders()) {
        guess(folder, folder);
      }
    }
    if (guesses.isEmpty()) {
      guess("", String.valueOf(root.toAbsolutePath().normalize().getFileName()));
    }
    return guesses;
  }

  private Set<String> folders() throws IOException {
    var folders = new TreeSet<String>();
    try (var all = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (var folder : all) {
        var name = String.valueOf(folder.getFileName());
        if (PLAIN.matcher(name).matches() && !SKIPPED.contains(name)) {
          folders.add(name);
        }
      }
    }
    return folders;
  }

  private void guess(String folder, String called) throws IOException {
    var lines = recipes.lines(folder, name(called));
    if (lines.isPresent()) {
      add(called, folder, lines.get());
    }
  }

  /// Sources are the folder of the assembly's name, unless they are said.
  private void add(String called, String folder, List<String> lines) {
    var name = free(name(called));
    var all = new ArrayList<String>();
    if (!name.equals(folder)) {
      all.add("sources: " + (folder.isEmpty() ? "." : folder + "/"));
    }
    all.addAll(lines);
    guesses.add(new Guess(name, all));
  }

  private String free(String name) {
    var free = name;
    for (int i = 2; !names.add(free); i++) {
      var end = "-" + i;
      free = name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
    }
    return free;
  }

  /// A folder's name as a name of the file.
  static String name(String folder) {
    var name =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+", "");
    var cut = name.substring(0, Math.min(LONGEST - 4, name.length())).replaceAll("-+$", "");
    return cut.isEmpty() ? "app" : taken(cut) ? cut + "-app" : cut;
  }

  /// Whether the file would say that this is a word of its own, or no word at all.
  private static boolean taken(String name) {
    var file = "hoops: 1\nassemblies:\n  " + name + ":\n    {artifact: a, run: ./a, build: ./b}\n";
    return SystemFiles.load(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        instanceof SystemFiles.Loaded.Wrong;
  }
}
