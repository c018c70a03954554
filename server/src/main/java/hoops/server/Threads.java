package hoops.server;

/// Makes every thread of the server: virtual, named, and logged if it ends by an exception.
///
/// Any thread may call. What bounds the work is a semaphore beside it, never the size of a pool.
public final class Threads {
  private static final System.Logger LOG = System.getLogger("hoops.threads");

  /// Runs `work` when the process is asked to end, beside everything that still runs.
  public void atEnd(String name, Runnable work) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(work));
  }

  /// Starts `work` on a virtual thread of that name.
  public Thread start(String name, Runnable work) {
    return Thread.ofVirtual()
        .name(name)
        .uncaughtExceptionHandler(
            (thread, bug) -> LOG.log(System.Logger.Level.ERROR, "bug in " + thread.getName(), bug))
        .start(work);
  }
}
