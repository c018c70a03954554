package hoops.server;

import hoops.server.builder.Artifacts;
import hoops.server.builder.Unfit;
import hoops.server.platforms.process.ArtifactSource;
import java.io.IOException;

/// The store of artifacts as the process platform asks it.
final class ArtifactShelf {
  private ArtifactShelf() {}

  static ArtifactSource of(Artifacts store) {
    return (digest, packing, folder) -> {
      try {
        store.materialize(digest, packing, folder);
      } catch (Unfit unfit) {
        throw new IOException("the artifact " + unfit.getMessage(), unfit);
      }
    };
  }
}
