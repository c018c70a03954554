package hoops.server;

import hoops.server.settings.Settings;
import hoops.server.web.WebServer;
import hoops.server.web.WebSettings;
import java.io.IOException;
import java.util.List;

/// Takes the port that the settings name, or the next one where they allow it.
final class Listening {
  private static final int TRIES = 100;
  private static final int CONFLICT = 6;

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
        CONFLICT,
        List.of(
            "port %d of 127.0.0.1 is taken: %s".formatted(port.first(), last.getMessage()),
            "Now: hoops serve --port N, or end what listens there"));
  }
}
