package hoops.engine.gate;

import hoops.engine.Verdict;
import java.util.List;

/// The answers of all gates of one tier to one move, strongest first (S36, S37).
public record Verdicts(List<GateAnswer> answers) {
  public Verdicts {
    answers = List.copyOf(answers);
  }

  public boolean open() {
    return answers.stream().allMatch(GateAnswer::open);
  }

  /// Whether any gate says no, rather than not yet.
  public boolean closed() {
    return answers.stream().anyMatch(answer -> answer.verdict() instanceof Verdict.Closed);
  }

  /// Those that are not open.
  public List<GateAnswer> shut() {
    return answers.stream().filter(answer -> !answer.open()).toList();
  }

  /// A line for each gate that is not open: its name, its sentence, and where its rule is written.
  public String sentences() {
    return String.join(
        "\n",
        shut().stream()
            .map(answer ->
                "%s: %s (%s)".formatted(answer.gate(), answer.verdict().sentence(), answer.rule()))
            .toList());
  }
}
