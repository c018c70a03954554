package hoops.engine.system;

import hoops.engine.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All versions of the system file that were ever in force, the first first; the last one is.
public record Systems(List<SystemVersion> versions) {
  public static final Systems NONE = new Systems(List.of());

  public Systems {
    versions = List.copyOf(versions);
  }

  /// The version in force; empty until the first start has adopted a file (F2).
  public Optional<SystemVersion> inForce() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  public Optional<SystemVersion> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  public Systems after(SystemEvent event, Stamp stamp) {
    return switch (event) {
      case SystemEvent.SystemApplied applied -> applied(applied, stamp);
    };
  }

  private Systems applied(SystemEvent.SystemApplied applied, Stamp stamp) {
    var all = new ArrayList<>(versions);
    all.add(SystemVersion.of(applied.version(), stamp.at(), applied.file(), applied.text()));
    return new Systems(all);
  }
}
