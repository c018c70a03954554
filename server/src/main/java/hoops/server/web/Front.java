package hoops.server.web;

import hoops.engine.Actor;
import hoops.server.commands.Ending;
import hoops.server.commands.Trouble;
import hoops.server.door.Door;
import hoops.server.systemfile.SystemSchema;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The one road of every request: guard, door, route. Trouble of any of them is a problem document.
final class Front extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger("hoops.web");

  private final Guard guard;
  private final Door door;
  private final WordsRoute words;
  private final ApiRoute api;
  private final StreamRoute stream;
  private final BooleanSupplier ready;

  Front(
      Guard guard,
      Door door,
      WordsRoute words,
      ApiRoute api,
      StreamRoute stream,
      BooleanSupplier ready) {
    this.guard = guard;
    this.door = door;
    this.words = words;
    this.api = api;
    this.stream = stream;
    this.ready = ready;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      answer(request, response);
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      callback.failed(stopping);
    }
    return true;
  }

  private void answer(Request request, Response response) throws IOException, InterruptedException {
    Answering.headers(response);
    try {
      guard.judge(request);
      route(request, response, guard.path(request));
    } catch (Rejected rejected) {
      problem(response, rejected.status(), rejected.trouble());
    } catch (RuntimeException bug) { // the top of a request: reported, and answered without detail
      LOG.log(System.Logger.Level.ERROR, "bug in " + request.getMethod(), bug);
      problem(response, 500, Trouble.of(Ending.BUG, "A bug in Hoops; its log has more.", ""));
    }
  }

  private static void problem(Response response, int status, Trouble trouble) throws IOException {
    if (!response.isCommitted()) {
      Answering.problem(response, status, trouble);
    }
  }

  private void route(Request request, Response response, List<String> path)
      throws IOException, InterruptedException {
    if (path.equals(List.of("healthz"))) {
      Answering.word(response, 200, "ok");
    } else if (path.equals(List.of("readyz"))) {
      var up = ready.getAsBoolean();
      Answering.word(response, up ? 200 : 503, up ? "ready" : "reading only");
    } else if (("/" + String.join("/", path)).equals(SystemSchema.PATH)) {
      Answering.schema(response, SystemSchema.text());
    } else if (path.size() > 2 && path.subList(0, 2).equals(List.of("api", "v1"))) {
      var actor = actor(request, response);
      api(new Asked(request, response, actor, path.subList(2, path.size()), guard.query(request)));
    } else {
      throw Rejected.of(404, Ending.NOT_FOUND, "Nothing is here.");
    }
  }

  private Actor actor(Request request, Response response) {
    var shown = request.getHeaders().get("Authorization");
    var token = shown != null && shown.startsWith("Bearer ") ? shown.substring(7) : "";
    return door.who(token)
        .orElseThrow(() -> {
          response.getHeaders().put("WWW-Authenticate", "Bearer");
          return Rejected.of(401, Ending.DENIED, "Sign in: a token is wanted, and fits not.");
        });
  }

  private void api(Asked asked) throws IOException, InterruptedException {
    switch (asked.path().getFirst()) {
      case "words" -> words.answer(asked);
      case "stream" -> stream.answer(asked);
      default -> api.answer(asked);
    }
  }
}
