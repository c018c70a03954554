package hoops.engine.release;

import hoops.engine.BuildId;
import hoops.engine.Refusal;
import hoops.engine.TierName;
import hoops.engine.build.Build;
import hoops.engine.build.Builds;
import hoops.engine.build.Sentences;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a [What] means here and now: a set, or why there is none.
public sealed interface Choice {
  /// This set, and sentences about what of it stays behind.
  record Chosen(Manifest manifest, List<String> notes) implements Choice {
    public Chosen {
      notes = List.copyOf(notes);
    }
  }

  record None(Refusal refusal) implements Choice {}

  /// What a choice looks at: `running` has each tier that runs one manifest, not mixed, and
  /// `branch` is the one that *main* means.
  record Seen(
      Builds builds,
      Manifests manifests,
      SortedMap<TierName, Manifest> running,
      String branch,
      Instant now) {
    public Seen {
      running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
    }
  }

  /// The set that `what` means for `tier`. Pure.
  static Choice of(What what, TierName tier, Seen seen) {
    return switch (what) {
      case What.Main _ -> main(seen);
      case What.Named(var brief) -> named(brief, seen);
      case What.OfTier(var other) -> running(other, seen);
      case What.One(var build) -> one(build, tier, seen);
    };
  }

  private static Choice main(Seen seen) {
    var whole = Whole.newest(seen.builds(), seen.branch(), seen.now());
    return switch (whole) {
      case Whole.Found(var manifest, var stays) -> new Chosen(manifest, stays);
      case Whole.Waits _, Whole.Lacks _, Whole.Nothing _ ->
          none(
              Refusal.Kind.REFUSED,
              "%s has no whole set of clean builds yet: %s"
                  .formatted(seen.branch(), String.join("; ", whole.sentences())),
              "hoops build list");
    };
  }

  private static Choice named(String brief, Seen seen) {
    var found = seen.manifests().named(brief);
    return switch (found.size()) {
      case 1 -> new Chosen(found.getFirst(), List.of());
      case 0 ->
          none(Refusal.Kind.NOT_FOUND, "there is no manifest " + brief, "hoops manifest list");
      default ->
          none(
              Refusal.Kind.USAGE,
              "%s names %d manifests: say more of its digits".formatted(brief, found.size()),
              "hoops manifest list");
    };
  }

  private static Choice running(TierName tier, Seen seen) {
    var manifest = seen.running().get(tier);
    return manifest == null
        ? none(
            Refusal.Kind.NOT_FOUND,
            "%s runs no one manifest: it is empty or mixed".formatted(tier),
            "hoops status " + tier)
        : new Chosen(manifest, List.of());
  }

  private static Choice one(BuildId id, TierName tier, Seen seen) {
    var build = seen.builds().build(id);
    if (build.isEmpty()) {
      return none(
          Refusal.Kind.NOT_FOUND, "there is no build " + id, "hoops build list " + id.assembly());
    }
    var part = Manifests.part(seen.builds(), id);
    if (part.isEmpty()) {
      return none(Refusal.Kind.REFUSED, notClean(build.get()), "hoops build show " + id);
    }
    var base = running(tier, seen);
    return switch (base) {
      case None none -> none;
      case Chosen(var manifest, var _) when !manifest.parts().containsKey(id.assembly()) ->
          none(
              Refusal.Kind.REFUSED,
              "%s runs no %s, so there is nothing to exchange".formatted(tier, id.assembly()),
              "hoops status " + tier);
      case Chosen(var manifest, var _) -> new Chosen(manifest.with(part.get()), List.of());
    };
  }

  private static String notClean(Build build) {
    return "%s cannot move: it is %s".formatted(build.id(), Sentences.state(build));
  }

  private static None none(Refusal.Kind kind, String why, String now) {
    return new None(new Refusal(kind, why, now));
  }
}
