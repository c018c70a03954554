package hoops.server.commands;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said while a rollout is under way, in each mode: the same words one after the other,
/// upon one system for each mode.
class LiveWordsTest {
  private static final List<String> TERMINAL = List.of("in", "out", "err");

  @Test
  void a_rollout_is_begun_held_and_given_up() throws InterruptedException {
    compare(
        "live-rollout",
        "plan night",
        "deploy night --no-wait -m \"ken asked\"",
        "deploy night --no-wait",
        "status",
        "board",
        "why night",
        "rollout show",
        "hold -m \"errors are rising\"",
        "hold",
        "rollout show",
        "retry -m again",
        "resume -m \"it was the network\"",
        "resume --leave indx",
        "abort d-1",
        "abort d-1 --confirm noon",
        "abort d-1 --confirm night -m \"too slow\"",
        "abort d-1 --confirm night",
        "watch d-1",
        "rollout show d-1",
        "rollout list",
        "rollback night");
  }

  @Test
  void a_tier_is_pinned_stopped_and_let_go() throws InterruptedException {
    compare(
        "live-still",
        "pin night main -m \"the demo is at ten\" --for 4h -y",
        "pin night -m again -y",
        "deploy night --no-wait",
        "pin night --lift -m over",
        "stop night index -m \"it eats disks\"",
        "stop -m fire",
        "stop -m fire",
        "deploy night --no-wait",
        "status",
        "stop --lift -m \"it is out\"",
        "stop --lift -m \"it is out\" --confirm everything",
        "stop night index --lift -m \"a new disk\" --confirm night");
  }

  @Test
  void a_problem_is_raised_taken_and_closed() throws InterruptedException {
    compare(
        "live-problem",
        "problem raise night \"search is slow\"",
        "problem list",
        "problem take 2",
        "problem take 2",
        "problem show 2",
        "problem close 2",
        "problem close 2 --cause \"a full disk\"",
        "problem close 2 --cause \"a full disk\"",
        "problem list --all");
  }

  private static void compare(String name, String... lines) throws InterruptedException {
    var all = new StringBuilder();
    all.append(mode("terminal, 80 columns", "", TERMINAL, "C.UTF-8", lines));
    all.append(mode("pipe", "", List.of(), "C.UTF-8", lines));
    all.append(mode("plain", "--plain ", List.of(), "C.UTF-8", lines));
    all.append(mode("json", "--json ", List.of(), "C.UTF-8", lines));
    all.append(mode("ascii", "", TERMINAL, "C", lines));
    Golden.compare(name, all.toString());
  }

  private static String mode(
      String title, String flags, List<String> tty, String locale, String... lines)
      throws InterruptedException {
    var told = new StringBuilder("=== " + title + "\n");
    try (var stage = Stage.whole()) {
      for (var line : lines) {
        stage.tick();
        var shown = stage.say(flags + line, tty, 80, locale, List.of());
        told.append("$ hoops ").append(flags).append(line).append('\n').append(shown.whole());
      }
    }
    return told.toString();
  }
}
