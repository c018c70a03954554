package hoops.engine.build;

import hoops.engine.BuildId;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// How builds are spoken of, the same in the terminal, the console, chat and JSON.
public final class Sentences {
  private Sentences() {}

  /// The state in a few words: `clean`, `not clean: 2 tests`, `superseded by 4713`.
  public static String state(Build build) {
    return switch (build.state()) {
      case BuildState.Waiting _ -> "waiting";
      case BuildState.Running running ->
          running.attempt() == 1 ? "running" : "running, attempt " + running.attempt();
      case BuildState.Clean _ -> "clean";
      case BuildState.NotClean not -> "not clean: " + brief(not);
      case BuildState.Cancelled cancelled -> "cancelled: " + cancelled.why().text();
      case BuildState.Superseded superseded -> "superseded by " + superseded.by();
    };
  }

  /// Why it is not clean, in a few words: the number of tests where tests are the reason.
  public static String brief(BuildState.NotClean not) {
    int tests = not.tests().failed() + not.tests().flaky();
    return tests > 0 ? Cleanness.count(tests) : not.why().getFirst().sentence().text();
  }

  /// When an artifact went and why: `it went on 2026-12-24, after 30 days without use`.
  public static String went(Gone gone) {
    return "it went on %s, after %d days without use"
        .formatted(LocalDate.ofInstant(gone.at(), ZoneOffset.UTC), gone.kept().toDays());
  }

  /// What keeps an assembly at an older build: `index stays at 4711, 4712 is not clean: 2 tests`.
  public static String stays(BuildId at, Build newer) {
    return "%s stays at %d, %d is %s"
        .formatted(at.assembly(), at.number(), newer.id().number(), state(newer));
  }
}
