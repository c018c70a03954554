package hoops.engine.gate;

import hoops.engine.Verdict;
import hoops.engine.tier.Slot;

/// A tier has one right to change, and a rollout takes it alone (S19).
record SlotGate() implements Gate {
  @Override
  public String name() {
    return "slot";
  }

  @Override
  public Verdict ask(Seen seen) {
    return switch (seen.slot()) {
      case Slot.Free _ -> new Verdict.Open("free");
      case Slot.Taken(var rollout, var doing) ->
          new Verdict.Waiting("%s has it, %s".formatted(rollout, doing));
    };
  }
}
