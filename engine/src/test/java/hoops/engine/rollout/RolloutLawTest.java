package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.PersonId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Prints the law of rollouts and compares it with the page; `-Dlaw.write=true` writes the page.
class RolloutLawTest {
  private static final Path PAGE = Path.of("..", "docs", "law", "rollout.md");

  @Test
  void the_page_says_what_the_law_does() throws IOException {
    if (Boolean.getBoolean("law.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void every_state_there_is_has_a_row() {
    var rows =
        states().values().stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet());

    assertThat(rows).containsExactlyInAnyOrder(RolloutState.class.getPermittedSubclasses());
  }

  @Test
  void abort_is_legal_in_every_state() {
    assertThat(states().values()).noneMatch(state -> Law.of(state, Ask.ABORT) == Ruling.REFUSED);
  }

  @Test
  void what_ended_never_changes() {
    for (var ask : Ask.values()) {
      assertThat(Law.of(states().get("Finished"), ask)).isIn(Ruling.REFUSED, Ruling.NOTHING);
    }
  }

  static Map<String, RolloutState> states() {
    var states = new LinkedHashMap<String, RolloutState>();
    states.put("Waiting", new Waiting());
    states.put("Advancing w", new Advancing(1));
    states.put("Holding w", new Holding(1, new TreeSet<>(Set.of(HoldCause.ASKED))));
    states.put("Baking w", new Baking(1, Yard.NOON));
    states.put("Held w", new Held(1, new Rest.InWave(), new TreeSet<>(Set.of(HoldCause.ASKED))));
    states.put(
        "Undecided",
        new Undecided(1, new Rest.InWave(), new Reason("silence"), new PersonId(1), Yard.NOON));
    states.put("Yielded", new Yielded(new RolloutId(2)));
    states.put("Settling", new Settling(Yard.NOON));
    states.put("Finished", new Finished(Outcome.ARRIVED, new Reason("arrived"), Yard.NOON));
    return states;
  }

  private static String page() {
    var page = new StringBuilder("# The law of a rollout\n\n");
    page.append(
        "Printed by `RolloutLawTest` from `Law`; never edited by hand. `-` is refused, `.`");
    page.append(" nothing to do, `said` is told and paged.\n\n");
    page.append("| while \\ asked |");
    Stream.of(Ask.values()).forEach(ask -> page.append(' ').append(word(ask)).append(" |"));
    page.append("\n| --- |").append(" --- |".repeat(Ask.values().length)).append('\n');
    states()
        .forEach((name, state) -> {
          page.append("| ").append(name).append(" |");
          for (var ask : Ask.values()) {
            page.append(' ').append(Law.of(state, ask).text()).append(" |");
          }
          page.append('\n');
        });
    page.append("\nThe last GoOn gives Settling; a GoBack that S29 forbids, Undecided; *mixed* is");
    page.append(
        " *failed unchanged* where no new instance was ever ready. *In proportion*: both sides");
    page.append(
        " change with the number of instances so that the judged share stays, and the state");
    page.append(" stays too (M10).\n");
    return page.toString();
  }

  private static String word(Ask ask) {
    return Stream.of(ask.name().split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining());
  }
}
