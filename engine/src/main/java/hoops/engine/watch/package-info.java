/// Something wrong that needs a person: problems, each with exactly one owner until it is closed.
///
/// What the fleet and the rollouts report as facts opens or extends a problem here; a person takes
/// and closes it. The door is [hoops.engine.watch.Problems].
@NullMarked
package hoops.engine.watch;

import org.jspecify.annotations.NullMarked;
