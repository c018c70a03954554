package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Look;
import hoops.server.screen.Text;
import hoops.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A program behind the HTTP API: it is asked nothing, and gets its document at the end.
final class ProgramSession implements Session {
  private final Look look;

  ProgramSession(Instant now) {
    look = new Look(Look.Form.DOCUMENT, false, false, 80, ZoneOffset.UTC, now);
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public void event(Block line, Json.Members object) {}

  @Override
  public void hello(Json.Members object) {}

  @Override
  public void note(Block... lines) {}

  @Override
  public void progress(List<Text> lines) {}

  @Override
  public String ask(Question question) {
    throw Trouble.usage("This asks, and a program is asked nothing.", "send " + question.flag())
        .thrown();
  }

  @Override
  public boolean wanted() {
    return false;
  }
}
