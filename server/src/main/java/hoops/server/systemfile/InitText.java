package hoops.server.systemfile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text that `init` writes, from what it found and what it was told.
final class InitText {
  private static final List<String> EXAMPLE =
      List.of(
          "sources: .",
          "build: sh build.sh  # check: tests it, and leaves a JUnit report (docs/how-to)",
          "artifact: dist  # check: what the build leaves",
          "run: ./run  # check: how it starts");

  private InitText() {}

  /// One program to be changed by hand, for a folder in which nothing was recognised.
  static Finds.Guess example() {
    return new Finds.Guess("app", EXAMPLE);
  }

  static String of(Init.Options options, List<Finds.Guess> guesses) {
    var text = new StringBuilder();
    text.append("hoops: 1\n# yaml-language-server: $schema=http://127.0.0.1:7070")
        .append(SystemSchema.PATH)
        .append("\n\nsystem: ")
        .append(options.name())
        .append("\nzone: ")
        .append(options.zone().isEmpty() ? "UTC" : options.zone())
        .append(people(options.people()))
        .append("\n# ---- travels: read from the built commit\nassemblies:\n");
    guesses.forEach(guess -> assembly(guess, options, text));
    if (options.smoke() == Init.Suite.WRITTEN) {
      text.append("suites:\n  smoke: sh " + Init.SUITE + "  # each assembly must answer\n");
    }
    text.append(
        """

        # ---- governed: changed by hoops system apply
        # tiers:  # left out: night, stage, long and production
        #   night: {when: every 3h, instances: 1}
        """);
    if (!options.announce().isEmpty()) {
      text.append(
          "announce:\n  deploys: {%1$s: secret %1$s-deploys}\n".formatted(options.announce()));
    }
    return text.toString();
  }

  private static void assembly(Finds.Guess guess, Init.Options options, StringBuilder text) {
    text.append("  ").append(guess.name()).append(":\n");
    guess.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    var needs = options.needs().getOrDefault(guess.name(), List.of());
    if (!needs.isEmpty()) {
      text.append("    needs: ").append(needs).append('\n');
    } else if (!guess.says("needs")) {
      text.append("    # needs: [another]  # what it calls\n");
    }
    if (!guess.says("health")) {
      text.append("    # health: /health  # left out: its port answers\n");
    }
  }

  private static String people(List<String> people) {
    var solo = people.size() < 2 ? "\nsolo: true  # one person holds every role" : "";
    return solo + (people.isEmpty() ? "\n" : "\npeople: [" + String.join(", ", people) + "]\n");
  }

  /// The suite that asks each assembly's address.
  static String suite(List<Finds.Guess> guesses) {
    return """
    #!/bin/sh
    # Each assembly must answer at its address in the tier.
    set -eu
    for url in %s; do
      curl -fsS -o /dev/null --max-time 10 "$url"
    done
    """
        .formatted(
            guesses.stream()
                .map(guess -> guess.name().toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(name -> "\"$" + name + "_URL\"")
                .collect(Collectors.joining(" ")));
  }
}
