package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Position;
import hoops.engine.control.LongStory;
import hoops.engine.control.World;
import hoops.engine.journal.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The World equals the replay of the journal, also from any snapshot plus the entries after it.
class SnapshotStoryTest {
  private static final List<List<Entry>> STORIES =
      LongStream.rangeClosed(1, 12).mapToObj(SnapshotStoryTest::story).toList();

  @Test
  void replay_equals_memory_from_a_snapshot_at_every_position() throws Exception {
    for (var world : worlds(STORIES.getFirst())) {
      same(kept(world), world);
    }
  }

  @Test
  void replay_equals_memory_whatever_has_happened() throws Exception {
    for (var story : STORIES) {
      var end = replayed(World.EMPTY, story);
      for (int at = 0; at <= story.size(); at += 1 + story.size() / 9) {
        var before = replayed(World.EMPTY, story.subList(0, at));
        same(replayed(kept(before), story.subList(at, story.size())), end);
      }
    }
  }

  /// A story that no longer reaches a state would prove nothing about it.
  @Test
  void the_stories_reach_what_they_are_to_prove() {
    Set<String> reached = new HashSet<>();
    for (var world : STORIES.stream().flatMap(story -> worlds(story).stream()).toList()) {
      world.builds().all().forEach(one -> reached.add(name(one.state())));
      world.rollouts().byId().values().forEach(one -> reached.add(name(one.state())));
      world.fleet().living().forEach(one -> reached.add(name(one.state())));
      world.problems().byId().values().forEach(one -> reached.add(name(one.state())));
    }
    assertThat(reached)
        .contains("Waiting", "Running", "Clean", "NotClean", "Cancelled", "Superseded")
        .contains("Advancing", "Baking", "Undecided", "Yielded", "Settling", "Finished")
        .contains("Ordered", "Ready", "Unseen", "Stopping", "Open", "Closed");
  }

  private static String name(Object state) {
    return state.getClass().getSimpleName();
  }

  private static List<Entry> story(long seed) {
    return LongStory.of(seed, seed == 1 ? 100 : 40).read(Position.NONE, Integer.MAX_VALUE);
  }

  private static List<World> worlds(List<Entry> story) {
    var worlds = new ArrayList<World>();
    var world = World.EMPTY;
    for (var entry : story) {
      world = world.after(entry);
      worlds.add(world);
    }
    return worlds;
  }

  private static World replayed(World from, List<Entry> entries) {
    var world = from;
    for (var entry : entries) {
      world = world.after(entry);
    }
    return world;
  }

  private static World kept(World world) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new SnapshotOut(bytes);
    WorldState.write(world, out);
    out.finish();
    return WorldState.read(
        world.position(), new SnapshotIn(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static void same(World one, World other) {
    assertThat(one.position()).isEqualTo(other.position());
    assertThat(one.systems()).isEqualTo(other.systems());
    assertThat(one.tiers()).isEqualTo(other.tiers());
    assertThat(one.people()).isEqualTo(other.people());
    assertThat(one.fleet()).isEqualTo(other.fleet());
    assertThat(one.problems()).isEqualTo(other.problems());
    assertThat(one.rollouts()).isEqualTo(other.rollouts());
    assertThat(one.keys()).isEqualTo(other.keys());
    assertThat(one.builds()).isEqualTo(other.builds());
    assertThat(one.manifests()).isEqualTo(other.manifests());
  }
}
