/// Who is who: persons by an id that is not personal, and what they are called.
///
/// A person is met once, when they first act or the system file names them. Whoever started Hoops
/// owns everything until roles are acted on.
@NullMarked
package hoops.engine.people;

import org.jspecify.annotations.NullMarked;
