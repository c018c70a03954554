package hoops.engine.build;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.build.BuildResult.Ending;
import hoops.engine.build.BuildResult.Left;
import hoops.engine.system.Assembly;
import hoops.engine.system.PropertyType;
import hoops.engine.system.Travels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Builds as they come to be by commands, one a second.
public final class BuildStory {
  public static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

  private Builds builds = Builds.NONE;
  private Instant now = NOON;
  private long position = 1;

  /// Nothing has been seen yet.
  public BuildStory() {}

  /// Decides, and applies what was decided.
  public Decision ask(BuildCommand command) {
    var decision = BuildRules.decide(builds, command);
    if (decision instanceof Decision.Accepted(var events)) {
      for (Event event : events) {
        builds =
            builds.after((BuildEvent) event, new Stamp(new Position(position++), now, Actor.HOOPS));
      }
    }
    now = now.plusSeconds(1);
    return decision;
  }

  public Builds builds() {
    return builds;
  }

  public Instant now() {
    return now;
  }

  /// Commits of main, each of which touches these assemblies of a half that has `names`.
  public static SeenCommit commit(String digit, Travels half, String... touched) {
    return seen(digit, new SeenCommit.File.Good(Digest.of(half.stored()), half), false, touched);
  }

  public static SeenCommit together(String digit, Travels half, String... touched) {
    return seen(digit, new SeenCommit.File.Good(Digest.of(half.stored()), half), true, touched);
  }

  public static SeenCommit mistaken(String digit, String why) {
    return seen(digit, new SeenCommit.File.Bad(new Reason(why)), false);
  }

  private static SeenCommit seen(
      String digit, SeenCommit.File file, boolean together, String... touched) {
    var names = new TreeSet<AssemblyName>();
    Arrays.stream(touched).map(AssemblyName::new).forEach(names::add);
    return new SeenCommit(
        id(digit),
        List.of(),
        NOON,
        new About(new Reason("change"), new Reason("Ada")),
        file,
        names,
        together);
  }

  public static CommitId id(String digit) {
    return new CommitId(digit.repeat(40));
  }

  public BuildStory see(SeenCommit... commits) {
    ask(new BuildCommand.CommitsSeen("main", List.of(commits)));
    return this;
  }

  /// The build begins and ends well with these tests.
  public BuildStory build(String build, Tests tests) {
    return end(build, result(build, tests));
  }

  public BuildStory clean(String build) {
    return build(build, new Tests(5, 0, 0, 0, List.of()));
  }

  public BuildStory failed(String build, int tests) {
    return build(build, new Tests(5, tests, 0, 0, List.of()));
  }

  public BuildStory end(String build, BuildResult result) {
    var id = BuildId.parse(build);
    ask(new BuildCommand.BeginBuild(id, 1));
    ask(new BuildCommand.BuildFinished(id, 1, result));
    return this;
  }

  public static BuildResult result(String build, Tests tests) {
    var reports =
        new Reports(tests, List.of(), List.of(), List.of(), Digest.of(build), true, false);
    return new BuildResult(new Ending.Success(), reports, kept(build), Digest.of("print " + build));
  }

  public static Left kept(String build) {
    return new Left.Kept(new Artifact(Digest.of(build), 10, "dist", Artifact.Form.FOLDER));
  }

  public Build at(String build) {
    return builds.build(BuildId.parse(build)).orElseThrow();
  }

  public String state(String build) {
    return Sentences.state(at(build));
  }

  /// A half with these assemblies, all built here.
  public static Travels half(String... names) {
    return Travels.of(
        Arrays.stream(names)
            .map(name -> assembly(name, List.of(List.of("sh", "build.sh"))))
            .toArray(Assembly[]::new));
  }

  /// A half with one assembly, built elsewhere.
  public static Travels outside(String name) {
    return Travels.of(assembly(name, List.of()));
  }

  private static Assembly assembly(String name, List<List<String>> commands) {
    var properties = new TreeMap<String, PropertyType>();
    properties.put(
        "batch",
        new PropertyType(
            PropertyType.Kind.INT, "1..256", List.of(), "40", false, false, false, ""));
    return new Assembly(
        new AssemblyName(name),
        List.of(name + "/"),
        new Assembly.Recipe(commands, new TreeMap<>(), Duration.ofMinutes(30)),
        List.of(),
        name + "/dist",
        List.of("bin/run"),
        List.of("http"),
        new Assembly.HealthCheck("/health", "/ready", "", List.of(), Duration.ofSeconds(10), ""),
        new TreeSet<>(),
        properties,
        new Assembly.StopSpec("TERM", Duration.ofSeconds(30)),
        new Assembly.OneWay("", ""));
  }
}
