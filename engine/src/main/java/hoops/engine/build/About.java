package hoops.engine.build;

import hoops.engine.Reason;

/// What a commit says of itself: the first line of its message and who wrote it, as git has them.
///
/// Free text and personal data: in the journal both lie in side rows (R57).
public record About(Reason title, Reason author) {}
