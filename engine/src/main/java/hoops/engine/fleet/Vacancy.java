package hoops.engine.fleet;

import java.time.Instant;

/// A place that a life left without being replaced yet, and what it carried (I55).
public record Vacancy(Side side, Instant since) {}
