package hoops.gateway;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is asked of the heads of messages, and what is changed in them on the way.
///
/// A head that could be understood in two ways goes no further (RFC 9112, 6.1 and 6.3). What
/// concerns one connection only is taken out (RFC 9110, 7.6.1); `Via` and `X-Forwarded-For` are
/// added. Pure; any thread.
final class Heads {
  private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "host");
  private static final List<CharSequence> HOP =
      List.of(
          HttpHeaderNames.CONNECTION,
          HttpHeaderNames.UPGRADE,
          HttpHeaderNames.TE,
          "keep-alive",
          "proxy-connection");
  private static final Set<HttpMethod> REPEATABLE =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.TRACE);
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private Heads() {}

  /// Why this head is refused, if it is.
  static Optional<String> wrong(HttpRequest head) {
    var headers = head.headers();
    var encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (head.protocolVersion().majorVersion() != 1) {
      return Optional.of("only HTTP/1.1 and 1.0 are spoken here");
    }
    if (headers.getAll(HttpHeaderNames.HOST).size() > 1
        || (isNew(head) && !headers.contains(HttpHeaderNames.HOST))) {
      return Optional.of("a request has exactly one Host");
    }
    if (!encodings.isEmpty()
        && !(isNew(head)
            && encodings.size() == 1
            && "chunked".equalsIgnoreCase(encodings.get(0)))) {
      return Optional.of("the one Transfer-Encoding taken is chunked, in HTTP/1.1");
    }
    if (named(headers).stream().anyMatch(FRAMING::contains)) {
      return Optional.of("Connection names a field that frames the message");
    }
    return target(head.uri()).isEmpty() || HttpMethod.CONNECT.equals(head.method())
        ? Optional.of("the target is a path, or http:// and a path")
        : Optional.empty();
  }

  private static boolean isNew(HttpMessage head) {
    return head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
  }

  /// The path of a target: itself, or what follows the authority; empty where it has none.
  private static String target(String uri) {
    if (uri.startsWith("/") || uri.equals("*")) {
      return uri;
    }
    if (!uri.regionMatches(true, 0, "http://", 0, 7) || uri.length() == 7) {
      return "";
    }
    int path = uri.indexOf('/', 7);
    return path < 0 ? "/" : uri.substring(path);
  }

  private static List<String> named(HttpHeaders headers) {
    return headers.getAll(HttpHeaderNames.CONNECTION).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Takes out what concerns the connection it came by.
  private static void unhop(HttpHeaders headers) {
    for (var name : named(headers)) {
      if (!name.isEmpty() && !FRAMING.contains(name)) {
        headers.remove(name);
      }
    }
    HOP.forEach(headers::remove);
  }

  /// The head as an instance gets it.
  static HttpRequest forward(HttpRequest head, SocketAddress client) {
    var next = new DefaultHttpRequest(HttpVersion.HTTP_1_1, head.method(), target(head.uri()));
    next.headers().set(head.headers());
    unhop(next.headers());
    if (!head.uri().startsWith("/") && !head.uri().equals("*")) {
      int end = head.uri().indexOf('/', 7);
      next.headers()
          .set(HttpHeaderNames.HOST, head.uri().substring(7, end < 0 ? head.uri().length() : end));
    }
    if (!next.headers().contains(HttpHeaderNames.HOST)) {
      next.headers().set(HttpHeaderNames.HOST, "");
    }
    if (client instanceof InetSocketAddress from && !from.isUnresolved()) {
      var before = head.headers().getAll(FORWARDED_FOR);
      var here = from.getAddress().getHostAddress();
      next.headers()
          .set(FORWARDED_FOR, before.isEmpty() ? here : String.join(", ", before) + ", " + here);
    }
    next.headers()
        .add(
            HttpHeaderNames.VIA,
            head.protocolVersion().minorVersion() == 0 ? "1.0 hoops" : "1.1 hoops");
    return next;
  }

  /// Whether this request brings no body.
  static boolean bodyless(HttpRequest head) {
    return !HttpUtil.isTransferEncodingChunked(head) && HttpUtil.getContentLength(head, 0L) == 0;
  }

  /// Whether sending it twice does what sending it once does (RFC 9110, 9.2.2), and it can be sent
  /// again from its head alone.
  static boolean repeatable(HttpRequest head) {
    return bodyless(head) && REPEATABLE.contains(head.method());
  }

  /// Makes an instance's head fit the client's connection; answers whether that can be kept after
  /// it. One of HTTP/1.0 knows no chunks: where no length is known it ends with the connection.
  static boolean back(HttpResponse head, HttpRequest asked, boolean keep) {
    unhop(head.headers());
    head.setProtocolVersion(HttpVersion.HTTP_1_1);
    boolean framed =
        HttpMethod.HEAD.equals(asked.method())
            || head.status().code() == 204
            || head.status().code() == 304
            || HttpUtil.isContentLengthSet(head);
    boolean kept = keep;
    if (!framed && isNew(asked)) {
      HttpUtil.setTransferEncodingChunked(head, true);
    } else if (!framed) {
      head.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
      kept = false;
    }
    connection(head, asked, kept);
    return kept;
  }

  private static void connection(HttpResponse head, HttpRequest asked, boolean kept) {
    if (!kept) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (!isNew(asked)) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
  }

  /// The gateway's own answer: a sentence.
  static FullHttpResponse answer(HttpResponseStatus status, String sentence, boolean keep) {
    var body = Unpooled.copiedBuffer(sentence + "\n", StandardCharsets.UTF_8);
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    answer.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    if (!keep) {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return answer;
  }

  /// The status for what the codec could not read.
  static HttpResponseStatus status(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return HttpResponseStatus.REQUEST_URI_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException
        ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        : HttpResponseStatus.BAD_REQUEST;
  }
}
