package hoops.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One POST over a plain socket, HTTP/1.1: its status, and its body line by line as it comes.
///
/// It knows what one peer of ours sends: a length or chunks, UTF-8, no compression (RFC 9112). A
/// line longer than 16 MiB, or a silence longer than three of the server's beats, is an
/// IOException.
final class Exchange implements AutoCloseable {
  private static final String VERSION = "HTTP/1.1 ";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int SILENCE_MILLIS = 35_000;
  private static final int LONGEST_LINE = 16 << 20;

  private final Socket socket;
  private final InputStream in;
  private int status;
  private long left;
  private Framing framing = Framing.TO_THE_END;

  private enum Framing {
    LENGTH,
    CHUNKS,
    TO_THE_END
  }

  private Exchange(Socket socket, InputStream in) {
    this.socket = socket;
    this.in = in;
  }

  /// What is posted: the path, the key, the media type and the body.
  static final class Post {
    private final String path;
    private final String key;
    private final String type;
    private final byte[] body;

    private Post(String path, String key, String type, byte[] body) {
      this.path = path;
      this.key = key;
      this.type = type;
      this.body = body;
    }

    static Post json(String path, String key, String body) {
      return new Post(path, key, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Post file(String path, String key, byte[] body) {
      return new Post(path, key, "application/octet-stream", body);
    }
  }

  static Exchange post(Peer peer, Post post) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(peer.host(), peer.port()), CONNECT_MILLIS);
      socket.setSoTimeout(SILENCE_MILLIS);
      var out = socket.getOutputStream();
      var whole = new ByteArrayOutputStream();
      whole.write(head(peer, post).getBytes(StandardCharsets.US_ASCII));
      whole.write(post.body);
      out.write(whole.toByteArray());
      out.flush();
      var exchange = new Exchange(socket, new BufferedInputStream(socket.getInputStream(), 16_384));
      exchange.readHead();
      return exchange;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String head(Peer peer, Post post) {
    return String.join(
        "\r\n",
        "POST " + post.path + " HTTP/1.1",
        "Host: " + peer.host() + ":" + peer.port(),
        "Authorization: Bearer " + peer.token(),
        "Content-Type: " + post.type,
        "Content-Length: " + post.body.length,
        "Idempotency-Key: " + post.key,
        "Connection: close",
        "",
        "");
  }

  int status() {
    return status;
  }

  private void readHead() throws IOException {
    var first = rawLine();
    status = status(first == null ? "" : first);
    for (var line = rawLine(); line != null && !line.isEmpty(); line = rawLine()) {
      int colon = line.indexOf(':');
      var name = colon < 0 ? "" : line.substring(0, colon);
      var value = line.substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Content-Length")) {
        left = Long.parseLong(value);
        framing = Framing.LENGTH;
      } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
        framing = Framing.CHUNKS;
      }
    }
  }

  private static int status(String first) throws IOException {
    try {
      if (first.startsWith(VERSION) && (first.length() == 12 || first.charAt(12) == ' ')) {
        return Integer.parseUnsignedInt(first, VERSION.length(), 12, 10);
      }
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      // No status: then it is something else, as the sentence below says.
    }
    throw new IOException("this is no HTTP server");
  }

  /// The next line of the body without its end; null at its end.
  @Nullable String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int c = bodyByte();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      line.write(c);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line without end");
      }
      c = bodyByte();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private int bodyByte() throws IOException {
    return switch (framing) {
      case TO_THE_END -> in.read();
      case LENGTH -> left-- > 0 ? must(in.read()) : -1;
      case CHUNKS -> chunkByte();
    };
  }

  private int chunkByte() throws IOException {
    if (left == 0) {
      var size = rawLine();
      if (size != null && size.isEmpty()) {
        size = rawLine();
      }
      if (size == null) {
        throw new EOFException("cut off");
      }
      left = Long.parseLong(size.split(";", 2)[0].strip(), 16);
      if (left == 0) {
        left = -1;
      }
    }
    if (left < 0) {
      return -1;
    }
    left--;
    return must(in.read());
  }

  private static int must(int c) throws IOException {
    if (c < 0) {
      throw new EOFException("cut off");
    }
    return c;
  }

  private @Nullable String rawLine() throws IOException {
    var line = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      line.write(c);
      if (line.size() > 65_536) {
        throw new InterruptedIOException("a header without end");
      }
      c = in.read();
    }
    return c < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
