package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import java.time.Instant;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What a rollout's journal says of its wave: instants, high marks and sizes, and nothing else.
///
/// `since` is when the wave began or was begun again: older ends are no evidence. `last` is the
/// last progress (M17). `counts` are the numbers wanted at the last sizing (M10). `left` are
/// assemblies that a person struck off. `served` is when a new instance was first ready;
/// [Instant#MAX] while none ever was.
public record Progress(
    Instant since,
    Instant last,
    TreePMap<AssemblyName, Marks> marks,
    TreePMap<AssemblyName, Long> counts,
    TreePSet<AssemblyName> left,
    Instant served) {

  /// The marks of this assembly in the wave.
  public Marks marks(AssemblyName assembly) {
    return marks.getOrDefault(assembly, Marks.NONE);
  }

  /// Whether any new instance was ever ready: where nothing weighs, traffic has moved (M20).
  public boolean moved() {
    return !served.equals(Instant.MAX);
  }
}
