package hoops.engine.gate;

import hoops.engine.AssemblyName;
import hoops.engine.release.Manifest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What would go into the tier.
public sealed interface Candidate {
  /// This set. `gone` are its assemblies whose artifact is no longer kept, or not as it was.
  record Chosen(Manifest manifest, Set<AssemblyName> gone) implements Candidate {
    public Chosen {
      gone = new TreeSet<>(gone);
    }
  }

  /// There is no whole set; a sentence for each part that is missing.
  record Incomplete(List<String> sentences) implements Candidate {
    public Incomplete {
      sentences = List.copyOf(sentences);
    }
  }
}
