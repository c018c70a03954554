package hoops.engine.gate;

import hoops.engine.Verdict;
import hoops.engine.release.Manifest;
import java.util.TreeSet;

/// The tier has a value for each property that the set needs and that has no default (S11).
record PropertiesGate() implements Gate {
  @Override
  public String name() {
    return "properties";
  }

  @Override
  public Verdict ask(Seen seen) {
    return switch (seen.candidate()) {
      case Candidate.Incomplete _ -> new Verdict.Waiting("there is no whole set yet");
      case Candidate.Chosen(var manifest, _) -> judge(seen, manifest);
    };
  }

  private static Verdict judge(Seen seen, Manifest manifest) {
    var set = seen.tier().set();
    if (set == null) {
      return new Verdict.Waiting("%s has no property set yet".formatted(seen.spec().name()));
    }
    var missing = new TreeSet<String>();
    manifest
        .parts()
        .values()
        .forEach(part -> missing.addAll(set.missing(part.assembly().properties())));
    return missing.isEmpty()
        ? new Verdict.Open("each needed value is there, set " + set.id())
        : new Verdict.Closed(
            "%s has no value for %s".formatted(seen.spec().name(), String.join(", ", missing)));
  }
}
