/// The hoops command: sends its words and prints the frames that come back.
@NullMarked
package hoops.shell;

import org.jspecify.annotations.NullMarked;
