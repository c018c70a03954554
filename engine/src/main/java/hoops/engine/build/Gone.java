package hoops.engine.build;

import java.time.Duration;
import java.time.Instant;

/// That an artifact is no longer kept: since when, and how long it had been kept though nothing
/// referred to it.
public record Gone(Instant at, Duration kept) {}
