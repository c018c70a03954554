package hoops.server.carrier;

import hoops.engine.AssemblyName;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildState;
import hoops.engine.control.World;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.InstanceSpec.Limits;
import hoops.engine.fleet.InstanceSpec.Packing;
import hoops.engine.fleet.InstanceSpec.Properties;
import hoops.engine.fleet.InstanceSpec.Stop;
import hoops.engine.property.PropertySet;
import hoops.engine.system.Assembly;
import hoops.engine.tier.Tier;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes of a life in the World all that a platform must know to start it. Pure.
final class Specs {
  private Specs() {}

  /// Empty while something it needs is not settled yet, such as the address of a need: the next
  /// look asks again.
  static Optional<InstanceSpec> of(World world, Instance life) {
    var build = life.side().build();
    var tier = world.tiers().tier(life.id().tier());
    var set = tier.sets().get(life.side().set().number());
    var assembly = world.builds().assembly(build);
    var state = world.builds().build(build).map(one -> one.state());
    if (set == null
        || assembly.isEmpty()
        || !(state.orElse(null) instanceof BuildState.Clean clean)) {
      return Optional.empty();
    }
    return needs(world, tier, assembly.get())
        .map(needs ->
            new InstanceSpec(
                life.id(),
                system(world),
                build,
                clean.product().artifact().digest(),
                packing(clean.product().artifact()),
                assembly.get().run(),
                assembly.get().ports(),
                needs,
                properties(set, assembly.get()),
                new Stop(assembly.get().stop().signal(), assembly.get().stop().grace()),
                limits(world, tier, assembly.get().name())));
  }

  private static Optional<SortedMap<String, String>> needs(
      World world, Tier tier, Assembly assembly) {
    var needs = new TreeMap<String, String>();
    for (var need : assembly.needs()) {
      if (!listens(world, tier, need)) {
        continue;
      }
      var port = tier.addresses().get(need);
      if (port == null) {
        return Optional.empty();
      }
      needs.put(need.text(), "127.0.0.1:" + port);
    }
    return Optional.of(needs);
  }

  /// Whether the needed assembly has any port, as far as any build of it says.
  private static boolean listens(World world, Tier tier, AssemblyName need) {
    if (tier.addresses().containsKey(need)) {
      return true;
    }
    var newest = world.builds().of(need).lastEntry();
    return newest != null
        && world
            .builds()
            .assembly(newest.getValue().id())
            .filter(assembly -> !assembly.ports().isEmpty())
            .isPresent();
  }

  private static String system(World world) {
    return world.systems().inForce().map(version -> version.governed().system()).orElse("");
  }

  private static Packing packing(Artifact artifact) {
    return switch (artifact.form()) {
      case FOLDER -> new Packing.Folder();
      case FILE -> new Packing.File(artifact.name());
    };
  }

  private static Properties properties(PropertySet set, Assembly assembly) {
    return new Properties(set.id().text(), set.resolve(assembly.properties()), Map.of());
  }

  private static Limits limits(World world, Tier tier, AssemblyName assembly) {
    return world
        .systems()
        .inForce()
        .flatMap(version -> version.governed().tier(tier.name()))
        .map(spec -> spec.size(assembly))
        .map(size -> new Limits(size.memoryBytes(), size.milliCores()))
        .orElseGet(() -> new Limits(1L << 30, 1000));
  }
}
