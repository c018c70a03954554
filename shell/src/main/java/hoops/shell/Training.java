package hoops.shell;

import hoops.wire.Announced;
import hoops.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;

/// One call against a server that only pretends, so that the ahead-of-time cache knows all classes
/// that a real call loads. It is what `hoops __train` does, and touches nothing but loopback.
final class Training {
  private Training() {}

  static void run() throws IOException {
    var folder = Files.createTempDirectory("hoops-training");
    var file = Files.createDirectory(folder.resolve("hoops")).resolve("server-1.json");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().name("training").daemon().start(() -> pretend(server));
      var url = "http://127.0.0.1:" + server.getLocalPort();
      var announced = Announced.self(url, "/", "token");
      Files.writeString(file, announced.text());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      var variables = new HashMap<>(System.getenv());
      List.of("HOOPS_SERVER", "HOOPS_TOKEN_FILE").forEach(variables::remove);
      variables.put("XDG_RUNTIME_DIR", folder.toString());
      variables.put("XDG_STATE_HOME", folder.toString());
      var sink = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
      var nothing = new ByteArrayInputStream(new byte[0]);
      var _ = Main.run(new Terminal(sink, sink, nothing, variables), List.of("status"));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(file.getParent());
      Files.delete(folder);
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
