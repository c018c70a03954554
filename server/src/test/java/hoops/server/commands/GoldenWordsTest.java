package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenWordsTest {
  private static final List<String> TERMINAL = List.of("in", "out", "err");

  private Stage stage;

  @BeforeEach
  void begin() {
    stage = new Stage();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status nigt",
        "board",
        "health",
        "why noon",
        "plan night",
        "deploy night",
        "deploy night --plan p-9",
        "deploy noon @nigt",
        "rollback night -m back",
        "watch",
        "hold",
        "resume d-9",
        "retry",
        "abort d-9 --confirm night",
        "pin night -m \"at ten\" --for 4h -y",
        "pin night --lift -m over",
        "stop night recever -m fire",
        "stop",
        "logs night",
        "logs night nope",
        "instance show night-receiver-1",
        "system apply hoops.yaml -y -m try",
        "system show --all",
        "system show --version 9",
        "problem raise night search is slow",
        "build list recever",
        "help exit-codes",
        "help demo",
        "demo stp",
        "--jsn",
        "board --all",
        "why night index@9",
        "why night m-999",
        "why night man",
        "why night index",
        "status --as-of yesterday",
        "status --as-of 2999-01-01T00:00Z",
        "journal list --limit 0",
        "manifest list --limit some",
        "build show index",
        "logs d-7",
        "build show query@1",
        "demo commit fix",
        "journal list --limit 3",
        "build list",
        "build show index@1",
        "build tests index@1",
        "build log index@1",
        "build trace index@1",
        "build cancel receiver@1 -m no",
        "build report receiver --sha aaaaaaaa --result success",
        "manifest list",
        "problem list",
        "problem show #1",
        "problem take #1",
        "problem close #1",
        "instance list",
        "rollout list",
        "rollout show d-9",
        "tier list",
        "tier show night",
        "tier down harbour",
        "pin night",
        "stop night -m \"disk is full\"",
        "stop --lift -m over",
        "system show",
        "system plan hoops.yaml",
        "journal verify",
        "server show",
        "help",
        "help deploy",
        "help build",
        "build",
        "depoly night",
        "build lst",
        "status --jsn",
        "build show",
        "completion fish",
        "__complete -- pro",
        "__complete -- status ",
      })
  void every_command_says_what_was_agreed_in_each_mode(String line) throws InterruptedException {
    var all = new StringBuilder();
    var name = line.replaceAll("[^a-zA-Z0-9]+", "-");
    all.append("=== terminal, 80 columns\n").append(stage.terminal(line).whole());
    try (var other = new Stage()) {
      all.append("=== pipe\n").append(other.pipe(line).whole());
    }
    try (var other = new Stage()) {
      all.append("=== plain\n").append(other.pipe("--plain " + line).whole());
    }
    try (var other = new Stage()) {
      all.append("=== json\n").append(other.pipe("--json " + line).whole());
    }
    try (var other = new Stage()) {
      var ascii = other.say(line, TERMINAL, 80, "C", List.of());
      assertThat(ascii.out() + ascii.err()).matches("[\\x00-\\x7f]*");
      all.append("=== ascii\n").append(ascii.whole());
    }
    Golden.compare(name, all.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "board", "build list", "problem list", "help", "why noon", "tier list"})
  void nothing_is_wider_than_the_terminal(String line) throws InterruptedException {
    for (int columns : List.of(40, 80, 120, 200)) {
      var shown = stage.say(line, TERMINAL, columns, "C.UTF-8", List.of());
      assertThat(shown.out().lines()).allMatch(text -> text.length() <= columns);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status nigt",
        "board",
        "why noon",
        "build",
        "depoly",
        "build show x",
        "help",
        "problem close #1",
        "tier down harbour",
        "stop --lift -m over"
      })
  void json_is_exactly_one_document(String line) throws InterruptedException {
    var shown = stage.pipe("--json " + line);

    assertThat(shown.out().lines()).hasSize(1);
    var document = (Json.Members) Json.read(shown.out());
    assertThat(document.text("schema", "")).matches("hoops\\.[a-z-]+/1");
    if (shown.code() != 0) {
      assertThat(shown.err()).isNotEmpty();
    }
  }
}
