/// Start and stop, and every new of the program on one page.
@NullMarked
package hoops.server;

import org.jspecify.annotations.NullMarked;
