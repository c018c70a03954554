/// Carries out what is owed, and brings back what was seen.
///
/// Each look compares the World's fleet with what the platform shows: what is owed is asked of the
/// platform, a virtual thread each; what was seen goes to the one writer as observations. Nothing
/// is remembered between looks that a crash could lose.
@NullMarked
package hoops.server.carrier;

import org.jspecify.annotations.NullMarked;
