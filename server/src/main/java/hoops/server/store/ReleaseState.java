package hoops.server.store;

import hoops.engine.build.Builds;
import hoops.engine.release.Manifests;
import hoops.engine.release.ReleaseEvent.ManifestMade;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How manifests are kept in a snapshot: as they were made, their parts looked up in the builds.
final class ReleaseState {
  private ReleaseState() {}

  static void write(Manifests manifests, SnapshotOut out) {
    out.each(
        "release.manifest",
        manifests.all(),
        (manifest, to) -> {
          ReleaseCodecs.made(ManifestMade.of(manifest), to);
          to.put("made", manifests.made(manifest.hash()).orElseThrow());
        });
  }

  static Manifests read(SnapshotIn in, Builds builds) throws IOException {
    var made = new LinkedHashMap<ManifestMade, Instant>();
    in.each("release.manifest", ReleaseState::made)
        .forEach(one -> made.put(one.getKey(), one.getValue()));
    return Manifests.restored(made, builds);
  }

  private static Map.Entry<ManifestMade, Instant> made(In in) {
    return Map.entry(ReleaseCodecs.made(in), in.instant("made"));
  }
}
