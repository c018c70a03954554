package hoops.server.platforms.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A program that listens on the port it is told, and takes whoever comes.
final class Listening {
  private Listening() {}

  public static void main(String[] words) throws IOException {
    try (var socket =
        new ServerSocket(Integer.parseInt(words[0]), 5, InetAddress.getLoopbackAddress())) {
      while (true) {
        socket.accept().close();
      }
    }
  }
}
