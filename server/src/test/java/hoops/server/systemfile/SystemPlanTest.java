package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.Decision;
import hoops.engine.Position;
import hoops.engine.Refusal;
import hoops.engine.Stamp;
import hoops.engine.system.Changes;
import hoops.engine.system.SystemCommand;
import hoops.engine.system.SystemEvent.SystemApplied;
import hoops.engine.system.SystemRules;
import hoops.engine.system.Systems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SystemPlanTest {
  private static String whole() throws IOException {
    return new String(ExamplesTest.bytes("whole.yaml"), StandardCharsets.UTF_8);
  }

  private static SystemFiles.Loaded load(String text) {
    return SystemFiles.load(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Systems adopted(String text) {
    var valid = (SystemFiles.Loaded.Valid) load(text);
    return Systems.NONE.after(
        new SystemApplied(1, valid.written(), valid.text()),
        new Stamp(new Position(1), Instant.EPOCH, Actor.HOOPS));
  }

  private static List<String> plan(String from, String to) {
    var version = adopted(from).inForce().orElseThrow();
    var valid = (SystemFiles.Loaded.Valid) load(to);
    return SystemPlan.lines(
        version.number(), Changes.between(version.written(), valid.written()), "hoops.yaml");
  }

  @Test
  void a_plan_says_what_is_at_once_and_what_is_weaker() throws IOException {
    var to =
        whole()
            .replace("index: 24", "index: 30")
            .replace("soak: 96h", "soak: 72h")
            .replace("one-way: schema 19", "one-way: schema 20");

    assertThat(plan(whole(), to))
        .containsExactly(
            "Plan   version 1 -> 2",
            "  ~ production instances.index   24 -> 30     hoops.yaml:83   at once",
            "  ! production gates.soak.for    96h -> 72h   hoops.yaml:87   weaker",
            "  = assemblies                   1 key differs, as each commit has it",
            "note: that what is weaker waits for a second person is not yet acted on");
  }

  @Test
  void what_asks_more_is_not_weaker_and_none_is() throws IOException {
    assertThat(plan(whole(), whole().replace("soak: 96h", "soak: 120h")))
        .anyMatch(line -> line.startsWith("  ~ production gates.soak.for"));
    assertThat(plan(whole(), whole().replace("soak: 96h", "soak: none")))
        .anyMatch(line -> line.startsWith("  ! production gates.soak "));
    assertThat(plan(whole(), whole().replace("  qa: [ana]", "  qa: [ana, ken]")))
        .anyMatch(line -> line.startsWith("  ! roles.qa"));
    assertThat(plan(whole(), whole().replace("zone: America", "solo: true\nzone: America")))
        .anyMatch(line -> line.startsWith("  ! solo"));
    assertThat(plan(whole(), whole().replaceAll("(?m)^freezes:\n.*\n", "")))
        .anyMatch(line -> line.startsWith("  ! freezes.year-end"));
  }

  @Test
  void the_same_file_changes_nothing() throws IOException {
    assertThat(plan(whole(), whole())).containsExactly("hoops.yaml is what version 1 says.");
  }

  @Test
  void apply_is_bound_to_the_version_it_saw() throws IOException {
    var systems = adopted(whole());
    var next = (SystemFiles.Loaded.Valid) load(whole().replace("index: 24", "index: 30"));

    assertThat(SystemRules.decide(new SystemCommand.Apply(0, next.written(), next.text()), systems))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.CONFLICT));
    assertThat(SystemRules.decide(new SystemCommand.Apply(1, next.written(), next.text()), systems))
        .isEqualTo(Decision.accept(new SystemApplied(2, next.written(), next.text())));
    assertThat(SystemRules.decide(new SystemCommand.Adopt(next.written(), next.text()), systems))
        .isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void every_default_is_shown() throws IOException {
    assertThat(SystemShow.all(adopted(whole()).inForce().orElseThrow()))
        .contains("  night:", "    when: every 3h", "      waves: [2%, 10%, 33%, 100%]");
  }
}
