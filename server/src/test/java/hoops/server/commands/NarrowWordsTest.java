package hoops.server.commands;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a terminal of 40 columns shows: whatever one may have to type is there, whole.
class NarrowWordsTest {
  private static final List<String> TERMINAL = List.of("in", "out", "err");

  @Test
  void forty_columns_fold_rows_and_keep_what_is_typed() throws InterruptedException {
    try (var stage = new Stage()) {
      compare(
          "narrow",
          stage,
          "status",
          "board",
          "tier list",
          "tier show night",
          "build list",
          "build show index@1",
          "problem list",
          "journal list --limit 3",
          "why night",
          "help",
          "help build",
          "help demo",
          "help exit-codes");
    }
  }

  @Test
  void forty_columns_show_a_rollout() throws InterruptedException {
    try (var stage = Stage.whole()) {
      compare(
          "narrow-rollout",
          stage,
          "plan night",
          "deploy night --no-wait -m \"ken asked\"",
          "instance list",
          "rollout list",
          "rollout show",
          "board");
    }
  }

  private static void compare(String name, Stage stage, String... lines)
      throws InterruptedException {
    var told = new StringBuilder();
    for (var line : lines) {
      stage.tick();
      var shown = stage.say(line, TERMINAL, 40, "C.UTF-8", List.of());
      told.append("$ hoops ").append(line).append('\n').append(shown.whole());
    }
    Golden.compare(name, told.toString());
  }
}
