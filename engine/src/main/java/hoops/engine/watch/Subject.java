package hoops.engine.watch;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceName;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.build.CiTrouble;
import java.util.Locale;

/// What a problem is about. Two sightings with one subject are one problem.
public sealed interface Subject {
  /// As people read it: `night receiver`, `d-7`, `CI`.
  String text();

  /// Instances of an assembly end again and again by themselves.
  record CrashLoop(TierName tier, AssemblyName assembly) implements Subject {
    @Override
    public String text() {
      return tier + " " + assembly;
    }
  }

  /// Instances of an assembly fall ill more often than they may be cured.
  record Ailing(TierName tier, AssemblyName assembly) implements Subject {
    @Override
    public String text() {
      return tier + " " + assembly;
    }
  }

  /// A rollout needs somebody's choice, or went back, or left the tier mixed.
  record RolloutTrouble(TierName tier, RolloutId rollout) implements Subject {
    @Override
    public String text() {
      return tier + " " + rollout;
    }
  }

  /// A life that nobody ordered, that cannot be told apart, or that does not end.
  record OddLife(InstanceName instance, String kind) implements Subject {
    @Override
    public String text() {
      return instance.text();
    }
  }

  /// Building itself is in trouble: the repository, or the system file of a commit.
  record Ci(String kind) implements Subject {
    public static Ci of(CiTrouble.Kind kind) {
      return new Ci(kind.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String text() {
      return "CI";
    }
  }

  /// Raised by a person about a tier.
  record Raised(TierName tier, int number) implements Subject {
    @Override
    public String text() {
      return tier.text();
    }
  }
}
