package hoops.gateway;

import hoops.wire.gateway.Routes;
import hoops.wire.gateway.RoutesFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.concurrent.TimeUnit;

/// Notices that the routes file was replaced: told by the file system, and by a look each second,
/// since not every file system tells.
///
/// [#run] occupies one thread, which also hears all that is found.
final class RoutesWatch implements Runnable {
  /// Hears what was found, at each look: the routes, or why there are none.
  interface Ear {
    void routes(Routes routes);

    void trouble(String why);
  }

  private final Path file;
  private final Ear ear;
  private volatile boolean ended;

  RoutesWatch(Path file, Ear ear) {
    this.file = file.toAbsolutePath();
    this.ear = ear;
  }

  /// Ends after the look under way.
  void end() {
    ended = true;
  }

  @Override
  public void run() {
    try (var events = FileSystems.getDefault().newWatchService()) {
      var folder = file.getParent();
      if (folder != null) {
        folder.register(
            events, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      }
      while (!ended) {
        var key = events.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        look();
      }
    } catch (IOException unwatchable) {
      lookEachSecond();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookEachSecond() {
    try {
      while (!ended) {
        look();
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads the file once.
  void look() {
    try {
      ear.routes(RoutesFile.read(file));
    } catch (IOException missing) {
      ear.trouble("cannot read %s: %s".formatted(file, missing));
    } catch (IllegalArgumentException wrong) {
      ear.trouble("%s: %s".formatted(file, wrong.getMessage()));
    }
  }
}
