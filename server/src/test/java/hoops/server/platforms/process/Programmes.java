package hoops.server.platforms.process;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Shell programs for tests, kept as artifacts of one file in memory, and specs that run them.
final class Programmes implements ArtifactSource {
  private final Map<Digest, String> kept = new ConcurrentHashMap<>();

  /// Keeps this script as an artifact.
  Digest keep(String script) {
    var digest = Digest.of(script);
    kept.put(digest, script);
    return digest;
  }

  /// Keeps it no longer.
  void lose(Digest digest) {
    kept.remove(digest);
  }

  @Override
  public void materialize(Digest digest, InstanceSpec.Packing packing, Path folder)
      throws IOException {
    var script = kept.get(digest);
    if (script == null) {
      throw new IOException("nothing is kept under " + digest);
    }
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("program"), script, StandardCharsets.UTF_8);
  }

  /// A life that runs this script with `sh`, and stops by TERM in ten minutes at most.
  InstanceSpec spec(InstanceId id, String script) {
    return spec(id, script, Duration.ofMinutes(10));
  }

  InstanceSpec spec(InstanceId id, String script, Duration grace) {
    return new InstanceSpec(
        id,
        "logs",
        new BuildId(new AssemblyName("receiver"), 4711),
        keep("#!/bin/sh\n" + script),
        new InstanceSpec.Packing.File("program"),
        List.of(),
        List.of("http"),
        new TreeMap<>(),
        new InstanceSpec.Properties("night/v1", Map.of(), Map.of()),
        new InstanceSpec.Stop("TERM", grace),
        new InstanceSpec.Limits(256L << 20, 1000));
  }
}
