/// The program that does what the engine decides: start and stop, and every `new` on one page.
///
/// The rooms below it know one another only downhill; what wires them together is known by none.
@NullMarked
package hoops.server;

import org.jspecify.annotations.NullMarked;
