package hoops.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Look look(Look.Form form, int columns) {
    return new Look(form, false, false, columns, ZoneOffset.UTC, NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "59,59s",
    "61,1m 1s",
    "1260,21m",
    "3600,1h",
    "11100,3h 5m",
    "352800,4d 2h",
    "691200,8d",
    "-5,0s"
  })
  void rule_21_durations_have_two_units_at_most(long seconds, String text) {
    assertThat(Times.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void rule_21_far_times_have_their_zone_and_utc() {
    var berlin = new Look(Look.Form.TABLES, false, false, 80, ZoneId.of("Europe/Berlin"), NOON);

    assertThat(Times.person(NOON, berlin)).isEqualTo("13:00");
    assertThat(Times.person(NOON.plus(Duration.ofDays(3)), berlin))
        .isEqualTo("Fri 27 Nov 13:00 CET (12:00 UTC)");
  }

  @Test
  void programs_get_utc_with_milliseconds() {
    assertThat(Times.program(NOON)).isEqualTo("2026-11-24T12:00:00.000Z");
  }

  @Test
  void a_table_leaves_wide_columns_out_and_cuts_others() {
    var table =
        new Block.Table(
            List.of(Block.Column.of("A"), Block.Column.cut("B"), Block.Column.wide("C")),
            List.of(List.of(Text.of("one"), Text.of("a long text that is cut"), Text.of("wide"))));

    assertThat(new Painter(look(Look.Form.TABLES, 20)).paint(List.of(table)))
        .isEqualTo("A    B\none  a long text th…\n");
    assertThat(new Painter(look(Look.Form.TABLES, 80)).paint(List.of(table)))
        .isEqualTo("A    B                        C\none  a long text that is cut  wide\n");
    assertThat(new Painter(look(Look.Form.TABS, 20)).paint(List.of(table)))
        .isEqualTo("a\tb\tc\none\ta long text that is cut\twide\n");
    assertThat(new Painter(look(Look.Form.LISTS, 20)).paint(List.of(table)))
        .isEqualTo("a: one; b: a long text that is cut; c: wide\n");
  }

  @Test
  void what_one_types_is_folded_never_cut() {
    var table =
        new Block.Table(
            List.of(
                Block.Column.of("INSTANCE"),
                Block.Column.of("ADDRESS"),
                Block.Column.cut("WHY"),
                Block.Column.of("FOR")),
            List.of(
                List.of(
                    Text.of("night-receiver-1"),
                    Text.of("127.0.0.1:20001"),
                    Text.of("no answer from it yet, waiting"),
                    Text.of("2m")),
                List.of(Text.of("night-index-1"), Text.of("-"), Text.EMPTY, Text.of("9s"))));

    assertThat(new Painter(look(Look.Form.TABLES, 24)).paint(List.of(table)))
        .isEqualTo(
            """
            INSTANCE
                ADDRESS
                WHY
                FOR
            night-receiver-1
                127.0.0.1:20001
                no answer from it y…
                2m
            night-index-1
                -
                9s
            """);
  }

  @Test
  void a_cell_wider_than_a_line_is_broken_at_blanks() {
    var table =
        new Block.Table(
            List.of(Block.Column.of("CODE"), Block.Column.of("MEANS")),
            List.of(List.of(Text.of("7"), Text.of("waited, and nothing came"))));

    assertThat(new Painter(look(Look.Form.TABLES, 20)).paint(List.of(table)))
        .isEqualTo("CODE\n    MEANS\n7\n    waited, and\n    nothing came\n");
  }

  @Test
  void an_id_among_facts_moves_left_and_stays_whole() {
    var facts =
        new Block.Facts(
            List.of(
                Block.Fact.of("artifact", "receiver.jar in two places"),
                Block.Fact.of("commit", "0123456789abcdef01")));

    assertThat(new Painter(look(Look.Form.TABLES, 24)).paint(List.of(facts)))
        .isEqualTo(
            "artifact  receiver.jar\n          in two places\ncommit\n      0123456789abcdef01\n");
  }

  @Test
  void meanings_go_on_under_themselves() {
    var table =
        new Block.Table(
            List.of(Block.Column.of(""), Block.Column.cut("")),
            List.of(
                List.of(Text.of("--wait"), Text.of("until it has ended")),
                List.of(Text.of("--token-file FILE"), Text.of("where it is kept"))));

    assertThat(new Painter(look(Look.Form.TABLES, 24)).paint(List.of(table)))
        .isEqualTo(
            """
            --wait      until it has
                        ended
            --token-file FILE
                        where it is
                        kept
            """);
  }

  @Test
  void a_long_line_is_broken_at_blanks_alone() {
    var line = Block.line("  one two three four five six");

    assertThat(new Painter(look(Look.Form.TABLES, 14)).paint(List.of(line)))
        .isEqualTo("  one two\n  three four\n  five six\n");
  }

  @Test
  void rule_18_foreign_text_keeps_listed_colours_alone() {
    var attack =
        "\u001b[31mred\u001b[0m\u001b[30mblack\u001b]0;t\u0007\u009b2J\u202edne\tx\u001b[2J";
    var coloured = new Look(Look.Form.TABLES, true, false, 80, ZoneOffset.UTC, NOON);

    assertThat(Text.foreign(attack).paint(coloured))
        .isEqualTo("\u001b[31mred\u001b[0mblack\\e]0;t\\a\\u009b2J\\u202edne x\\e[2J\u001b[0m");
    assertThat(Text.foreign(attack).bare())
        .isEqualTo("redblack\\e]0;t\\a\\u009b2J\\u202edne x\\e[2J");
  }

  @Test
  void wide_signs_take_two_cells() {
    assertThat(Width.of("日本")).isEqualTo(4);
    assertThat(Width.cut("日本語", 5, "…")).isEqualTo("日本…");
  }
}
