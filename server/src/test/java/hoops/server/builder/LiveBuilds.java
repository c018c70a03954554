package hoops.server.builder;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.BuildRules;
import hoops.engine.build.Builds;
import hoops.engine.build.SeenCommit;
import hoops.engine.build.Sentences;
import hoops.engine.system.Assembly;
import hoops.engine.system.Travels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Builds as one writer would have them, and the simplest reader of a half: each line of the file
/// is `NAME: COMMAND`, built into the folder `NAME/out`.
final class LiveBuilds {
  private Builds builds = Builds.NONE;
  private long position = 1;

  synchronized Builds now() {
    return builds;
  }

  /// How many entries there are.
  synchronized int entries() {
    return (int) position - 1;
  }

  /// Begins anew, as if nothing had ever been seen.
  synchronized void forget() {
    builds = Builds.NONE;
  }

  synchronized void ask(Command command) {
    if (BuildRules.decide(builds, (BuildCommand) command)
        instanceof Decision.Accepted(List<Event> events)) {
      for (var event : events) {
        var stamp = new Stamp(new Position(position++), Instant.now(), Actor.HOOPS);
        builds = builds.after((BuildEvent) event, stamp);
      }
    }
  }

  /// Waits until it is so, at most half a minute.
  Builds await(Predicate<Builds> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!wanted.test(now())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never so: " + now().all() + " " + now().troubles());
      }
      LockSupport.parkNanos(5_000_000);
    }
    return now();
  }

  /// Waits until the build has that state, as people read it.
  String await(String build, String state) {
    await(all ->
        all.build(BuildId.parse(build)).filter(it -> said(it).startsWith(state)).isPresent());
    return Sentences.state(now().build(BuildId.parse(build)).orElseThrow());
  }

  private static String said(hoops.engine.build.Build build) {
    return Sentences.state(build);
  }

  static SeenCommit.File read(byte[] file) {
    var text = new String(file, StandardCharsets.UTF_8);
    if (text.startsWith("wrong")) {
      return new SeenCommit.File.Bad(new Reason("hoops.yaml:1:1 wrong"));
    }
    var half =
        Travels.of(
            text.lines()
                .filter(line -> line.contains(": "))
                .map(line -> line.split(": ", 2))
                .map(words -> assembly(words[0], words[1]))
                .toArray(Assembly[]::new));
    return new SeenCommit.File.Good(Digest.of(half.stored()), half);
  }

  static Assembly assembly(String name, String command) {
    return assembly(name, command, Duration.ofSeconds(20));
  }

  static Assembly assembly(String name, String command, Duration limit) {
    return new Assembly(
        new AssemblyName(name),
        List.of(name + "/"),
        new Assembly.Recipe(List.of(Arrays.asList(command.split(" "))), new TreeMap<>(), limit),
        List.of(),
        name + "/out",
        List.of("bin/run"),
        List.of("http"),
        new Assembly.HealthCheck("/health", "", "", List.of(), Duration.ofSeconds(10), ""),
        new TreeSet<>(),
        new TreeMap<>(),
        new Assembly.StopSpec("TERM", Duration.ofSeconds(30)),
        new Assembly.OneWay("", ""));
  }
}
