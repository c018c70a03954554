package hoops.gateway;

import hoops.wire.gateway.GatewayState;
import hoops.wire.gateway.HostPort;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The stable address of one assembly, and the clients connected to it.
///
/// One thread opens and closes it; any thread may ask.
final class Listener {
  private final HostPort address;
  private final Spread spread;
  private final Limits limits;
  private final AtomicInteger all;
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile @Nullable Channel open;

  /// `all` counts the clients of every listener of this gateway.
  Listener(HostPort address, Spread spread, Limits limits, AtomicInteger all) {
    this.address = address;
    this.spread = spread;
    this.limits = limits;
    this.all = all;
  }

  HostPort address() {
    return address;
  }

  Spread spread() {
    return spread;
  }

  boolean listening() {
    return open != null;
  }

  int connections() {
    return clients.size();
  }

  /// Listens; answers what stood in the way, or nothing.
  String open(EventLoopGroup loops) {
    if (open != null) {
      return "";
    }
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipe())
            .bind(address.socket())
            .awaitUninterruptibly();
    if (bound.isSuccess()) {
      open = bound.channel();
      return "";
    }
    return "%s of %s: %s".formatted(address, spread.assembly(), bound.cause().getMessage());
  }

  /// Listens no more, and asks its clients to end: those at rest at once, the others after their
  /// answer.
  void close() {
    var channel = open;
    open = null;
    if (channel != null) {
      channel.close().awaitUninterruptibly();
    }
    for (var client : clients) {
      client.pipeline().fireUserEventTriggered(FrontConnection.Leave.NOW);
    }
  }

  GatewayState.Assembly state() {
    return new GatewayState.Assembly(
        spread.assembly(),
        address,
        listening(),
        connections(),
        spread.unserved(),
        spread.backends().stream().map(Backend::state).toList());
  }

  /// The stages of a client's connection.
  private final class Pipe extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      if (all.incrementAndGet() > limits.connections()) {
        all.decrementAndGet();
        var _ = channel.close();
        return;
      }
      clients.add(channel);
      channel.closeFuture().addListener(_ -> all.decrementAndGet());
      var front = new FrontConnection(channel, spread, limits);
      channel
          .pipeline()
          .addLast(new FrontDecoder(limits))
          .addLast(new FrontEncoder(front))
          .addLast(front);
    }
  }

  /// Netty's writer of responses, which cannot know by itself what was asked by HEAD.
  private static final class FrontEncoder extends HttpResponseEncoder {
    private final FrontConnection front;

    FrontEncoder(FrontConnection front) {
      this.front = front;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
      return front.asksHead() || super.isContentAlwaysEmpty(response);
    }
  }
}
