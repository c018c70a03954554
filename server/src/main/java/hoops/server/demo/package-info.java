/// The demo's own things: its git repository, made from the sources in `demo/` with some history,
/// and the changes that `hoops demo commit` makes there to show what Hoops does about them.
@NullMarked
package hoops.server.demo;

import org.jspecify.annotations.NullMarked;
