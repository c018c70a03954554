package hoops.server.platforms.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/// A range of TCP ports below the machine's ephemeral range, so that no outgoing connection takes
/// one that was given.
///
/// Instances and gateways have ranges of their own, so that an instance never takes the port of a
/// gateway that is down for a moment. `first` and `last` both belong to it. Any thread.
public record Ports(int first, int last) {
  private static final int USUAL_EPHEMERAL = 32768;
  private static final int FOR_GATEWAYS = 2768;
  private static final int FOR_INSTANCES = 10_000;

  /// Those that instances get: 20000 to 29999 on most machines.
  public static Ports forInstances() throws IOException {
    int end = forGateways().first();
    return new Ports(Math.max(1024, end - FOR_INSTANCES), end - 1);
  }

  /// Those that are kept for the addresses of gateways: 30000 to 32767 on most machines.
  public static Ports forGateways() throws IOException {
    int end = ephemeral();
    return new Ports(Math.max(1025, end - FOR_GATEWAYS), end - 1);
  }

  /// A port that nobody listens on now and that is not one of `given`; empty where all are taken.
  /// The search begins at `from`, counted from the first, so that callers need not meet.
  public OptionalInt free(Set<Integer> given, int from) {
    int size = last - first + 1;
    for (int i = 0; i < size; i++) {
      int port = first + Math.floorMod(from + i, size);
      if (!given.contains(port) && bindable(port)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean bindable(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int ephemeral() throws IOException {
    var file = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    int first =
        Files.isReadable(file)
            ? Integer.parseInt(Files.readString(file).strip().split("\\s+", -1)[0])
            : USUAL_EPHEMERAL;
    // A machine whose ephemeral range begins low leaves no room below it: then ours are above
    // 10000.
    return first < 16_000 ? USUAL_EPHEMERAL : first;
  }
}
