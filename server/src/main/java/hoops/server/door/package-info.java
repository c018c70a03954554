/// Who you are and what you may do: asked in one place, with the person and the act, never a path.
@NullMarked
package hoops.server.door;

import org.jspecify.annotations.NullMarked;
