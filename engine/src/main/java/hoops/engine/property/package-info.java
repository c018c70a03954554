/// Configuration values per tier, in numbered sets.
///
/// A set is made when the tier's standing values change, is named by every placement and every life
/// that ran with it, and never changes. Defaults are not in it: they travel with the builds (S11).
@NullMarked
package hoops.engine.property;

import org.jspecify.annotations.NullMarked;
