package hoops.gateway;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Runs the gateway of one tier: `gateway ROUTES_FILE`.
///
/// TERM lets requests under way finish and ends with 0. Without a file to follow it says so and
/// ends with 2; a file that is not there yet is waited for.
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.getLogger("hoops.gateway")
          .log(System.Logger.Level.ERROR, "usage: gateway ROUTES_FILE");
      System.exit(USAGE);
    }
    var gateway = Gateway.open(Path.of(args[0]), Limits.USUAL);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  Runtime.getRuntime().halt(0);
                },
                "leave"));
    new CountDownLatch(1).await();
  }
}
