package hoops.server;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// A part that is opened on a thread of its own while others open, because it takes long and needs
/// nothing of them.
///
/// One thread asks for it; closing waits for it and closes it, whether it was asked for or not.
final class Ahead<T> implements AutoCloseable {
  private final FutureTask<T> opening;
  private final Consumer<T> closing;

  private Ahead(FutureTask<T> opening, Consumer<T> closing) {
    this.opening = opening;
    this.closing = closing;
  }

  /// How the part is opened.
  interface Opening<T> {
    T open() throws IOException, Refused;
  }

  /// Begins to open it.
  static <T> Ahead<T> starting(
      Threads threads, String name, Opening<T> opening, Consumer<T> closing) {
    var task = new FutureTask<T>(opening::open);
    threads.start(name, task);
    return new Ahead<>(task, closing);
  }

  /// The part, once it is open; throws what kept it from that.
  T part() throws IOException, Refused {
    try {
      return opening.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening");
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException trouble -> throw trouble;
        case Refused refused -> throw refused;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  @Override
  public void close() {
    try {
      closing.accept(opening.get());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException _) {
      // It never opened, and whoever asked for it was told.
    }
  }
}
