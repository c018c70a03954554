package hoops.server.web;

import hoops.server.commands.Ending;
import hoops.server.commands.Trouble;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What Jetty itself refuses (framing, sizes, timeouts), told like every other problem and without
/// any of its own words.
final class Errors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    var ending = status < 500 ? Ending.USAGE : Ending.BUG;
    try {
      Answering.headers(response);
      Answering.problem(
          response, status, Trouble.of(ending, "This is no request that can be read.", ""));
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    }
    return true;
  }
}
