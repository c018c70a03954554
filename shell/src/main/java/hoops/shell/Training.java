package hoops.shell;

import hoops.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// One call against a server that only pretends, so that the ahead-of-time cache knows all classes
/// that a real call loads. It is what `hoops __train` does, and touches nothing but loopback.
final class Training {
  private Training() {}

  static void run() throws IOException, Trouble, InterruptedException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().name("training").start(() -> pretend(server));
      var sink = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
      var nothing = new ByteArrayInputStream(new byte[0]);
      var url = "http://127.0.0.1:" + server.getLocalPort();
      var terminal = new Terminal(sink, sink, nothing, Map.of("HOOPS_SERVER", url, "HOME", "/"));
      var words = List.of("status");
      var screen = new Screen(sink, sink);
      var asking = new Asking(terminal, screen, words);
      new Conversation(terminal.words(words), screen, asking, "training-0001")
          .with(new Peers(terminal.variables(), Flags.of(words)));
    }
  }

  private static void pretend(ServerSocket server) {
    try (var peer = server.accept()) {
      peer.getInputStream().read();
      var frames =
          List.of(
              new Frame.Progress(1, List.of("one", "two")),
              new Frame.Out(2, "ok\n"),
              new Frame.Err(3, "ok\n"),
              new Frame.Exit(4, 0));
      var body = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (var frame : frames) {
        var line = frame.line() + "\n";
        body.append(Integer.toHexString(line.length())).append("\r\n").append(line).append("\r\n");
      }
      peer.getOutputStream()
          .write(body.append("0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // A training that fails leaves no cache, and everything works without.
    }
  }
}
