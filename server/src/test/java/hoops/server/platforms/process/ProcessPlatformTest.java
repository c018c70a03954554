package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Platform;
import hoops.engine.fleet.PlatformContract;
import hoops.server.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class ProcessPlatformTest extends PlatformContract {
  private static final String DAEMONS = "setsid sleep 1000 & setsid sh -c 'sleep 1000 & wait' &\n";

  private final Programmes programmes = new Programmes();
  private @TempDir Path folder;
  private ProcessPlatform open;

  static Machine machine() {
    return new Machine(
        Path.of(System.getProperty("java.home"), "bin", "java"), System.getenv("PATH"), "C.UTF-8");
  }

  @Override
  protected Platform open() {
    try {
      close();
      var place = new Place(folder.resolve("process"), machine(), Ports.forInstances());
      open = ProcessPlatform.open(place, programmes, new Threads()).start(() -> {});
      return open;
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private void close() {
    if (open != null) {
      open.close();
    }
  }

  @AfterEach
  void end() {
    close();
    Alive.end(folder.resolve("process"));
  }

  @Override
  protected InstanceSpec spec(InstanceId id, Script script) {
    return switch (script) {
      case SERVES -> programmes.spec(id, "exec sleep 1000");
      case ENDS_WITH_7 -> programmes.spec(id, "exit 7");
      case SPEAKS ->
          programmes.spec(
              id, "printf 'one\\ntwo\\303\\251\\n\\033[31mthree\\nfour\\n'; exec sleep 1000");
      case IGNORES_ITS_SIGNAL ->
          programmes.spec(
              id, "trap '' TERM; echo ignores; exec sleep 1000", Duration.ofMillis(300));
      case HAS_DAEMONS -> programmes.spec(id, DAEMONS + "exec sleep 1000");
      case LEAVES_DAEMONS -> programmes.spec(id, DAEMONS + "exit 7");
    };
  }

  @Override
  protected void settled(Platform platform, InstanceId id, Script script) {
    if (script == Script.IGNORES_ITS_SIGNAL) {
      until("it ignores", () -> read(platform, id).equals("ignores\n"));
    }
  }

  @Override
  protected void until(String what, BooleanSupplier holds) {
    Alive.until(what, holds);
  }

  @Override
  protected int alive(InstanceId id) {
    return Alive.pids(folder.resolve("process"), id).size();
  }
}
