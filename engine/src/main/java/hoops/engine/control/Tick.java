package hoops.engine.control;

import hoops.engine.Essential;
import java.time.Duration;
import java.time.Instant;

/// Time has passed: a reading of the wall clock, and one of a clock that never jumps.
///
/// Control takes one at each turn. Where the two clocks have moved by different amounts since the
/// turn before, the wall clock was set: a jump, and an entry before anything else is decided (S1,
/// I30). `steady` counts from any point that stays the same for one reign.
public record Tick(Instant wall, Duration steady) implements Essential {}
