package hoops.server;

import hoops.engine.journal.JournalBroken;
import hoops.server.settings.Settings;
import hoops.server.store.Reserve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/// One server on its folder until its end is asked for: it reigns, or only reads for as long as the
/// disk has no room for a reign to begin.
///
/// Room is looked for each second, and a reign is tried as soon as there is some; where it cannot
/// begin all the same, the next try comes later. Nothing but want of room has it only read (I5).
/// One thread.
final class Serving {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Patience AGAIN = new Patience(LOOK, Duration.ofSeconds(8));

  private final Map<String, String> variables;
  private final Ending ending;
  private final Reserve reserve;
  private final Serve.Telling telling;
  private Settings settings;
  private int tries;

  Serving(
      Settings settings,
      Map<String, String> variables,
      Ending ending,
      Reserve reserve,
      Serve.Telling telling) {
    this.settings = settings;
    this.variables = variables;
    this.ending = ending;
    this.reserve = reserve;
    this.telling = telling;
  }

  /// Returns when it has ended in good order, all of it closed.
  void run() throws IOException, Refused, InterruptedException {
    boolean over = false;
    while (!over) {
      over = once();
    }
    telling.ended();
  }

  private boolean once() throws IOException, Refused, InterruptedException {
    var wiring = new Wiring(settings, variables, ending, reserve);
    try {
      return reigns(wiring.open());
    } catch (IOException | UncheckedIOException | JournalBroken trouble) {
      if (!reserve.behind(trouble)) {
        throw trouble;
      }
      return reads(wiring.openReading(String.valueOf(trouble.getMessage())));
    }
  }

  private boolean reigns(Wiring.Served served) throws InterruptedException {
    try (var _ = served.house()) {
      telling.begun(served);
      ending.await();
      return true;
    }
  }

  /// Whether the end was asked for; else there is room, or a try is due.
  private boolean reads(Wiring.Reading reading) throws InterruptedException {
    try (var _ = reading.house()) {
      if (tries == 0) {
        telling.reads(reading);
      }
      tries++;
      settings = settings.at(reading.port());
      boolean asked = ending.await(AGAIN.after(tries));
      while (!asked && reserve.used()) {
        asked = ending.await(LOOK);
      }
      return asked;
    }
  }
}
