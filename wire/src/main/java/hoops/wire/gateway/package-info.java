/// What Hoops and the gateway of a tier say to each other: the routes, in a file that is replaced
/// as a whole, and the state that the gateway answers with.
///
/// The server writes [Routes] with [RoutesFile]; the gateway reads them, and shows a [GatewayState]
/// on the loopback address that the routes name. Neither waits for the other.
@NullMarked
package hoops.wire.gateway;

import org.jspecify.annotations.NullMarked;
