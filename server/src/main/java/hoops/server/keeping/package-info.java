/// Letting go of what was kept long enough: artifacts that nothing refers to, rooms of builds, what
/// is left of ended lives.
///
/// Deciding is the engine's, and an entry comes first where anything else depends on it; here the
/// files follow, whatever was cut short before.
@NullMarked
package hoops.server.keeping;

import org.jspecify.annotations.NullMarked;
