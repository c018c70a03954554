package hoops.engine.watch;

import hoops.engine.Decision;
import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.people.People;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.ProblemCommand.Close;
import hoops.engine.watch.ProblemCommand.Raise;
import hoops.engine.watch.ProblemCommand.Report;
import hoops.engine.watch.ProblemCommand.Take;
import hoops.engine.watch.ProblemEvent.ProblemClosed;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.ProblemEvent.ProblemSeenAgain;
import hoops.engine.watch.ProblemEvent.ProblemTaken;

/// How problems open, change hands and close. Exactly one person owns each (I34).
public final class ProblemRules {
  private ProblemRules() {}

  public static Decision decide(
      ProblemCommand command, Problems problems, People people, Tiers tiers) {
    return switch (command) {
      case Report(var subject, var what) -> report(subject, what, problems, owner(people));
      case Raise raise -> raise(raise, problems, owner(people), tiers);
      case Take(var id, var person) -> take(id, person, problems);
      case Close(var id, var cause) -> close(id, cause, problems);
    };
  }

  /// Who owns what nobody has taken: whoever started Hoops.
  public static PersonId owner(People people) {
    return people.first().orElseThrow(() -> new IllegalStateException("nobody started Hoops"));
  }

  private static Decision report(Subject subject, Reason what, Problems problems, PersonId owner) {
    var open = problems.about(subject);
    if (open.isEmpty()) {
      return Decision.accept(new ProblemOpened(problems.next(), subject, owner, what));
    }
    return open.get().what().equals(what)
        ? Decision.alreadySo(open.get().id() + " says so already")
        : Decision.accept(new ProblemSeenAgain(open.get().id(), what));
  }

  private static Decision raise(Raise raise, Problems problems, PersonId owner, Tiers tiers) {
    if (tiers.find(raise.tier()).isEmpty()) {
      return Decision.refuse(
          Refusal.Kind.NOT_FOUND, "there is no tier " + raise.tier(), "hoops tier list");
    }
    var id = problems.next();
    var subject = new Subject.Raised(raise.tier(), (int) id.number());
    return Decision.accept(new ProblemOpened(id, subject, owner, raise.what()));
  }

  private static Decision take(ProblemId id, PersonId person, Problems problems) {
    var problem = problems.find(id);
    if (problem.isEmpty()) {
      return unknown(id);
    }
    if (!problem.get().open()) {
      return Decision.refuse(Refusal.Kind.CONFLICT, id + " is closed", "hoops problem show " + id);
    }
    return problem.get().owner().equals(person)
        ? Decision.alreadySo(id + " is yours already")
        : Decision.accept(new ProblemTaken(id, person));
  }

  private static Decision close(ProblemId id, Reason cause, Problems problems) {
    var problem = problems.find(id);
    if (problem.isEmpty()) {
      return unknown(id);
    }
    if (!problem.get().open()) {
      return Decision.alreadySo(id + " is closed already");
    }
    if (cause.text().isBlank()) {
      return Decision.refuse(
          Refusal.Kind.USAGE,
          "a problem closes with its cause",
          "hoops problem close '%s' -m \"what caused it\"".formatted(id));
    }
    return Decision.accept(new ProblemClosed(id, cause));
  }

  private static Decision unknown(ProblemId id) {
    return Decision.refuse(
        Refusal.Kind.NOT_FOUND, "there is no problem " + id, "hoops problem list");
  }
}
