package hoops.server.systemfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

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

  private Init() {}

  /// What it would ask, each with its flag: the system's name (empty: the folder's), its people
  /// (none: `solo: true`), its zone (empty: UTC), and what needs what.
  public record Options(
      String name, List<String> people, String zone, SortedMap<String, List<String>> needs) {
    public Options {
      people = List.copyOf(people);
    }
  }

  /// Writes and validates the file, and says what comes next; one that exists stays, and the report
  /// has a mistake (exit 2).
  public static Report run(Path folder, Options options) {
    var file = folder.resolve("hoops.yaml");
    try {
      if (Files.exists(file)) {
        return Report.said(List.of(file + " exists and stays as it is: hoops validate " + file), 1);
      }
      var guesses = Finds.in(folder);
      if (guesses.isEmpty()) {
        return Report.said(
            List.of(
                "nothing to build was found in " + folder + " or one folder down",
                "(pom.xml, package.json, pyproject.toml, Makefile, Dockerfile)"),
            1);
      }
      var text = text(folder, options, guesses);
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      checklist(folder);
      return written(file, guesses);
    } catch (IOException wrong) {
      return Report.said(List.of("cannot write " + file + ": " + wrong.getMessage()), 1);
    }
  }

  private static void checklist(Path folder) throws IOException {
    var list = folder.resolve("checklists").resolve("full-deploy.yaml");
    if (!Files.exists(list)) {
      Files.createDirectories(list.getParent());
      Files.writeString(list, CHECKLIST, StandardOpenOption.CREATE_NEW);
    }
  }

  private static Report written(Path file, List<Finds.Guess> guesses) {
    var validated = Validate.run(file);
    var names = guesses.stream().map(Finds.Guess::name).toList();
    var lines = new ArrayList<String>();
    lines.add("wrote %s with %s".formatted(file, String.join(", ", names)));
    lines.addAll(validated.lines());
    lines.add(
        validated.mistakes() == 0 ? "To go:  hoops serve" : "To go:  mend it, then hoops validate");
    return new Report(lines, validated.mistakes(), validated.notes(), validated.found());
  }

  private static String text(Path folder, Options options, List<Finds.Guess> guesses) {
    var name =
        options.name().isEmpty()
            ? Finds.name(String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
            : options.name();
    var text = new StringBuilder();
    text.append("hoops: 1\n# yaml-language-server: $schema=http://127.0.0.1:7070")
        .append(SystemSchema.PATH)
        .append("\n\nsystem: ")
        .append(name)
        .append("\nzone: ")
        .append(options.zone().isEmpty() ? "UTC" : options.zone())
        .append(people(options.people()))
        .append("\n# ---- travels: read from the built commit\nassemblies:\n");
    for (var guess : guesses) {
      text.append("  ").append(guess.name()).append(":\n");
      guess.lines().forEach(line -> text.append("    ").append(line).append('\n'));
      var needs = options.needs().getOrDefault(guess.name(), List.of());
      text.append(
          needs.isEmpty()
              ? "    # needs: [another]  # what it calls\n"
              : "    needs: " + needs + "\n");
      text.append("    # health: /health  # left out: its port answers\n");
    }
    return text.append(
            """

            # ---- governed: changed by hoops system apply
            # tiers:  # left out: night, stage, long and production
            #   night: {when: every 3h, instances: 1}
            """)
        .toString();
  }

  private static String people(List<String> people) {
    return people.isEmpty()
        ? "\nsolo: true  # one person holds every role\n"
        : "\npeople: [" + String.join(", ", people) + "]\n";
  }
}
