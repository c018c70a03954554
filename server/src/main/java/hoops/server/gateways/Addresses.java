package hoops.server.gateways;

import hoops.engine.AssemblyName;
import hoops.engine.Cause;
import hoops.engine.control.Control;
import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.GiveAddress;
import hoops.server.platforms.process.Ports;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Gives each assembly of a tier that listens its stable address, once.
final class Addresses {
  private final Control control;
  private final Ports ports;

  Addresses(Control control, Ports ports) {
    this.control = control;
    this.ports = ports;
  }

  /// Asks for the addresses that the tier still lacks.
  void give(Tier tier, World world, Sight sight) {
    for (var assembly : listening(tier, world, sight)) {
      if (!tier.addresses().containsKey(assembly)) {
        var free = free(world);
        if (free.isPresent()) {
          control.handle(new GiveAddress(tier.name(), assembly, free.getAsInt()), Cause.SELF);
          return; // the next one on the World that this leaves
        }
      }
    }
  }

  /// A port that nobody has or was given.
  OptionalInt free(World world) {
    Set<Integer> given = new HashSet<>();
    for (var tier : world.tiers().byName().values()) {
      given.addAll(tier.addresses().values());
      if (tier.gateway() != null) {
        given.add(tier.gateway().statePort());
      }
    }
    return ports.free(given, 0);
  }

  /// Assemblies with a port, as the newest commit describes them, and as what lives here does.
  private static SortedSet<AssemblyName> listening(Tier tier, World world, Sight sight) {
    var names = new TreeSet<AssemblyName>();
    world
        .builds()
        .tip(sight.branch())
        .flatMap(commit -> world.builds().travels(commit.id()))
        .ifPresent(half ->
            half.assemblies().values().stream()
                .filter(assembly -> !assembly.ports().isEmpty())
                .forEach(assembly -> names.add(assembly.name())));
    world
        .fleet()
        .living(tier.name())
        .flatMap(life -> world.builds().assembly(life.side().build()).stream())
        .filter(assembly -> !assembly.ports().isEmpty())
        .forEach(assembly -> names.add(assembly.name()));
    return names;
  }
}
