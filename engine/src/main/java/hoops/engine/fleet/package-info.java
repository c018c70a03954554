/// Instances: which are desired, which are observed, what is owed between the two, and the one
/// budget that every act on an assembly shares.
///
/// An instance is ordered by an entry, started by a platform, observed, and one day stopped; its id
/// is one life and never starts again. The one door to the world is [hoops.engine.fleet.Platform].
@NullMarked
package hoops.engine.fleet;

import org.jspecify.annotations.NullMarked;
