package hoops.server.systemfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// `hoops init`: looks at a folder, runs nothing, and writes a commented `hoops.yaml` (section 13).
public final class Init {
  private static final String CHECKLIST =
      """
      # What people do by hand at a full deploy, one item at a time.
      - Say in chat that the deploy begins
      - Look at the plan together, and at what changed
      - do: Watch the charts of the first wave
        confirm: true
      - Say in chat that it is done
      """;

  static final String SUITE = "it/smoke.sh";

  private Init() {}

  /// Whether a first suite is written, too.
  public enum Suite {
    WRITTEN,
    LEFT_OUT
  }

  /// What it would ask, each with its flag: the system's name, its people (fewer than two: `solo:
  /// true`), its zone (empty: UTC), what needs what, a suite, and where deploys are told (`slack`;
  /// empty: nowhere).
  public record Options(
      String name,
      List<String> people,
      String zone,
      SortedMap<String, List<String>> needs,
      Suite smoke,
      String announce) {
    public Options {
      people = List.copyOf(people);
    }
  }

  /// The name that is proposed for the system in that folder.
  public static String proposed(Path folder) {
    return Finds.name(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }

  /// Validates and writes the file, and says what was found; where a file exists, or what was asked
  /// for makes none that is right, nothing is written, and the report has mistakes.
  public static Report run(Path folder, Options options) {
    var file = folder.resolve("hoops.yaml");
    try {
      if (Files.exists(file)) {
        return Report.said(List.of(file + " exists and stays as it is."), 1);
      }
      var found = Finds.in(folder);
      var guesses = found.isEmpty() ? List.of(InitText.example()) : found;
      var bytes = InitText.of(options, guesses).getBytes(StandardCharsets.UTF_8);
      var judged = Validate.of(file.toString(), SystemFiles.load(bytes), "");
      if (judged.mistakes() > 0) {
        return judged;
      }
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
      beside(folder, "checklists/full-deploy.yaml", CHECKLIST);
      if (options.smoke() == Suite.WRITTEN) {
        beside(folder, SUITE, InitText.suite(guesses));
      }
      return new Report(lines(file, found, judged), 0, judged.notes(), judged.found());
    } catch (IOException wrong) {
      return Report.said(List.of(file + " cannot be written: " + wrong), 1);
    }
  }

  private static List<String> lines(Path file, List<Finds.Guess> found, Report judged) {
    var lines = new ArrayList<String>();
    lines.add(
        found.isEmpty()
            ? "Nothing was recognised here: %s has one example, app, to be changed.".formatted(file)
            : "Wrote %s with %s."
                .formatted(
                    file, found.stream().map(Finds.Guess::name).collect(Collectors.joining(", "))));
    lines.addAll(judged.lines());
    return lines;
  }

  /// Writes a file that goes with it, unless there is one.
  private static void beside(Path folder, String name, String text) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }
  }
}
