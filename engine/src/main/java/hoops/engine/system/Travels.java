package hoops.engine.system;

import hoops.engine.AssemblyName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The half of the system file that travels with a commit: its assemblies and its suites (F1).
public record Travels(SortedMap<AssemblyName, Assembly> assemblies) {
  public Travels {
    assemblies = Collections.unmodifiableSortedMap(new TreeMap<>(assemblies));
  }
}
