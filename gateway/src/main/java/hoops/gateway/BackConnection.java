package hoops.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A connection to an instance: in use by one exchange, or spare.
///
/// Confined to its event loop, which is that of every client connection it serves.
final class BackConnection extends ChannelInboundHandlerAdapter {
  private final Backend backend;
  private final Channel channel;
  private @Nullable Exchange exchange;
  private long restedSince;

  BackConnection(Backend backend, Channel channel) {
    this.backend = backend;
    this.channel = channel;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    backend.opened();
    channel.closeFuture().addListener(_ -> backend.closed());
  }

  /// Whether it can be used by a request that may not be sent twice: it rested at most so long.
  boolean restedAtMost(Duration time) {
    return channel.isActive() && System.nanoTime() - restedSince <= time.toNanos();
  }

  void use(Exchange by) {
    exchange = by;
  }

  /// Keeps it for the next request, watching whether the instance closes it meanwhile.
  void rest() {
    exchange = null;
    restedSince = System.nanoTime();
    backend.keep(channel.eventLoop(), this);
    channel.read();
  }

  void close() {
    exchange = null;
    var _ = channel.close();
  }

  void write(Object message) {
    var _ = channel.write(message);
  }

  void flush() {
    channel.flush();
  }

  void read() {
    channel.read();
  }

  boolean writable() {
    return channel.isWritable();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (exchange == null || !(message instanceof HttpObject part)) {
      ReferenceCountUtil.release(message);
      var _ = ctx.close();
    } else {
      exchange.answered(part);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.answeredSoFar();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null && channel.isWritable()) {
      exchange.backWritable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    var lost = exchange;
    exchange = null;
    if (lost == null) {
      backend.drop(channel.eventLoop(), this);
    } else {
      lost.backLost();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var _ = ctx.close();
  }
}
