package hoops.engine;

import java.time.Instant;

/// Where, when and by whom an event entered the journal: its position, the wall clock of its
/// decision, and who asked for it.
public record Stamp(Position position, Instant at, Actor by) {}
