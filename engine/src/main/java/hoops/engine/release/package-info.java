/// Manifests: immutable sets of one clean build of each assembly, known by their hash.
///
/// When every build owed for a commit has ended, the newest clean build of each assembly at or
/// before it is a set; it becomes a manifest by one entry, and tiers are moved to manifests alone.
/// The door is [hoops.engine.release.Manifests]; what a set is, says [hoops.engine.release.Whole].
@NullMarked
package hoops.engine.release;

import org.jspecify.annotations.NullMarked;
