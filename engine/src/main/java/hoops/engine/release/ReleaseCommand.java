package hoops.engine.release;

import hoops.engine.Command;
import hoops.engine.TierName;

/// What may be asked about sets of builds.
public sealed interface ReleaseCommand extends Command {
  /// Makes the set that these words mean for that tier a manifest, unless it is one already;
  /// refused where they mean none. Whoever wants to plan or deploy it asks this first.
  record Choose(What what, TierName tier) implements ReleaseCommand {}
}
