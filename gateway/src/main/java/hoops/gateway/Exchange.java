package hoops.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request on its way to an instance and its answer on the way back.
///
/// Nothing is held beyond what one read of a socket brings: either side is read on only while the
/// other takes what it gets. Another instance is tried as long as nothing was sent, or when the
/// request can be repeated and nothing came back. Confined to the client's event loop.
final class Exchange {
  private static final int MOST_ATTEMPTS = 4;
  private static final Duration FRESH = Duration.ofMillis(500);

  private final FrontConnection front;
  private final Spread spread;
  private final Limits limits;
  private final HttpRequest asked;
  private final HttpRequest head;
  private final Set<Backend> tried = new LinkedHashSet<>();
  private int attempts;
  private boolean reused;
  private boolean sent;
  private boolean requestWhole;
  private boolean clientPaused;
  private boolean interim;
  private boolean answering;
  private boolean backKept;
  private boolean frontKept;
  private boolean done;
  private boolean serverError;
  private @Nullable Backend backend;
  private @Nullable BackConnection back;

  Exchange(FrontConnection front, Spread spread, Limits limits, HttpRequest asked) {
    this.front = front;
    this.spread = spread;
    this.limits = limits;
    this.asked = asked;
    this.head = Heads.forward(asked, front.client());
    this.frontKept = HttpUtil.isKeepAlive(asked);
  }

  HttpRequest asked() {
    return asked;
  }

  /// Whether all of the request went on, so that what the client sends now is its next one.
  boolean requestWhole() {
    return requestWhole;
  }

  /// Looks for an instance, and sends it the head.
  void begin() {
    attempts++;
    var chosen = attempts > MOST_ATTEMPTS ? null : spread.choose(tried).orElse(null);
    if (chosen == null) {
      done = true;
      front.answer(HttpResponseStatus.SERVICE_UNAVAILABLE, spread.unserved(tried));
      return;
    }
    backend = chosen;
    chosen.begin();
    var spare = chosen.take(front.loop(), Heads.repeatable(asked) ? limits.spare() : FRESH);
    reused = spare != null;
    if (spare != null) {
      send(chosen, spare);
    } else {
      connect(chosen);
    }
  }

  private void connect(Backend chosen) {
    new Bootstrap()
        .group(front.loop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.connect().toMillis())
        .handler(new Pipe(limits, chosen))
        .connect(chosen.address().socket())
        .addListener((ChannelFuture future) -> connected(chosen, future));
  }

  private void connected(Backend chosen, ChannelFuture future) {
    if (future.isSuccess() && !done) {
      send(chosen, future.channel().pipeline().get(BackConnection.class));
    } else if (future.isSuccess()) {
      var _ = future.channel().close();
    } else if (!done) {
      chosen.refused(limits.down());
      chosen.failed();
      chosen.end();
      backend = null;
      tried.add(chosen);
      begin();
    }
  }

  private void send(Backend chosen, BackConnection over) {
    back = over;
    over.use(this);
    chosen.sent();
    sent = true;
    over.write(head);
    if (Heads.bodyless(asked)) {
      over.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }
    over.flush();
    over.read();
    if (requestWhole) {
      front.watch();
    } else {
      front.demand();
    }
  }

  /// Takes a part of the client's body.
  void body(HttpContent part) {
    boolean last = part instanceof LastHttpContent;
    requestWhole |= last;
    if (back == null || Heads.bodyless(asked)) {
      ReferenceCountUtil.release(part);
    } else {
      back.write(part);
      back.flush();
    }
    if (last) {
      front.watch();
    } else if (back == null || back.writable()) {
      front.demand();
    } else {
      clientPaused = true;
    }
  }

  void backWritable() {
    if (clientPaused) {
      clientPaused = false;
      front.demand();
    }
  }

  /// Takes a part of the instance's answer.
  void answered(HttpObject part) {
    if (part.decoderResult().isFailure() || done) {
      ReferenceCountUtil.release(part);
      closeBack();
      backLost();
    } else if (part instanceof HttpResponse response && isInterim(response)) {
      interim = true;
      front.write(response);
    } else if (interim) {
      interim = !(part instanceof LastHttpContent);
      front.write(part);
    } else {
      forward(part);
    }
  }

  private static boolean isInterim(HttpResponse response) {
    return response.status().codeClass() == HttpStatusClass.INFORMATIONAL
        && response.status().code() != 101;
  }

  private void forward(HttpObject part) {
    front.moved();
    if (part instanceof HttpResponse response) {
      answering = true;
      serverError = response.status().code() >= 500;
      backKept = HttpUtil.isKeepAlive(response);
      frontKept = Heads.back(response, asked, frontKept && front.keeps());
    }
    front.write(part);
    if (part instanceof LastHttpContent) {
      finish();
    }
  }

  /// The instance's answer is as far as one read brought it: on with it while the client takes it.
  void answeredSoFar() {
    front.flush();
    if (front.writable()) {
      frontWritable();
    }
  }

  void frontWritable() {
    if (back != null && !done) {
      back.read();
    }
  }

  private void finish() {
    done = true;
    var over = back;
    var by = backend;
    if (over != null && by != null) {
      end(by, serverError);
      if (backKept && requestWhole && by.serving()) {
        over.rest();
      } else {
        over.close();
      }
    }
    back = null;
    front.flush();
    front.finished(frontKept && requestWhole);
  }

  private void end(Backend by, boolean failed) {
    if (failed) {
      by.failed();
    }
    by.end();
    backend = null;
  }

  private void closeBack() {
    if (back != null) {
      back.close();
      back = null;
    }
  }

  /// The instance's connection ended before its answer did.
  void backLost() {
    back = null;
    var by = backend;
    if (done || by == null) {
      return;
    }
    boolean again = sent && !answering && Heads.repeatable(asked);
    end(by, !(again && reused));
    if (again) {
      if (!reused) {
        tried.add(by);
      }
      begin();
    } else if (answering) {
      done = true;
      front.close();
    } else {
      done = true;
      front.answerAndClose(HttpResponseStatus.BAD_GATEWAY, spread.broken(by));
    }
  }

  /// The client is gone, or too slow: the instance is let go.
  void abandon() {
    done = true;
    if (backend != null) {
      end(backend, false);
    }
    closeBack();
  }

  /// Nothing moved for too long.
  void silent() {
    var by = backend;
    boolean late = !answering && requestWhole && by != null;
    if (by != null) {
      by.failed();
    }
    abandon();
    if (late) {
      front.answerAndClose(
          HttpResponseStatus.GATEWAY_TIMEOUT,
          "assembly %s did not answer for %d s"
              .formatted(spread.assembly(), limits.silence().toSeconds()));
    } else {
      front.close();
    }
  }

  /// The stages of a connection to an instance.
  private static final class Pipe extends ChannelInitializer<Channel> {
    private final Limits limits;
    private final Backend backend;

    Pipe(Limits limits, Backend backend) {
      this.limits = limits;
      this.backend = backend;
    }

    @Override
    protected void initChannel(Channel channel) {
      var config =
          new HttpDecoderConfig().setMaxHeaderSize(limits.headBytes()).setMaxChunkSize(16 * 1024);
      channel
          .pipeline()
          .addLast(new HttpClientCodec(config, false, false))
          .addLast(new BackConnection(backend, channel));
    }
  }
}
