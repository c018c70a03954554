package hoops.engine.fleet;

import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.InstanceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a platform needs to start one life; frozen when it is first started.
///
/// `artifact` is what runs, by digest; `run` are the words of its command, in which `$NAME` stands
/// for a name of the environment (F5), empty where the artifact itself is the program. `ports` are
/// names, the first is the main one; the platform gives them numbers. `needs` maps the name of an
/// assembly to the stable `host:port` of it in this tier. `properties` is the JSON document of the
/// property set, named `propertySet`; its values also go into the environment by their short names.
/// `secrets` are file names and contents.
public record InstanceSpec(
    InstanceId id,
    String system,
    BuildId build,
    Digest artifact,
    Packing packing,
    List<String> run,
    List<String> ports,
    SortedMap<String, String> needs,
    Properties properties,
    Stop stop,
    Limits limits) {

  public InstanceSpec {
    run = List.copyOf(run);
    ports = List.copyOf(ports);
    needs = new TreeMap<>(needs);
  }

  /// How the artifact was kept: a folder packed as tar.gz, or one file of that name.
  public sealed interface Packing {
    record Folder() implements Packing {}

    record File(String name) implements Packing {}
  }

  /// The values of a property set, as texts by property name, and the names of what is secret.
  public record Properties(String set, Map<String, String> values, Map<String, String> secrets) {
    public Properties {
      values = Map.copyOf(values);
      secrets = Map.copyOf(secrets);
    }

    /// Secrets print as nothing at all (I27).
    @Override
    public String toString() {
      return "Properties[" + set + ", " + values + "]";
    }
  }

  /// The signal that asks for the end, by its name without SIG, and the time it gets.
  public record Stop(String signal, Duration grace) {}

  /// What an instance may use at most: bytes of memory, and thousandths of a core.
  public record Limits(long memoryBytes, int milliCores) {}
}
