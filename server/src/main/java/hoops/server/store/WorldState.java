package hoops.server.store;

import hoops.engine.Position;
import hoops.engine.control.World;
import java.io.IOException;

/// How the World is kept in a snapshot, chapter after chapter.
///
/// Each chapter has its own writer and reader, side by side. What is read is made by the
/// constructors of the states, so that a field which a state gains does not compile until it is
/// read, and a kind of state that is new does not until it is written; the golden snapshot shows
/// what is written. Any such change raises [SnapshotFile#FORMAT].
final class WorldState {
  private WorldState() {}

  static void write(World world, SnapshotOut out) {
    SystemState.write(world.systems(), out);
    BuildsState.write(world.builds(), out);
    ReleaseState.write(world.manifests(), out);
    TiersState.write(world.tiers(), out);
    PeopleState.write(world.people(), out);
    FleetState.write(world.fleet(), out);
    ProblemsState.write(world.problems(), out);
    RolloutsState.write(world.rollouts(), out);
    KeysState.write(world.keys(), out);
  }

  static World read(Position position, SnapshotIn in) throws IOException {
    var systems = SystemState.read(in);
    var builds = BuildsState.read(in);
    var manifests = ReleaseState.read(in, builds);
    var tiers = TiersState.read(in);
    var people = PeopleState.read(in);
    var fleet = FleetState.read(in);
    var problems = ProblemsState.read(in);
    var rollouts = RolloutsState.read(in);
    var keys = KeysState.read(in);
    return new World(
        position, systems, builds, manifests, tiers, people, fleet, problems, rollouts, keys);
  }
}
