/// What is spoken between the programs: requests, views and terminal frames, with their small
/// reader and writer.
@NullMarked
package hoops.wire;

import org.jspecify.annotations.NullMarked;
