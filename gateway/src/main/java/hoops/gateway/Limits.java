package hoops.gateway;

import java.time.Duration;

/// What a client or an instance may ask of the gateway at most; beyond it a connection is closed.
///
/// `connections` counts clients of all assemblies together. `firstHead` is the time for the first
/// request of a connection to arrive, `idle` the time a kept-alive one may wait for its next,
/// `silence` the time in which a request under way must move at all, either way. `spare` is how
/// long an unused connection to an instance is kept, below what servers close theirs after.
/// `connect` is the time to reach an instance, `down` how long one that refused is asked last,
/// `linger` how long a client may finish sending what is not read any more, `leave` how long
/// requests may finish at the end of the gateway.
record Limits(
    int connections,
    int headBytes,
    Duration firstHead,
    Duration idle,
    Duration silence,
    Duration spare,
    Duration connect,
    Duration down,
    Duration linger,
    Duration leave) {

  static final Limits USUAL =
      new Limits(
          10_240,
          32 * 1024,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          Duration.ofSeconds(4),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10));
}
