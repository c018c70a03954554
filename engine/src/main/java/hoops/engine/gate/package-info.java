/// What must hold before a tier may move: gates, their verdicts, and the sentences that say why.
///
/// All gates are asked, never only to the first closed one, strongest first (S36, S37). They look
/// through [hoops.engine.gate.Seen], a plain record of what gates may look at. The door is
/// [hoops.engine.gate.Gates].
@NullMarked
package hoops.engine.gate;

import org.jspecify.annotations.NullMarked;
