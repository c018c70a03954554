package hoops.gateway;

import hoops.wire.gateway.GatewayState;
import hoops.wire.gateway.GatewayStateText;
import hoops.wire.gateway.HostPort;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows the gateway's state: `GET /state` as JSON, `GET /health` in a word. One request a
/// connection.
///
/// One thread moves it; its answers are made on its event loop.
final class StateDoor {
  private final Supplier<GatewayState> state;
  private @Nullable HostPort address;
  private @Nullable Channel open;

  StateDoor(Supplier<GatewayState> state) {
    this.state = state;
  }

  /// Listens there and nowhere else; answers what stood in the way, or nothing.
  String open(EventLoopGroup loops, HostPort at) {
    if (at.equals(address) && open != null) {
      return "";
    }
    close();
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipe())
            .bind(at.socket())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      return "%s of the state: %s".formatted(at, bound.cause().getMessage());
    }
    address = at;
    open = bound.channel();
    return "";
  }

  void close() {
    if (open != null) {
      open.close().awaitUninterruptibly();
      open = null;
    }
  }

  private FullHttpResponse answer(FullHttpRequest asked) {
    var now = state.get();
    boolean well = now.version() >= 0;
    if (!asked.decoderResult().isSuccess() || !HttpMethod.GET.equals(asked.method())) {
      return text(HttpResponseStatus.BAD_REQUEST, "text/plain", "GET /state or /health\n");
    }
    return switch (asked.uri()) {
      case "/state" -> text(HttpResponseStatus.OK, "application/json", GatewayStateText.json(now));
      case "/health" ->
          text(
              well ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
              "text/plain",
              well ? "routes " + now.version() + "\n" : "no routes: " + now.trouble() + "\n");
      default -> text(HttpResponseStatus.NOT_FOUND, "text/plain", "GET /state or /health\n");
    };
  }

  private static FullHttpResponse text(HttpResponseStatus status, String type, String text) {
    var body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return response;
  }

  /// The stages of one connection to the state.
  private final class Pipe extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(new ReadTimeoutHandler(5))
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(1024))
          .addLast(new Reply());
    }
  }

  /// The end of that line of stages.
  private final class Reply extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest asked) {
      ctx.writeAndFlush(answer(asked)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var _ = ctx.close();
    }
  }
}
