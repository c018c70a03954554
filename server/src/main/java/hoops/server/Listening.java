package hoops.server;

import static hoops.server.commands.Ending.CONFLICT;

import hoops.server.commands.Trouble;
import hoops.server.settings.Settings;
import hoops.server.web.WebServer;
import hoops.server.web.WebSettings;
import java.io.IOException;
import java.net.BindException;

/// Takes the port that the settings name, or the next one where they allow it.
final class Listening {
  private static final int TRIES = 100;

  private Listening() {}

  static WebServer open(Settings.Port port) throws Refused {
    int tries = port.taken() == Settings.Taken.NEXT ? TRIES : 1;
    IOException last = new IOException("no port was tried");
    for (int i = 0; i < tries; i++) {
      try {
        return WebServer.open(WebSettings.on(port.first() == 0 ? 0 : port.first() + i));
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw new Refused(
        Trouble.of(
            CONFLICT,
            last.getCause() instanceof BindException
                ? "Port %d of 127.0.0.1 is taken by another program.".formatted(port.first())
                : "No server can listen at port %d of 127.0.0.1: %s."
                    .formatted(port.first(), last.getMessage()),
            "hoops serve --port N, or end what listens there"));
  }
}
