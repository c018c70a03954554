package hoops.engine.gate;

import hoops.engine.Verdict;

/// The proof of what arrived last has ended, and what went back by itself stays back (S17, S29).
record SettledGate() implements Gate {
  @Override
  public String name() {
    return "settled";
  }

  @Override
  public Verdict ask(Seen seen) {
    if (seen.move() == Move.AUTOMATIC
        && seen.candidate() instanceof Candidate.Chosen(var manifest, _)) {
      var rollout = seen.standing().barred().get(manifest.hash());
      if (rollout != null) {
        return new Verdict.Closed(
            "%s failed here in %s; the next different one goes as usual"
                .formatted(manifest.hash().brief(), rollout));
      }
    }
    return switch (seen.standing().proof()) {
      case NOTHING -> new Verdict.Open("nothing has arrived here yet");
      case PROVEN -> new Verdict.Open("what runs is proven");
      case FAILED -> new Verdict.Open("the proof of what runs has ended: it failed");
      case UNDER_WAY ->
          seen.spec().latestOnly()
              ? new Verdict.Open("what runs is not proven, and only the latest counts here")
              : new Verdict.Waiting("the proof of what runs is under way");
    };
  }
}
