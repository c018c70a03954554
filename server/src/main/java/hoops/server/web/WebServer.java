package hoops.server.web;

import hoops.engine.control.Worlds;
import hoops.engine.journal.Pages;
import hoops.server.commands.Commands;
import hoops.server.door.Door;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The HTTP server: it binds in [#open], and answers from [#serve] on.
///
/// Each request has a virtual thread of its own, and there may be as many as there are connections:
/// a bound on threads would let streams starve everything else.
public final class WebServer implements AutoCloseable {
  private static final int CONNECTIONS = 20_000;

  private final Server server;
  private final ServerConnector connector;

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Takes the port, without answering yet; an IOException where it is taken.
  public static WebServer open(WebSettings settings) throws IOException {
    var threads = new VirtualThreadPool();
    threads.setName("web");
    threads.setMaxConcurrentTasks(0);
    var server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    connector.open();
    return new WebServer(server, connector);
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(16 * 1024);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.UNSAFE); // the guard judges paths, and gives the reason
    http.setMaxUnconsumedRequestContentReads(0);
    return http;
  }

  public int port() {
    return connector.getLocalPort();
  }

  /// `http://127.0.0.1:7070`: what programs are given.
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /// Answers from now on. `ready` tells whether commands can be decided.
  public void serve(
      Commands commands, Worlds worlds, Pages journal, Door door, BooleanSupplier ready) {
    var front =
        new Front(
            new Guard(port()),
            door,
            new WordsRoute(commands),
            new ApiRoute(commands),
            new StreamRoute(worlds, journal, door),
            ready);
    server.setHandler(front);
    server.setErrorHandler(new Errors());
    try {
      server.start();
    } catch (Exception e) { // Jetty declares no narrower one; nothing runs without it
      throw new IllegalStateException("the web server does not start", e);
    }
  }

  @Override
  public void close() {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception e) { // Jetty declares no narrower one; we are stopping anyway
      System.getLogger("hoops.web")
          .log(System.Logger.Level.WARNING, "the web server ended badly", e);
    } finally {
      connector.close();
    }
  }
}
