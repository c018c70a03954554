package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Position;
import hoops.wire.Frame;
import hoops.wire.Json;
import hoops.wire.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");

  private Stage stage;

  @BeforeEach
  void begin() {
    stage = new Stage();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  /// Flag, NO_COLOR, FORCE_COLOR, terminal.
  @ParameterizedTest
  @CsvSource({
    "no,no,no,no,no", "no,no,no,yes,yes", "no,no,yes,no,yes", "no,no,yes,yes,yes",
    "no,yes,no,no,no", "no,yes,no,yes,no", "no,yes,yes,no,no", "no,yes,yes,yes,no",
    "yes,no,no,no,no", "yes,no,no,yes,no", "yes,no,yes,no,no", "yes,no,yes,yes,no",
    "yes,yes,no,no,no", "yes,yes,no,yes,no", "yes,yes,yes,no,no", "yes,yes,yes,yes,no"
  })
  void rule_2_colour_is_decided_in_this_order(
      String flag, String variable, String forced, String tty, String coloured) {
    var env = new TreeMap<String, String>();
    if (variable.equals("yes")) {
      env.put("NO_COLOR", "1");
    }
    if (forced.equals("yes")) {
      env.put("FORCE_COLOR", "1");
    }
    var streams = tty.equals("yes") ? List.of("out") : List.<String>of();
    var words = new Words(List.of(), streams, 80, "C.UTF-8", "UTC", env, "1", 0);
    var flags = Values.of(flag.equals("yes") ? Map.of("no-color", List.of("true")) : Map.of());

    assertThat(Looks.of(words, flags, Instant.EPOCH).out().coloured())
        .isEqualTo(coloured.equals("yes"));
  }

  @Test
  void rule_2_a_dumb_terminal_has_no_colour() {
    var env = new TreeMap<>(Map.of("TERM", "dumb"));
    var words = new Words(List.of(), List.of("out"), 80, "C.UTF-8", "UTC", env, "1", 0);

    var look = Looks.of(words, Values.of(Map.of()), Instant.EPOCH).out();

    assertThat(look.coloured()).isFalse();
    assertThat(look.ascii()).isTrue();
  }

  @Test
  void rule_3_every_colour_is_on_the_list() throws InterruptedException {
    for (var line : List.of("status", "board", "build list", "build log index@1", "depoly")) {
      var shown =
          stage.say(
              line, List.of("out", "err"), 80, "C.UTF-8", List.of("NO_COLOR=", "FORCE_COLOR=1"));
      var codes = COLOUR.matcher(shown.out() + shown.err());
      while (codes.find()) {
        assertThat(codes.group(1)).isIn("0", "1", "31", "32", "33", "34", "35", "36");
      }
    }
  }

  @Test
  void rule_9_a_question_nobody_can_answer_names_its_flag() throws InterruptedException {
    var shown = stage.pipe("tier down night");

    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err()).contains("-y");
  }

  @Test
  void rule_10_yes_never_answers_a_severe_question() throws InterruptedException {
    stage.pipe("stop -m fire");
    var shown = stage.pipe("abort d-1 -y");
    var lifted = stage.pipe("stop --lift -y -m over");

    assertThat(shown.code()).isEqualTo(5);
    assertThat(lifted.code()).isEqualTo(2);
    assertThat(lifted.err()).contains("hoops stop --lift -m over --confirm everything");
  }

  @Test
  void rule_10_what_cannot_be_or_is_so_is_not_asked() throws InterruptedException {
    var nothing = stage.terminal("pin noon -m x");
    var already = stage.terminal("pin night --lift -m x");
    var unknown = stage.terminal("pin nigth -m x");

    assertThat(nothing.code()).isEqualTo(3);
    assertThat(already.out()).contains("Already so");
    assertThat(unknown.code()).isEqualTo(5);
    for (var shown : List.of(nothing, already, unknown)) {
      assertThat(shown.frames()).noneMatch(Frame.Ask.class::isInstance);
    }
  }

  @Test
  void what_was_missing_is_told_as_a_line_to_paste() throws InterruptedException {
    for (var reasonless : List.of("pin night", "pin night -m \"\"")) {
      assertThat(stage.pipe(reasonless).err()).contains("Now: hoops pin night -m \"why\"\n");
    }
    assertThat(stage.pipe("pin night -m \"it's late\"").err())
        .contains("Now: hoops pin night -m 'it'\\''s late' -y");
  }

  @Test
  void a_stop_of_a_mistyped_assembly_is_refused() throws InterruptedException {
    var shown = stage.pipe("stop night recever -m fire");

    assertThat(shown.code()).isEqualTo(5);
    assertThat(shown.err()).contains("Did you mean receiver?");
  }

  @Test
  void rule_10_a_severe_question_wants_the_whole_name() throws InterruptedException {
    assertThat(stage.pipe("stop harbour -m fire").code()).isZero();
    assertThat(stage.pipe("stop harbour --lift -m over --confirm harb").code()).isEqualTo(2);
    assertThat(stage.pipe("stop harbour --lift -m over --confirm harbour").code()).isZero();
  }

  @Test
  void rule_11_no_word_is_matched_by_its_beginning() throws InterruptedException {
    assertThat(stage.pipe("stat").code()).isEqualTo(2);
    assertThat(stage.pipe("prob list").code()).isEqualTo(2);
  }

  @Test
  void rule_12_flags_stand_anywhere_and_h_is_help() throws InterruptedException {
    assertThat(stage.pipe("--json status night").code()).isZero();
    assertThat(stage.pipe("status --json night").code()).isZero();
    assertThat(stage.pipe("build --plain list").code()).isZero();
    assertThat(stage.pipe("deploy night -h").out()).startsWith("hoops deploy");
  }

  @Test
  void rule_18_other_peoples_text_loses_its_escapes() throws InterruptedException {
    for (var line :
        List.of("build list", "build show index@1", "build log index@1", "build trace 1")) {
      var shown = stage.terminal(line);
      assertThat(shown.out()).doesNotContain("\u001b", "\u0007", "\u202e");
    }
    assertThat(stage.terminal("build show index@1").out()).contains("\\e]0;owned\\a", "\\u202e");
  }

  @Test
  void rule_23_there_is_no_force() {
    assertThat(stage.commands().registry().verbs())
        .noneMatch(verb -> verb.parameters().stream().anyMatch(one -> one.name().equals("force")));
  }

  @Test
  void rule_24_what_is_so_already_is_no_error() throws InterruptedException {
    assertThat(stage.pipe("problem take #1").out()).contains("Already so");
    assertThat(stage.pipe("stop night -m a").code()).isZero();
  }

  @Test
  void a_comment_is_the_reason() throws InterruptedException {
    stage.pipe("stop night # the disk is full");

    assertThat(stage.worlds().now().tiers().stops().getFirst().why().text())
        .isEqualTo("the disk is full");
  }

  @Test
  void a_file_is_never_expanded() throws InterruptedException {
    var shown = stage.pipe("problem raise night @/etc/passwd");

    assertThat(stage.pipe("problem list").out()).contains("@/etc/passwd");
    assertThat(shown.out()).doesNotContain("root:");
  }

  @Test
  void a_dry_run_changes_nothing() throws InterruptedException {
    var before = stage.worlds().now().position();

    assertThat(stage.pipe("stop night -n -m a").out()).contains("Would be done");
    assertThat(stage.worlds().now().position()).isEqualTo(before);
  }

  @Test
  void i28_one_key_a_hundred_times_is_one_entry() throws Exception {
    var before = stage.worlds().now().position();
    var words = Words.plain(List.of("stop", "night", "-m", "fire"));
    var asks = new ArrayList<Callable<String>>();
    for (int i = 0; i < 100; i++) {
      asks.add(() -> stage.shown(words, "the-same-key").whole());
    }
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = many.invokeAll(asks);
      var first = answers.getFirst().get();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    assertThat(stage.worlds().now().position()).isEqualTo(new Position(before.number() + 1));
  }

  @Test
  void other_words_under_a_key_are_refused() throws InterruptedException {
    stage.shown(Words.plain(List.of("status")), "a-key-of-mine");

    assertThat(stage.commands().say(Words.plain(List.of("board")), Stage.ADA, "a-key-of-mine"))
        .isInstanceOf(Commands.Said.OtherWords.class);
  }

  @Test
  void frames_rise_and_can_be_taken_up_again() throws InterruptedException {
    var whole = stage.shown(Words.plain(List.of("depoly")), "take-me-up");
    var rest = stage.shown(Words.plain(List.of("depoly")).after(1), "take-me-up");

    assertThat(whole.frames()).extracting(Frame::n).containsExactly(1L, 2L);
    assertThat(rest.frames()).extracting(Frame::n).containsExactly(2L);
  }

  @Test
  void every_example_in_help_is_understood() {
    for (var verb : stage.commands().registry().verbs()) {
      for (var example : verb.examples()) {
        var words = List.of(example.words().replaceAll("\"[^\"]*\"", "text").split(" ", -1));
        var spoken = stage.commands().registry().spoken(words);
        assertThat(spoken.verb()).as(example.words()).isEqualTo(verb);
        assertThat(Parsing.parse(verb, spoken.rest())).as(example.words()).isNotNull();
      }
    }
  }

  @Test
  void rule_6_no_page_of_help_is_cut_or_too_wide() throws InterruptedException {
    for (var verb : stage.commands().registry().verbs()) {
      if (verb.group() != Verb.Group.HIDDEN) {
        var page = stage.terminal("help " + verb.name());
        assertThat(page.code()).as(verb.name()).isZero();
        assertThat(page.out()).as(verb.name()).doesNotContain("\u2026");
        assertThat(page.out().lines()).as(verb.name()).allMatch(line -> line.length() <= 80);
      }
    }
    assertThat(stage.terminal("help exit-codes").out()).contains("130").doesNotContain("\u2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status|tiers|tier state manifest candidate since owners next",
        "why noon|gates|gate verdict since opens_at waive rule message",
        "tier show night|assemblies|assembly build instances ready address"
      })
  void json_has_the_fields_that_scripts_rely_on(String line, String list, String fields)
      throws InterruptedException {
    var document = (Json.Members) Json.read(stage.pipe("--json " + line).out());

    var rows = ((Json.Array) document.value(list)).items();
    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      for (var field : fields.split(" ", -1)) {
        assertThat(row.text()).contains("\"" + field + "\":");
      }
    }
  }

  @Test
  void quiet_leaves_out_all_but_the_answer() throws InterruptedException {
    assertThat(stage.terminal("status").err()).isNotEmpty();
    assertThat(stage.terminal("status -q").err()).isEmpty();
  }

  @Test
  void verbose_says_who_answered() throws InterruptedException {
    assertThat(stage.terminal("status -v").err()).contains("http://127.0.0.1:7070   position 17");
  }

  @Test
  void what_does_not_wait_says_so() throws InterruptedException {
    assertThat(stage.pipe("resume --wait").code()).isEqualTo(2);
  }

  @Test
  void an_empty_world_answers_every_read() throws InterruptedException {
    try (var bare = Stage.bare()) {
      for (var verb : bare.commands().registry().verbs()) {
        var alone =
            verb.parameters().stream().noneMatch(one -> one.stands() == Parameter.Stands.ONE);
        if (verb.reads()
            && alone
            && verb.form() == Verb.Form.DOCUMENT
            && verb.group() != Verb.Group.HIDDEN
            && verb.group() != Verb.Group.LOCAL) {
          assertThat(bare.pipe(verb.name()).code()).as(verb.name()).isIn(0, 5);
        }
      }
    }
  }

  @Test
  void the_value_of_a_flag_is_no_verb_of_its_noun() {
    try (var stage = new Stage()) {
      var spoken = stage.commands().registry().spoken(List.of("demo", "--data", "there"));

      assertThat(spoken.name()).containsExactly("demo");
      assertThat(spoken.rest()).containsExactly("--data", "there");
      assertThat(spoken.verb()).isNotNull();
    }
  }
}
