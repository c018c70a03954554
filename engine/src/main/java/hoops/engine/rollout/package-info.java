/// How a tier is moved from one manifest to another: plans, waves, bakes, and the way back.
///
/// A plan says what would change; a rollout of it waits, takes its tier's one slot, advances wave
/// by wave, bakes after each, settles and ends; whatever goes wrong has one row in the law
/// (docs/law/rollout.md). What it owes to the platforms follows from what is seen, never from what
/// was called before (M1). Its doors are [hoops.engine.rollout.Rollouts] and
/// [hoops.engine.rollout.RolloutRules].
@NullMarked
package hoops.engine.rollout;

import org.jspecify.annotations.NullMarked;
