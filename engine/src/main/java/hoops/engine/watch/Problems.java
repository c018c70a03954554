package hoops.engine.watch;

import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.watch.ProblemEvent.ProblemClosed;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.ProblemEvent.ProblemSeenAgain;
import hoops.engine.watch.ProblemEvent.ProblemTaken;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/// Every problem there ever was, by number, and those of them that are open. Immutable.
public record Problems(TreePMap<ProblemId, Problem> byId, TreePMap<ProblemId, Problem> stillOpen) {
  public static final Problems NONE = new Problems(TreePMap.empty());

  public Problems(TreePMap<ProblemId, Problem> byId) {
    this(byId, openOf(byId));
  }

  private static TreePMap<ProblemId, Problem> openOf(TreePMap<ProblemId, Problem> all) {
    var open = TreePMap.<ProblemId, Problem>empty();
    for (var problem : all.values()) {
      open = problem.open() ? open.plus(problem.id(), problem) : open;
    }
    return open;
  }

  public Optional<Problem> find(ProblemId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The open ones, oldest first.
  public List<Problem> open() {
    return List.copyOf(stillOpen.values());
  }

  /// The open problem about this subject, if there is one.
  public Optional<Problem> about(Subject subject) {
    return stillOpen.values().stream()
        .filter(problem -> problem.subject().equals(subject))
        .findFirst();
  }

  /// The id that the next problem gets.
  public ProblemId next() {
    return new ProblemId(byId.isEmpty() ? 1 : byId.lastKey().number() + 1);
  }

  public Problems after(ProblemEvent event, Stamp stamp) {
    return switch (event) {
      case ProblemOpened opened ->
          with(
              new Problem(
                  opened.problem(),
                  opened.subject(),
                  opened.what(),
                  opened.owner(),
                  stamp.at(),
                  stamp.at(),
                  1,
                  new ProblemState.Open()));
      case ProblemSeenAgain(var id, var what) -> with(again(problem(id), what, stamp));
      case ProblemTaken(var id, var owner) -> with(owned(problem(id), owner));
      case ProblemClosed(var id, var cause) ->
          with(in(problem(id), new ProblemState.Closed(stamp.at(), cause)));
    };
  }

  private Problem problem(ProblemId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no problem " + id));
  }

  private Problems with(Problem problem) {
    return new Problems(
        byId.plus(problem.id(), problem),
        problem.open() ? stillOpen.plus(problem.id(), problem) : stillOpen.minus(problem.id()));
  }

  private static Problem again(Problem one, Reason what, Stamp stamp) {
    return new Problem(
        one.id(),
        one.subject(),
        what,
        one.owner(),
        one.since(),
        stamp.at(),
        one.times() + 1,
        one.state());
  }

  private static Problem owned(Problem one, PersonId owner) {
    return new Problem(
        one.id(),
        one.subject(),
        one.what(),
        owner,
        one.since(),
        one.last(),
        one.times(),
        one.state());
  }

  private static Problem in(Problem one, ProblemState state) {
    return new Problem(
        one.id(),
        one.subject(),
        one.what(),
        one.owner(),
        one.since(),
        one.last(),
        one.times(),
        state);
  }
}
