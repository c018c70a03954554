package hoops.server.platforms.process;

/// How a command beside a life ended: its exit code, -1 where it could not be started or had to be
/// ended; and the first of what it printed.
public record Visited(int code, String said) {}
