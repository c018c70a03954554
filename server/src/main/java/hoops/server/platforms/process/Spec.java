package hoops.server.platforms.process;

import hoops.engine.AssemblyName;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.engine.fleet.InstanceSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a life's folder says it was started as; written once, before its keeper.
///
/// `cgroup` is `-` where it has none. `digest` is that of its artifact, or `-`.
record Spec(
    InstanceId id,
    Epoch epoch,
    String nonce,
    String build,
    String digest,
    List<String> argv,
    String cwd,
    InstanceSpec.Stop stop,
    Map<String, Integer> ports,
    String cgroup) {

  Spec {
    argv = List.copyOf(argv);
  }

  static Spec parse(Lines lines) {
    var ports = new LinkedHashMap<String, Integer>();
    for (var line : lines.lines()) {
      if (line.key().startsWith("port.")) {
        ports.put(line.key().substring("port.".length()), Integer.valueOf(line.value()));
      }
    }
    return new Spec(
        id(lines),
        new Epoch(Long.parseLong(lines.needed("epoch"))),
        lines.needed("nonce"),
        lines.needed("build"),
        lines.needed("digest"),
        lines.all("arg"),
        lines.needed("cwd"),
        new InstanceSpec.Stop(
            lines.needed("signal"),
            Duration.ofMillis(Long.parseLong(lines.needed("grace-millis")))),
        ports,
        lines.needed("cgroup"));
  }

  /// The id alone, which every folder tells, also one that was closed before it began.
  static InstanceId id(Lines lines) {
    return new InstanceId(
        new InstanceName(
            new TierName(lines.needed("tier")),
            new AssemblyName(lines.needed("assembly")),
            Integer.parseInt(lines.needed("number"))),
        new Position(Long.parseLong(lines.needed("position"))));
  }

  static Lines lines(InstanceId id) {
    return Lines.of()
        .with("tier", id.tier().text())
        .with("assembly", id.assembly().text())
        .with("number", id.name().number())
        .with("position", id.ordered().toString());
  }

  Lines lines() {
    var lines =
        lines(id)
            .with("epoch", epoch.number())
            .with("nonce", nonce)
            .with("build", build)
            .with("digest", digest)
            .with("cwd", cwd)
            .with("signal", stop.signal())
            .with("grace-millis", stop.grace().toMillis())
            .with("cgroup", cgroup);
    for (var port : ports.entrySet()) {
      lines = lines.with("port." + port.getKey(), port.getValue());
    }
    for (var word : argv) {
      lines = lines.with("arg", word);
    }
    return lines;
  }
}
