package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.ManifestHash;
import hoops.engine.release.ReleaseEvent.ManifestMade;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How manifests are stored: their hash, and which builds they hold.
final class ReleaseCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("release.manifest-made", 1, ManifestMade.class)
              .write(ReleaseCodecs::made)
              .read(ReleaseCodecs::made));

  private ReleaseCodecs() {}

  static void made(ManifestMade event, Out out) {
    out.put("manifest", event.hash().hex())
        .put("at", event.at().text())
        .texts("builds", event.builds().values().stream().map(BuildId::text).toList());
  }

  static ManifestMade made(In in) {
    return new ManifestMade(
        new ManifestHash(in.text("manifest")),
        new CommitId(in.text("at")),
        builds(in.texts("builds")));
  }

  private static SortedMap<AssemblyName, BuildId> builds(List<String> texts) {
    var builds = new TreeMap<AssemblyName, BuildId>();
    for (var text : texts) {
      var build = BuildId.parse(text);
      builds.put(build.assembly(), build);
    }
    return builds;
  }
}
