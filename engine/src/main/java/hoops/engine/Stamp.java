package hoops.engine;

import java.time.Instant;

/// Where and when an event entered the journal: its position, and the wall clock of its decision.
public record Stamp(Position position, Instant at) {}
