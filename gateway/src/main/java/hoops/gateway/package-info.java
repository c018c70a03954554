/// The stable address of each assembly in a tier, a small program of its own.
@NullMarked
package hoops.gateway;

import org.jspecify.annotations.NullMarked;
