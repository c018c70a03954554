package hoops.engine.system;

import hoops.engine.AssemblyName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One program that is built and shipped as one, as its commit describes it (docs/system-file.md).
///
/// Paths begin at the root of the repository. `sources` are the paths whose change owes a build;
/// `artifact` is the path the build leaves, empty where an image is built elsewhere; `run` are
/// words, no shell, empty where the artifact is itself the program. `reports` are globs, each of
/// which must match; none written: `TEST-*.xml` and `junit*.xml` under `sources`, at least one.
/// `needs` are those it calls and those it feeds. `ports` are names, the first is the main one;
/// none for a program without.
public record Assembly(
    AssemblyName name,
    List<String> sources,
    Recipe recipe,
    List<String> reports,
    String artifact,
    List<String> run,
    List<String> ports,
    HealthCheck health,
    SortedSet<AssemblyName> needs,
    SortedMap<String, PropertyType> properties,
    StopSpec stop,
    OneWay oneWay) {

  public Assembly {
    sources = List.copyOf(sources);
    reports = List.copyOf(reports);
    run = List.copyOf(run);
    ports = List.copyOf(ports);
    needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /// How it is built: commands one after another, the first failure ends it; no command means that
  /// builds are reported from outside. `env` is added to the cleared environment.
  public record Recipe(List<List<String>> commands, SortedMap<String, String> env, Duration limit) {
    public Recipe {
      commands = commands.stream().map(List::copyOf).toList();
      env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    }

    public boolean here() {
      return !commands.isEmpty();
    }
  }

  /// How its health is asked: by HTTP paths, by a command (exit 0), or by its port answering; with
  /// no port at all, it is well while it lives. `path` is liveness, `ready` readiness, either empty
  /// where not said; `port` names one of its ports, empty for the main one; `command` is empty for
  /// none.
  public record HealthCheck(
      String path,
      String ready,
      String port,
      List<String> command,
      Duration every,
      String runbook) {
    public HealthCheck {
      command = List.copyOf(command);
    }
  }

  /// The signal that asks it to end, by its name without SIG, and the time it gets.
  public record StopSpec(String signal, Duration grace) {}

  /// What cannot be undone or shared: a mark that differs from the forerunner's means there is no
  /// going back; `alone` means it cannot run beside its forerunner (S28). Empty marks: neither.
  public record OneWay(String mark, String alone) {}
}
