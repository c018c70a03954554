/// Everything that happened, one entry a line, and the port that keeps it.
///
/// A chapter's events become entries when `control` appends them; replaying all entries gives the
/// World. The one door is [hoops.engine.journal.Journal].
@NullMarked
package hoops.engine.journal;

import org.jspecify.annotations.NullMarked;
