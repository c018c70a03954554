/// Keeps a gateway for each tier, and tells it where its assemblies' ready instances are.
///
/// A gateway is a small program of its own under a keeper, so traffic flows while Hoops is down.
/// This room gives addresses once, orders its lives, writes its routes, and waits for its drains.
@NullMarked
package hoops.server.gateways;

import org.jspecify.annotations.NullMarked;
