package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program of Hoops itself that is kept like an instance, as a tier's gateway is.
///
/// `argv` are its words, the first an absolute path; nothing in them is replaced. It runs in `cwd`,
/// and listens on `ports`, which the caller chose (see [Ports#forGateways]). Its files should lie
/// in a copy named by digest: [Programs#copied].
public record Program(
    InstanceId id,
    String system,
    List<String> argv,
    Path cwd,
    SortedMap<String, Integer> ports,
    InstanceSpec.Stop stop) {
  public Program {
    argv = List.copyOf(argv);
    ports = new TreeMap<>(ports);
  }
}
