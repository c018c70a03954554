package hoops.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.Decision.Accepted;
import hoops.engine.Decision.AlreadySo;
import hoops.engine.Decision.Refused;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.people.People;
import hoops.engine.people.PeopleEvent.PersonMet;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.ProblemCommand.Close;
import hoops.engine.watch.ProblemCommand.Report;
import hoops.engine.watch.ProblemCommand.Take;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProblemRulesTest {
  private static final PersonId MIA = new PersonId(1);
  private static final PersonId KEN = new PersonId(2);
  private static final ProblemId FIRST = new ProblemId(1);
  private static final Stamp NOON =
      new Stamp(new Position(9), Instant.parse("2026-11-24T12:00:00Z"), Actor.HOOPS);
  private static final Subject LOOP =
      new Subject.CrashLoop(new TierName("dusk"), new AssemblyName("index"));

  private final People people =
      People.NOBODY
          .after(new PersonMet(MIA, new PersonName("mia")), NOON)
          .after(new PersonMet(KEN, new PersonName("ken")), NOON);
  private Problems problems = Problems.NONE;

  @Test
  void one_subject_is_one_problem_with_one_owner() {
    happens(new Report(LOOP, new Reason("ended 3 times")));
    happens(new Report(LOOP, new Reason("ended 4 times")));

    assertThat(problems.open()).hasSize(1);
    var problem = problems.open().getFirst();
    assertThat(problem.owner()).isEqualTo(MIA);
    assertThat(problem.times()).isEqualTo(2);
    assertThat(problem.what()).isEqualTo(new Reason("ended 4 times"));
  }

  @Test
  void the_same_words_again_are_no_entry() {
    happens(new Report(LOOP, new Reason("ended 3 times")));

    assertThat(decide(new Report(LOOP, new Reason("ended 3 times")))).isInstanceOf(AlreadySo.class);
  }

  @Test
  void taking_moves_the_owner_until_it_is_closed() {
    happens(new Report(LOOP, new Reason("ended 3 times")));
    happens(new Take(FIRST, KEN));

    assertThat(problems.open().getFirst().owner()).isEqualTo(KEN);
    assertThat(decide(new Take(FIRST, KEN))).isInstanceOf(AlreadySo.class);
    happens(new Close(FIRST, new Reason("disk was full")));
    assertThat(problems.open()).isEmpty();
    assertThat(decide(new Take(FIRST, MIA))).isInstanceOf(Refused.class);
  }

  @Test
  void it_closes_with_a_cause_only() {
    happens(new Report(LOOP, new Reason("ended 3 times")));

    assertThat(decide(new Close(FIRST, new Reason("  ")))).isInstanceOf(Refused.class);
    assertThat(decide(new Close(new ProblemId(9), new Reason("x")))).isInstanceOf(Refused.class);
  }

  @Test
  void what_comes_back_after_closing_is_a_new_problem() {
    happens(new Report(LOOP, new Reason("ended 3 times")));
    happens(new Close(FIRST, new Reason("disk was full")));
    happens(new Report(LOOP, new Reason("ended 3 times")));

    assertThat(problems.open().getFirst().id()).isEqualTo(new ProblemId(2));
  }

  private void happens(ProblemCommand command) {
    for (var event : ((Accepted) decide(command)).events()) {
      problems = problems.after((ProblemEvent) event, NOON);
    }
  }

  private Decision decide(ProblemCommand command) {
    return ProblemRules.decide(command, problems, people, Tiers.NONE);
  }
}
