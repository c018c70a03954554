package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.ManifestHash;
import hoops.engine.build.Product;
import hoops.engine.system.Assembly;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// An immutable set of one clean build of each assembly; one at least.
///
/// `at` is the commit it was made at: the newest that any of its builds may hold. Equality of sets
/// is equality of [#hash], nothing else.
public record Manifest(ManifestHash hash, CommitId at, SortedMap<AssemblyName, Part> parts) {
  public Manifest {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /// The set of these parts, under the hash that S12 gives it.
  public static Manifest of(CommitId at, SortedMap<AssemblyName, Part> parts) {
    return new Manifest(Identity.hash(parts), at, parts);
  }

  /// This set with one part exchanged or added.
  public Manifest with(Part part) {
    var next = new TreeMap<>(parts);
    next.put(part.build().assembly(), part);
    return of(at, next);
  }

  /// Its builds, by assembly.
  public SortedMap<AssemblyName, BuildId> builds() {
    var builds = new TreeMap<AssemblyName, BuildId>();
    parts.forEach((name, part) -> builds.put(name, part.build()));
    return Collections.unmodifiableSortedMap(builds);
  }

  /// One build of the set: what it brought, and its assembly as its own commit describes it.
  public record Part(BuildId build, Product product, Assembly assembly) {}
}
