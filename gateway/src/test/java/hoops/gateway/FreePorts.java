package hoops.gateway;

import hoops.wire.gateway.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// Loopback addresses for a gateway under test to listen on.
///
/// A port that the system picked and took back may be picked again at once, by an outgoing
/// connection or by the next that asks. These lie below every usual ephemeral range, and none is
/// given twice in one run.
final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int COUNT = 10_000;
  private static final AtomicInteger NEXT = new AtomicInteger((int) ProcessHandle.current().pid());

  private FreePorts() {}

  static HostPort next() {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndAdd(7), COUNT);
      if (nobodyListens(port)) {
        return new HostPort("127.0.0.1", port);
      }
    }
    throw new IllegalStateException("no port from %d on is free".formatted(FIRST));
  }

  private static boolean nobodyListens(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
