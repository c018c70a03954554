package hoops.server.web;

import hoops.engine.Position;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Pages;
import hoops.server.commands.Ending;
import hoops.server.commands.EventView;
import hoops.server.door.Door;
import hoops.server.door.Permission;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.io.Content;

/// `GET /api/v1/stream`: the journal as it grows, as lines of JSON or as server-sent events
/// (docs/formats.md). `Last-Event-ID` beats `after`; without both it begins now.
///
/// Events are read from the journal itself, so a stream holds no queue; a reader that had caught up
/// and then falls [#WAITING] entries behind is told `resync` and let go.
final class StreamRoute {
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final int WAITING = 256;

  private final Worlds worlds;
  private final Pages journal;
  private final Door door;

  StreamRoute(Worlds worlds, Pages journal, Door door) {
    this.worlds = worlds;
    this.journal = journal;
    this.door = door;
  }

  void answer(Asked asked) throws IOException, InterruptedException {
    if (!asked.reads() || asked.path().size() != 1) {
      throw Rejected.of(405, Ending.USAGE, "The stream is read by GET.");
    }
    if (!door.may(asked.actor(), Permission.READ)) {
      throw Rejected.of(403, Ending.DENIED, "You may not read here.");
    }
    var after = after(asked);
    var events = asked.header("Accept").contains("text/event-stream");
    asked.response().setStatus(200);
    asked
        .response()
        .getHeaders()
        .put("Content-Type", events ? "text/event-stream" : "application/x-ndjson");
    try (var out = Content.Sink.asOutputStream(asked.response())) {
      follow(after, new Filter(asked), new Lines(out, events ? Shape.EVENTS : Shape.NDJSON));
    }
  }

  private Position after(Asked asked) {
    var given = asked.header("Last-Event-ID");
    var text =
        given.isEmpty() ? asked.query().getOrDefault("after", List.of("")).getFirst() : given;
    if (text.isEmpty()) {
      return worlds.now().position();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw Rejected.bad("after: a position is a number.");
    }
    return new Position(Long.parseLong(text));
  }

  private void follow(Position after, Filter filter, Lines lines)
      throws IOException, InterruptedException {
    lines.send(
        "hello",
        after,
        new Fields()
            .put("type", "hello")
            .put("schema", "hoops.stream/1")
            .put("position", after.number())
            .members());
    var seen = after;
    var caughtUp = false;
    while (true) {
      var world = worlds.await(seen.next(), BEAT);
      long behind = world.position().number() - seen.number();
      if (behind <= 0) {
        lines.send(
            "beat",
            seen,
            new Fields().put("type", "beat").put("position", seen.number()).members());
        caughtUp = true;
      } else if (caughtUp && behind > WAITING) {
        lines.send(
            "resync",
            seen,
            new Fields()
                .put("type", "resync")
                .put("position", world.position().number())
                .members());
        return;
      } else {
        for (var entry : journal.read(seen, (int) Math.min(behind, WAITING))) {
          var view = EventView.of(entry, worlds.now());
          if (filter.passes(view)) {
            lines.send(view.text("type", ""), entry.position(), view);
          }
          seen = entry.position();
        }
        caughtUp = seen.equals(world.position());
      }
    }
  }

  private enum Shape {
    EVENTS,
    NDJSON
  }

  /// Which events were asked for: of a tier, of a type with `*` behind.
  private static final class Filter {
    private final List<String> tiers;
    private final List<String> types;

    Filter(Asked asked) {
      tiers = asked.query().getOrDefault("tier", List.of());
      types = asked.query().getOrDefault("type", List.of());
    }

    boolean passes(Json.Members event) {
      var type = event.text("type", "");
      var tier = event.text("tier", "");
      return (tiers.isEmpty() || tiers.contains(tier))
          && (types.isEmpty() || types.stream().anyMatch(wanted -> fits(wanted, type)));
    }

    private static boolean fits(String wanted, String type) {
      return wanted.endsWith("*")
          ? type.startsWith(wanted.substring(0, wanted.length() - 1))
          : type.equals(wanted);
    }
  }

  /// Where the events go, each flushed at once.
  private record Lines(OutputStream out, Shape shape) {
    void send(String type, Position id, Json.Members data) throws IOException {
      var text =
          switch (shape) {
            case NDJSON -> data.text() + "\n";
            case EVENTS -> "id: " + id + "\nevent: " + type + "\ndata: " + data.text() + "\n\n";
          };
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
