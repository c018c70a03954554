package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Text;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.List;

/// The exit codes as `hoops help exit-codes` shows them (docs/cli.md).
final class ExitCodes {
  private record Code(int exit, String name, String means, String script) {}

  private static final List<Code> ALL =
      List.of(
          of(Ending.OK, "done, or nothing to do", "go on"),
          of(Ending.FAILED, "it ended, and the outcome is bad", "stop"),
          of(Ending.USAGE, "wrong words; nothing was done", "mend the script"),
          of(Ending.REFUSED, "a gate is not open; nothing changed", "read gates[], wait"),
          of(Ending.DENIED, "not signed in, or not allowed", "ask the owner"),
          of(Ending.NOT_FOUND, "no such tier, build, rollout", "mend the name"),
          of(Ending.CONFLICT, "stale plan, value moved, tier busy", "plan again"),
          of(Ending.TIMED_OUT, "--wait ran out; the server goes on", "watch later"),
          of(Ending.PENDING, "waits for a person or a suite", "poll"),
          of(Ending.UNREACHABLE, "no answer from a server", "try again, backing off"),
          of(Ending.DIFFERS, "only with --exit-code", "act on it"),
          of(Ending.ROLLED_BACK, "failed, back on the old manifest", "page softly"),
          of(Ending.MIXED, "failed or aborted, on two manifests", "page loudly"),
          of(Ending.BUG, "unexpected; a report id is printed", "file it"),
          new Code(130, "detached", "Ctrl-C; what was started goes on", "nothing"));

  private ExitCodes() {}

  private static Code of(Ending ending, String means, String script) {
    return new Code(ending.exit(), ending.word(), means, script);
  }

  static Block blocks() {
    return new Block.Table(
        List.of(
            Column.of("CODE"), Column.of("NAME"), Column.of("MEANS"), Column.of("A SCRIPT SHOULD")),
        ALL.stream()
            .map(code ->
                List.of(
                    Text.of(Integer.toString(code.exit())),
                    Text.of(code.name()),
                    Text.of(code.means()),
                    Text.of(code.script())))
            .toList());
  }

  static List<Json.Members> documents() {
    return ALL.stream()
        .map(code ->
            new Fields()
                .put("code", code.exit())
                .put("name", code.name())
                .put("means", code.means())
                .put("script", code.script())
                .members())
        .toList();
  }
}
