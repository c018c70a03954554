/// Asks instances how they are: probes, by HTTP, TCP or command.
///
/// A probe belongs to one life, from the moment its program runs until it is told to end. It
/// reports to the one writer only what means something new; samples themselves are not journaled.
@NullMarked
package hoops.server.watch;

import org.jspecify.annotations.NullMarked;
