/// The one writer: command in, decision out, with the World that all entries of the journal make.
///
/// Everything before it in the order of chapters decides; this chapter asks them, appends what they
/// decided, and publishes the World that results. Its door is `Control`.
@NullMarked
package hoops.engine.control;

import org.jspecify.annotations.NullMarked;
