package logs.common;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One program of the service: it answers on PORT, tells its health and its counts, and at TERM
 * finishes what is under way before it ends with 0.
 */
public final class Program {
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Answers one request. */
  public interface Page {
    Answer answer(Request request) throws IOException, InterruptedException;
  }

  private final String name;
  private final HttpServer server;
  private final Counts counts = new Counts();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean leaving;
  private volatile BooleanSupplier ready = () -> true;

  public Program(String name, Map<String, String> told) throws IOException {
    this.name = name;
    var host = told.getOrDefault("HOOPS_ADDRESS", "127.0.0.1");
    int port = Integer.parseInt(told.getOrDefault("PORT", "0"));
    server = HttpServer.create(new InetSocketAddress(host, port), 256);
    server.setExecutor(Executors.newFixedThreadPool(16, Program::daemon));
    page("/health", request -> Answer.text(200, "well\n"));
    page("/ready", request -> isReady() ? Answer.text(200, "ready\n") : Answer.text(503, "not ready\n"));
    page("/metrics", request -> Answer.text(200, counts.text()));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }

  private boolean isReady() {
    return !leaving && ready.getAsBoolean();
  }

  public Counts counts() {
    return counts;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Says when it may get traffic; at once where it is not said. */
  public void readyWhen(BooleanSupplier condition) {
    ready = condition;
  }

  public void page(String path, Page page) {
    server.createContext(path, exchange -> answer(exchange, path, page));
  }

  private void answer(HttpExchange exchange, String path, Page page) {
    underWay.incrementAndGet();
    try (exchange) {
      var request = Request.of(exchange);
      send(exchange, request.path().equals(path) ? carefully(page, request) : Answer.text(404, "not here\n"));
    } catch (IOException gone) {
      counts.add("clients_gone_total", 1);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Answer carefully(Page page, Request request) throws IOException {
    try {
      return page.answer(request);
    } catch (Unreachable neighbour) {
      return Answer.text(503, neighbour.getMessage() + "\n");
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      return Answer.text(503, name + " is leaving\n");
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      return Answer.text(500, name + ": " + bug + "\n");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Starts to answer; at TERM finishes, runs last, and ends with 0. */
  public void start(Runnable last) {
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(last), "leave"));
    System.out.println(name + " answers on port " + port());
  }

  private void leave(Runnable last) {
    leaving = true;
    var deadline = System.nanoTime() + GRACE.toNanos();
    try {
      while (underWay.get() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
      last.run();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    System.out.println(name + " has finished");
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** Ends the program as a test does: at once. */
  public void stop() {
    server.stop(0);
  }
}
