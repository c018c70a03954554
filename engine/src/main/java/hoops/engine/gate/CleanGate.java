package hoops.engine.gate;

import hoops.engine.Verdict;
import hoops.engine.build.BuildState;
import hoops.engine.release.Manifest;
import java.util.ArrayList;

/// Every build of the set is clean: all its unit tests ran and passed (R10).
record CleanGate() implements Gate {
  @Override
  public String name() {
    return "clean";
  }

  @Override
  public Verdict ask(Seen seen) {
    return switch (seen.candidate()) {
      case Candidate.Incomplete _ -> new Verdict.Waiting("there is no whole set yet");
      case Candidate.Chosen(var manifest, _) -> judge(seen, manifest);
    };
  }

  private static Verdict judge(Seen seen, Manifest manifest) {
    int tests = 0;
    var unclean = new ArrayList<String>();
    for (var id : manifest.builds().values()) {
      var build = seen.builds().build(id);
      if (build.isPresent() && build.get().state() instanceof BuildState.Clean clean) {
        tests += clean.tests().passed();
      } else {
        unclean.add(id.text());
      }
    }
    int all = manifest.parts().size();
    return unclean.isEmpty()
        ? new Verdict.Open("%s, %,d unit tests".formatted(Sentences.builds(all), tests))
        : new Verdict.Closed(String.join(", ", unclean) + " not clean");
  }
}
