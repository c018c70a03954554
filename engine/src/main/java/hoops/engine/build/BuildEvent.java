package hoops.engine.build;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.system.Travels;
import java.time.Duration;
import java.util.List;

/// What has happened to commits, builds and CI.
public sealed interface BuildEvent extends Event {
  /// A travelling half that no commit had before; `digest` is that of its stored text.
  record TravelsRead(Digest digest, Travels travels) implements BuildEvent {}

  /// A commit was seen and numbered.
  record CommitSeen(Commit commit) implements BuildEvent {}

  record BuildOwed(BuildId build, CommitId commit) implements BuildEvent {}

  /// It had not begun when a build of this number became owed.
  record BuildSuperseded(BuildId build, int by) implements BuildEvent {}

  record BuildBegan(BuildId build, int attempt) implements BuildEvent {}

  record BuildCameClean(BuildId build, Product product, Tests tests, Digest reports)
      implements BuildEvent {}

  record BuildCameNotClean(BuildId build, List<Fault> why, Tests tests, Digest reports)
      implements BuildEvent {
    public BuildCameNotClean {
      why = List.copyOf(why);
    }
  }

  record BuildCancelled(BuildId build, Reason why) implements BuildEvent {}

  /// Nothing referred to it, and it was kept this long: from here on it may be deleted (R57).
  /// Builds that left it can be placed nowhere any more.
  record ArtifactWent(Digest artifact, Duration kept) implements BuildEvent {}

  /// CI has this trouble, for this reason; a second one of a kind replaces the reason.
  record CiTroubled(CiTrouble.Kind kind, Reason why) implements BuildEvent {}

  record CiMended(CiTrouble.Kind kind) implements BuildEvent {}
}
