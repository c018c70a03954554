package hoops.server.platforms.process;

import hoops.engine.Digest;
import hoops.engine.fleet.InstanceSpec.Packing;
import java.io.IOException;
import java.nio.file.Path;

/// Lays out what was kept under a digest; a wall, so that the platform knows no store.
@FunctionalInterface
public interface ArtifactSource {
  /// Verifies the bytes kept under `digest` and lays them out as `folder`, which is not there yet:
  /// a folder unpacked, or the one file under its name. What is missing or does not match is an
  /// IOException whose message is a sentence.
  void materialize(Digest digest, Packing packing, Path folder) throws IOException;
}
