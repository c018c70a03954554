package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has happened to sets of builds.
public sealed interface ReleaseEvent extends Event {
  /// A set that no manifest was before became one, at this commit.
  record ManifestMade(ManifestHash hash, CommitId at, SortedMap<AssemblyName, BuildId> builds)
      implements ReleaseEvent {
    public ManifestMade {
      builds = Collections.unmodifiableSortedMap(new TreeMap<>(builds));
    }

    /// That this manifest was made.
    public static ManifestMade of(Manifest manifest) {
      return new ManifestMade(manifest.hash(), manifest.at(), manifest.builds());
    }
  }
}
