package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests on one open process platform, of which nothing lives on behind them.
abstract class Hosted {
  static final Epoch EPOCH = new Epoch(2);

  final Programmes programmes = new Programmes();
  @TempDir Path folder;
  Path home;
  ProcessPlatform platform;

  @BeforeEach
  final void open() throws IOException {
    home = folder.resolve("process");
    platform = Hosting.open(home, programmes);
  }

  @AfterEach
  final void end() {
    platform.close();
    Alive.end(home);
  }

  /// What is seen of that life now; at most one.
  final List<Observation> find(InstanceId id) {
    return platform.observe(EPOCH).stream().filter(each -> each.id().equals(id)).toList();
  }

  /// Waits until that is seen of it.
  final <T extends Observation> T awaited(InstanceId id, Class<T> as) {
    Alive.until(id + " is " + as.getSimpleName(), () -> find(id).stream().anyMatch(as::isInstance));
    return as.cast(find(id).getFirst());
  }
}
