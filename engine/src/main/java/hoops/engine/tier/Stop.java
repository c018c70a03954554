package hoops.engine.tier;

import hoops.engine.Actor;
import hoops.engine.Reason;
import java.time.Instant;

/// A pulled stop button: nobody moves within its scope until it is lifted (S36).
public record Stop(Scope scope, Actor by, Instant since, Reason why) {}
