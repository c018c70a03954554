package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.ManifestHash;
import hoops.engine.Stamp;
import hoops.engine.build.BuildState;
import hoops.engine.build.Builds;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// Every manifest that was made, by its hash. Immutable.
public final class Manifests {
  public static final Manifests NONE = new Manifests(TreePMap.empty(), TreePMap.empty());

  private final PSortedMap<ManifestHash, Manifest> made;
  private final PSortedMap<ManifestHash, Instant> when;

  private Manifests(
      PSortedMap<ManifestHash, Manifest> made, PSortedMap<ManifestHash, Instant> when) {
    this.made = made;
    this.when = when;
  }

  /// The collection in which these were made at these instants; what a build brought is looked up
  /// in `builds`, once each.
  public static Manifests restored(Map<ReleaseEvent.ManifestMade, Instant> made, Builds builds) {
    var parts = new HashMap<BuildId, Manifest.Part>();
    var manifests = new TreeMap<ManifestHash, Manifest>();
    var when = new TreeMap<ManifestHash, Instant>();
    made.forEach((is, at) -> {
      manifests.put(
          is.hash(), manifest(is, id -> parts.computeIfAbsent(id, _ -> known(builds, id))));
      when.put(is.hash(), at);
    });
    return new Manifests(TreePMap.fromSortedMap(manifests), TreePMap.fromSortedMap(when));
  }

  /// The collection after this event; the parts are looked up in `builds`, which must hold them.
  public Manifests after(ReleaseEvent event, Stamp stamp, Builds builds) {
    return switch (event) {
      case ReleaseEvent.ManifestMade is ->
          new Manifests(
              made.plus(is.hash(), manifest(is, id -> known(builds, id))),
              when.plus(is.hash(), stamp.at()));
    };
  }

  private static Manifest manifest(
      ReleaseEvent.ManifestMade is, Function<BuildId, Manifest.Part> parts) {
    var all = new TreeMap<AssemblyName, Manifest.Part>();
    is.builds().forEach((name, id) -> all.put(name, parts.apply(id)));
    return new Manifest(is.hash(), is.at(), all);
  }

  private static Manifest.Part known(Builds builds, BuildId id) {
    return part(builds, id).orElseThrow(() -> new IllegalStateException("not clean: " + id));
  }

  /// The build as a part of a set; empty where it is not clean or not known.
  public static Optional<Manifest.Part> part(Builds builds, BuildId id) {
    return builds
        .build(id)
        .flatMap(build ->
            build.state() instanceof BuildState.Clean clean
                ? builds
                    .assembly(id)
                    .map(assembly -> new Manifest.Part(id, clean.product(), assembly))
                : Optional.empty());
  }

  /// The event that makes this set a manifest; none where it is one already (S14: an equal hash).
  public List<ReleaseEvent> making(Manifest manifest) {
    return made.containsKey(manifest.hash())
        ? List.of()
        : List.of(ReleaseEvent.ManifestMade.of(manifest));
  }

  public Optional<Manifest> manifest(ManifestHash hash) {
    return Optional.ofNullable(made.get(hash));
  }

  /// When it was made.
  public Optional<Instant> made(ManifestHash hash) {
    return Optional.ofNullable(when.get(hash));
  }

  /// Every manifest, by hash.
  public Collection<Manifest> all() {
    return made.values();
  }

  /// Those whose hash begins with `m-81c4d2` or more of its digits; two or more: say more digits.
  public List<Manifest> named(String brief) {
    if (!brief.matches("m-[0-9a-f]{4,64}")) {
      return List.of();
    }
    var digits = brief.substring(2);
    return made.values().stream().filter(is -> is.hash().hex().startsWith(digits)).toList();
  }

  /// Those made at this commit.
  public List<Manifest> at(CommitId commit) {
    return made.values().stream().filter(is -> is.at().equals(commit)).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Manifests that && made.equals(that.made) && when.equals(that.when);
  }

  @Override
  public int hashCode() {
    return Objects.hash(made, when);
  }
}
