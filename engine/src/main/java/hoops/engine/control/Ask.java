package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;

/// One command, and who asks it by which road and under which key.
public record Ask(Command command, Cause cause) {}
