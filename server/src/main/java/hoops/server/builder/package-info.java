/// Watches the source repository, builds what a commit touches, reads test reports, keeps
/// artifacts.
///
/// It is told nothing: it looks at the builds the World owes and carries them out, and reports what
/// it saw as commands. Whatever ends it, at any moment, the next look finds the same work owed. The
/// doors are [hoops.server.builder.Builder], [hoops.server.builder.Artifacts] and
/// [hoops.server.builder.BuildRooms].
@NullMarked
package hoops.server.builder;

import org.jspecify.annotations.NullMarked;
