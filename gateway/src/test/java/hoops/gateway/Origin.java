package hoops.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An instance behind the gateway: answers its name, echoes, counts, and waits when told to.
final class Origin implements AutoCloseable {
  private final String id;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  Origin(String id) throws IOException {
    this(id, 0);
  }

  Origin(String id, int port) throws IOException {
    this.id = id;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    peers.add(exchange.getRemoteAddress());
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/echo" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getRequestBody().transferTo(exchange.getResponseBody());
        }
        case "/held" -> {
          held.countDown();
          release.await();
          say(exchange, id);
        }
        case "/head" -> say(exchange, exchange.getRequestHeaders().entrySet().toString());
        default -> {
          exchange.getRequestBody().readAllBytes();
          say(exchange, id);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  int connections() {
    return peers.size();
  }

  void awaitHeld() throws InterruptedException {
    held.await();
  }

  void release() {
    release.countDown();
  }

  Routes.Instance route(Routes.Traffic traffic) {
    return new Routes.Instance(id, new HostPort("127.0.0.1", port()), traffic);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
