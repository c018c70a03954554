package hoops.engine.build;

import hoops.engine.CommitId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// All commits that were seen, by their number and by their id. Immutable.
record Commits(PSortedMap<Integer, Commit> byNumber, PSortedMap<CommitId, Integer> numbers) {
  static final Commits NONE = new Commits(TreePMap.empty(), TreePMap.empty());

  /// Just these, in whatever order they come.
  static Commits of(Collection<Commit> commits) {
    var byNumber = new TreeMap<Integer, Commit>();
    var numbers = new TreeMap<CommitId, Integer>();
    for (var commit : commits) {
      byNumber.put(commit.number(), commit);
      numbers.put(commit.id(), commit.number());
    }
    return new Commits(TreePMap.fromSortedMap(byNumber), TreePMap.fromSortedMap(numbers));
  }

  Commits with(Commit commit) {
    return new Commits(
        byNumber.plus(commit.number(), commit), numbers.plus(commit.id(), commit.number()));
  }

  Optional<Commit> find(CommitId id) {
    return Optional.ofNullable(numbers.get(id)).map(byNumber::get);
  }

  Optional<Commit> find(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// Those whose id begins with these hex digits; empty for fewer than four.
  List<Commit> named(String prefix) {
    return !prefix.matches("[0-9a-f]{4,40}|[0-9a-f]{64}")
        ? List.of()
        : numbers.tailMap(least(prefix), true).entrySet().stream()
            .takeWhile(each -> each.getKey().text().startsWith(prefix))
            .flatMap(each -> find(each.getValue()).stream())
            .toList();
  }

  private static CommitId least(String prefix) {
    return new CommitId(prefix + "0".repeat(Math.max(0, 40 - prefix.length())));
  }

  /// The newest that was seen on the branch.
  Optional<Commit> tip(String branch) {
    return byNumber.descendingMap().values().stream()
        .filter(commit -> commit.branch().equals(branch))
        .findFirst();
  }

  /// One above the highest number ever given (I3).
  int nextNumber() {
    return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
  }
}
