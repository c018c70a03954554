package hoops.engine.build;

import hoops.engine.Digest;
import hoops.engine.Reason;
import java.time.Instant;
import java.util.List;

/// What has become of a build; from waiting through running to one end, which never changes.
public sealed interface BuildState {
  /// Owed, and not begun. `since` is when it became owed.
  record Waiting(Instant since) implements BuildState {}

  /// Carried out. `attempt` is 1 for the first, and rises when a server's end interrupted it.
  record Running(Instant since, int attempt) implements BuildState {}

  /// All its unit tests ran and passed. `reports` is the digest of its report files.
  record Clean(Instant at, Product product, Tests tests, Digest reports) implements BuildState {}

  /// Not clean, and every reason for it; one at least.
  record NotClean(Instant at, List<Fault> why, Tests tests, Digest reports) implements BuildState {
    public NotClean {
      why = List.copyOf(why);
    }
  }

  record Cancelled(Instant at, Reason why) implements BuildState {}

  /// Never begun, since the assembly became owed a newer one, of this number.
  record Superseded(Instant at, int by) implements BuildState {}

  /// Whether it is over.
  default boolean ended() {
    return switch (this) {
      case Waiting _, Running _ -> false;
      case Clean _, NotClean _, Cancelled _, Superseded _ -> true;
    };
  }
}
