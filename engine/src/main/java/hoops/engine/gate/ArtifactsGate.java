package hoops.engine.gate;

import hoops.engine.BuildId;
import hoops.engine.Verdict;
import hoops.engine.build.Sentences;
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
                  manifest.builds().values().stream()
                      .filter(build -> gone.contains(build.assembly()))
                      .map(build -> sentence(build, seen))
                      .collect(Collectors.joining("; ")));
    };
  }

  private static String sentence(BuildId build, Seen seen) {
    var went = seen.builds().gone(build).map(gone -> ": " + Sentences.went(gone)).orElse("");
    return "%s is no longer kept%s".formatted(build, went);
  }
}
