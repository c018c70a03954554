/// One complete instance of the system: what it was told to be, what ran in it from when to when,
/// and what keeps it where it is.
///
/// A tier is opened when the system file names it, given its addresses once, placed by rollouts,
/// pinned by people, and stopped by anyone. Its door is [hoops.engine.tier.Tiers].
@NullMarked
package hoops.engine.tier;

import org.jspecify.annotations.NullMarked;
