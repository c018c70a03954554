package hoops.server.platforms.process;

import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.InstanceSpec.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that run a life, made from its spec: no shell ever reads them (F5, F6).
///
/// `$NAME` stands for a name of what the life is told. The first word is a path in the artifact,
/// else `java` for the JDK that Hoops found, else a program of the machine, made absolute; it must
/// be an ELF file or begin with `#!`, since a shell would run anything else (T12).
final class Launchable {
  private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

  private final Machine machine;

  Launchable(Machine machine) {
    this.machine = machine;
  }

  /// It cannot be run, and why.
  static final class NotLaunchable extends Exception {
    private static final long serialVersionUID = 1;

    NotLaunchable(String why) {
      super(why);
    }
  }

  /// The argument words of `spec`, whose artifact lies in `folder`.
  List<String> words(InstanceSpec spec, Path folder, Map<String, String> told)
      throws NotLaunchable, IOException {
    return words(spec.run().isEmpty() ? ofFile(spec, folder) : spec.run(), folder, told);
  }

  /// Any command of an artifact that lies in `folder`, as its own words.
  List<String> words(List<String> command, Path folder, Map<String, String> told)
      throws NotLaunchable, IOException {
    var words = new ArrayList<String>();
    for (var word : command) {
      words.add(replaced(word, told));
    }
    words.set(0, program(words.getFirst(), folder));
    return words;
  }

  private static List<String> ofFile(InstanceSpec spec, Path folder) throws NotLaunchable {
    return switch (spec.packing()) {
      case Packing.Folder _ ->
          throw new NotLaunchable("its artifact is a folder, and no run words say what runs");
      case Packing.File file when file.name().endsWith(".jar") ->
          List.of("java", "-jar", folder.resolve(file.name()).toString());
      case Packing.File file -> List.of(file.name());
    };
  }

  private static String replaced(String word, Map<String, String> told) throws NotLaunchable {
    var text = new StringBuilder();
    var matcher = NAME.matcher(word);
    while (matcher.find()) {
      var value = told.get(matcher.group(1));
      if (value == null) {
        throw new NotLaunchable(
            "run names $%s, and an instance is told no such name".formatted(matcher.group(1)));
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }

  private String program(String word, Path folder) throws NotLaunchable, IOException {
    var inside = folder.resolve(word).normalize();
    if (inside.startsWith(folder) && Files.isRegularFile(inside)) {
      return checked(inside);
    }
    if (word.equals("java")) {
      return checked(machine.java());
    }
    if (Path.of(word).isAbsolute()) {
      return checked(Path.of(word));
    }
    var found = word.contains("/") ? Optional.<Path>empty() : machine.find(word);
    return checked(
        found.orElseThrow(() ->
            new NotLaunchable(
                "\"%s\" is neither in the artifact nor a program of this machine"
                    .formatted(word))));
  }

  private static String checked(Path program) throws NotLaunchable, IOException {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new NotLaunchable("%s is no file that may be run".formatted(program));
    }
    if (!looksRunnable(program)) {
      throw new NotLaunchable("%s is neither an ELF file nor begins with #!".formatted(program));
    }
    return program.toString();
  }

  /// Whether a file begins as a program does: as ELF, or with `#!`.
  static boolean looksRunnable(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(4);
      boolean elf =
          head.length == 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
      return elf || (head.length >= 2 && head[0] == '#' && head[1] == '!');
    }
  }
}
