package hoops.server;

import hoops.engine.Actor;
import hoops.server.commands.Commands;
import hoops.wire.Frame;
import hoops.wire.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Says words to the commands of this very process, as a terminal would, and gives what they print.
final class Speaking {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int COLUMNS = 80;

  private final Commands commands;
  private final Actor actor;
  private final Map<String, String> variables;

  Speaking(Commands commands, Actor actor, Map<String, String> variables) {
    this.commands = commands;
    this.actor = actor;
    this.variables = variables;
  }

  /// What the words print on stdout, for a terminal of 80 columns that shows no colours.
  String say(String... words) throws InterruptedException {
    var asked =
        new Words(
            List.of(words),
            List.of("out"),
            COLUMNS,
            locale(),
            ZoneId.systemDefault().getId(),
            new TreeMap<>(Map.of("NO_COLOR", "1")),
            "demo",
            0);
    if (!(commands.say(asked, actor, UUID.randomUUID().toString())
        instanceof Commands.Said.Runs(var run))) {
      return "";
    }
    var text = new StringBuilder();
    long seen = 0;
    for (Optional<Frame> frame = run.next(seen, PATIENCE);
        frame.isPresent() && !(frame.get() instanceof Frame.Exit);
        frame = run.next(seen, PATIENCE)) {
      seen = frame.get().n();
      if (frame.get() instanceof Frame.Out out) {
        text.append(out.text());
      }
    }
    return text.toString();
  }

  private String locale() {
    return variables.getOrDefault(
        "LC_ALL", variables.getOrDefault("LC_CTYPE", variables.getOrDefault("LANG", "C")));
  }
}
