package hoops.engine.gate;

import hoops.engine.Verdict;

/// A build of every assembly (S13).
record WholeGate() implements Gate {
  @Override
  public String name() {
    return "whole";
  }

  @Override
  public Verdict ask(Seen seen) {
    return switch (seen.candidate()) {
      case Candidate.Chosen(var manifest, _) ->
          new Verdict.Open(Sentences.builds(manifest.parts().size()) + ", one of each assembly");
      case Candidate.Incomplete(var sentences) -> new Verdict.Closed(String.join("; ", sentences));
    };
  }
}
