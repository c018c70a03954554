package hoops.engine.control;

import hoops.engine.Command;
import java.time.Duration;
import java.time.Instant;

/// Time has passed: a reading of the wall clock, and one of a clock that never jumps.
///
/// Where the two have moved by different amounts since the last tick, the wall clock was set: a
/// jump, and an entry (S1, I30).
public record Tick(Instant wall, Duration steady) implements Command {}
