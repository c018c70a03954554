/// Numbered, fingerprinted products of one assembly at one commit, and what makes one clean.
///
/// A commit is seen, builds are owed for the assemblies it touches, each is carried out by the
/// builder and ends clean, not clean (saying why), cancelled or superseded. *Clean* is computed,
/// never set.
@NullMarked
package hoops.engine.build;

import org.jspecify.annotations.NullMarked;
