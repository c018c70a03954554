package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.build.BuildState;
import hoops.engine.control.World;
import hoops.engine.fleet.InstanceState;
import hoops.engine.rollout.RolloutState;
import hoops.engine.watch.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is written of a World that holds one of everything, and that all of it comes back.
class WorldStateTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "snapshot", "world.v" + SnapshotFile.FORMAT);

  @Test
  void what_is_kept_comes_back_the_same() throws Exception {
    var world = WorldSample.world();

    assertThat(read(written(world))).isEqualTo(world);
    assertThat(read(written(World.EMPTY)).builds()).isEqualTo(World.EMPTY.builds());
  }

  @Test
  void the_sample_holds_every_kind_of_state() {
    holds(BuildState.class, WorldSample.buildStates());
    holds(InstanceState.class, WorldSample.lifeStates());
    holds(RolloutState.class, WorldSample.rolloutStates());
    holds(Subject.class, WorldSample.subjects());
  }

  /// Written by `-Dgolden.write=true` where it is not there: what is written changes only with the
  /// format's number.
  @Test
  void what_is_written_changes_only_with_the_format() throws Exception {
    var now = new String(written(WorldSample.world()), StandardCharsets.UTF_8);
    if (Boolean.getBoolean("golden.write") && !Files.exists(GOLDEN)) {
      Files.createDirectories(GOLDEN.resolveSibling("."));
      Files.writeString(GOLDEN, now);
    }
    assertThat(now).isEqualTo(Files.readString(GOLDEN));
  }

  private static void holds(Class<?> family, List<?> samples) {
    var sampled = samples.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(Families.members(family).stream().filter(Class::isRecord))
        .allMatch(sampled::contains, "has a sample");
  }

  private static byte[] written(World world) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new SnapshotOut(bytes);
    WorldState.write(world, out);
    out.finish();
    return bytes.toByteArray();
  }

  private static World read(byte[] bytes) throws IOException {
    var in = new SnapshotIn(new ByteArrayInputStream(bytes));
    return WorldState.read(WorldSample.world().position(), in);
  }
}
