package hoops.engine.gate;

import hoops.engine.Verdict;
import java.util.stream.Collectors;

/// Every artifact of the set is kept, with the digest it was built with (docs/security.md).
record ArtifactsGate() implements Gate {
  @Override
  public String name() {
    return "artifacts";
  }

  @Override
  public Verdict ask(Seen seen) {
    return switch (seen.candidate()) {
      case Candidate.Incomplete _ -> new Verdict.Waiting("there is no whole set yet");
      case Candidate.Chosen(var manifest, var gone) ->
          gone.isEmpty()
              ? new Verdict.Open("all kept, digests right")
              : new Verdict.Closed(
                  gone.stream()
                      .map(name -> manifest.builds().get(name) + " is no longer kept")
                      .collect(Collectors.joining("; ")));
    };
  }
}
