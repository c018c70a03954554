package hoops.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A client's connection: one request after another, each answered before the next is looked at.
///
/// The queue holds what one read of the socket brought and nobody has asked for yet. Confined to
/// its event loop.
final class FrontConnection extends ChannelInboundHandlerAdapter {
  /// Asks a connection to end: at once if it rests, else after its answer.
  enum Leave {
    NOW
  }

  private final Channel channel;
  private final Spread spread;
  private final Limits limits;
  private final Patience patience;
  private final ArrayDeque<HttpObject> queue = new ArrayDeque<>();
  private boolean wanted;
  private boolean draining;
  private boolean leaving;
  private boolean lingering;
  private @Nullable Exchange exchange;

  FrontConnection(Channel channel, Spread spread, Limits limits) {
    this.channel = channel;
    this.spread = spread;
    this.limits = limits;
    this.patience = new Patience(channel.eventLoop());
  }

  EventLoop loop() {
    return channel.eventLoop();
  }

  SocketAddress client() {
    return channel.remoteAddress();
  }

  /// Whether it may be kept alive after the answer under way.
  boolean keeps() {
    return !leaving;
  }

  boolean asksHead() {
    return exchange != null && HttpMethod.HEAD.equals(exchange.asked().method());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    patience.grant(limits.firstHead(), this::close);
    demand();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (lingering || !(message instanceof HttpObject part)) {
      ReferenceCountUtil.release(message);
    } else {
      queue.add(part);
      drain();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (lingering) {
      ctx.read();
    }
  }

  /// Asks for the client's next part.
  void demand() {
    wanted = true;
    drain();
  }

  /// Asks for nothing, but notices when the client goes.
  void watch() {
    if (queue.isEmpty()) {
      channel.read();
    }
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    while (wanted && !queue.isEmpty()) {
      wanted = false;
      take(queue.remove());
    }
    draining = false;
    if (wanted && channel.isActive()) {
      channel.read();
    }
  }

  private void take(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      ReferenceCountUtil.release(part);
      refuse(part.decoderResult().cause());
    } else if (exchange != null && !exchange.requestWhole() && part instanceof HttpContent body) {
      moved();
      exchange.body(body);
    } else if (exchange == null && part instanceof HttpRequest head) {
      begin(head);
    } else {
      ReferenceCountUtil.release(part);
      demand();
    }
  }

  private void refuse(Throwable cause) {
    if (exchange != null) {
      exchange.abandon();
    }
    var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    answerAndClose(Heads.status(cause), "not a request that can be passed on: " + why);
  }

  private void begin(HttpRequest head) {
    var wrong = Heads.wrong(head);
    if (wrong.isPresent()) {
      answerAndClose(HttpResponseStatus.BAD_REQUEST, wrong.get());
      return;
    }
    exchange = new Exchange(this, spread, limits, head);
    moved();
    exchange.begin();
  }

  /// Something of the request under way moved.
  void moved() {
    patience.grant(limits.silence(), this::silent);
  }

  private void silent() {
    if (exchange != null) {
      exchange.silent();
    } else {
      close();
    }
  }

  void write(Object message) {
    var _ = channel.write(message);
  }

  void flush() {
    channel.flush();
  }

  boolean writable() {
    return channel.isWritable();
  }

  /// Answers the request under way by a sentence, and goes on where its body is not in the way.
  void answer(HttpResponseStatus status, String sentence) {
    var asked = exchange == null ? null : exchange.asked();
    if (asked == null || leaving || !Heads.bodyless(asked) || !HttpUtil.isKeepAlive(asked)) {
      answerAndClose(status, sentence);
      return;
    }
    var _ = channel.writeAndFlush(Heads.answer(status, sentence, true));
    finished(true);
  }

  /// Answers by a sentence and ends; what the client still sends is read away for a moment, lest a
  /// reset take the answer from it.
  void answerAndClose(HttpResponseStatus status, String sentence) {
    var _ = channel.writeAndFlush(Heads.answer(status, sentence, false));
    exchange = null;
    endOutput();
  }

  private void endOutput() {
    lingering = true;
    releaseQueue();
    patience.grant(limits.linger(), this::close);
    channel.write(Unpooled.EMPTY_BUFFER).addListener(_ -> shutdownOutput());
    channel.flush();
    channel.read();
  }

  private void shutdownOutput() {
    var _ = ((SocketChannel) channel).shutdownOutput();
  }

  /// The answer is complete.
  void finished(boolean keep) {
    exchange = null;
    if (!keep || leaving) {
      endOutput();
      return;
    }
    patience.grant(limits.idle(), this::close);
    demand();
  }

  void close() {
    var _ = channel.close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null && channel.isWritable()) {
      exchange.frontWritable();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Leave) {
      leaving = true;
      if (exchange == null && queue.isEmpty()) {
        close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    patience.rest();
    wanted = false;
    releaseQueue();
    if (exchange != null) {
      exchange.abandon();
      exchange = null;
    }
  }

  private void releaseQueue() {
    for (var part = queue.poll(); part != null; part = queue.poll()) {
      ReferenceCountUtil.release(part);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var _ = ctx.close();
  }
}
