package hoops.engine.system;

import hoops.engine.Decision;
import hoops.engine.Refusal;
import hoops.engine.system.SystemEvent.SystemApplied;
import java.util.stream.Collectors;

/// When a version of the file comes into force.
public final class SystemRules {
  private SystemRules() {}

  /// Adopts where there is none, applies onto the version that was seen; both refuse a file with a
  /// mistake as a whole, with every sentence.
  public static Decision decide(SystemCommand command, Systems systems) {
    return switch (command) {
      case SystemCommand.Adopt adopt -> adopt(adopt, systems);
      case SystemCommand.Apply apply -> apply(apply, systems);
    };
  }

  private static Decision adopt(SystemCommand.Adopt adopt, Systems systems) {
    return systems
        .inForce()
        .map(version -> Decision.alreadySo("version " + version.number() + " is in force"))
        .orElseGet(() -> valid(new SystemApplied(1, adopt.file(), adopt.text())));
  }

  private static Decision apply(SystemCommand.Apply apply, Systems systems) {
    int inForce = systems.inForce().map(SystemVersion::number).orElse(0);
    if (apply.seen() != inForce) {
      return Decision.refuse(
          Refusal.Kind.CONFLICT,
          "version %d is in force; this was planned against version %d"
              .formatted(inForce, apply.seen()),
          "hoops system plan hoops.yaml");
    }
    if (systems.inForce().filter(version -> version.text().equals(apply.text())).isPresent()) {
      return Decision.alreadySo("version " + inForce + " says just that");
    }
    return valid(new SystemApplied(inForce + 1, apply.file(), apply.text()));
  }

  private static Decision valid(SystemApplied applied) {
    return switch (SystemReader.read(applied.file())) {
      case SystemRead.Valid _ -> Decision.accept(applied);
      case SystemRead.Wrong(var mistakes) ->
          Decision.refuse(
              Refusal.Kind.USAGE,
              mistakes.stream()
                  .filter(mistake -> mistake.code() != Mistake.Code.NOTE)
                  .map(mistake -> mistake.text("hoops.yaml"))
                  .collect(Collectors.joining("\n")),
              "hoops validate hoops.yaml");
    };
  }
}
