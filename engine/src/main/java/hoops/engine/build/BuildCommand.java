package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Command;
import hoops.engine.CommitId;
import hoops.engine.Essential;
import hoops.engine.Reason;
import java.util.List;

/// What is asked about builds, or reported of them.
public sealed interface BuildCommand extends Command {
  /// These commits stand on the branch, oldest first; those already known are passed over.
  record CommitsSeen(String branch, List<SeenCommit> commits) implements BuildCommand {
    public CommitsSeen {
      commits = List.copyOf(commits);
    }
  }

  /// The builder begins, or begins anew, to carry out this build; `attempt` is one above the last.
  record BeginBuild(BuildId build, int attempt) implements BuildCommand {}

  /// This attempt has ended so.
  record BuildFinished(BuildId build, int attempt, BuildResult result)
      implements BuildCommand, Essential {}

  /// Asks to end a waiting or running build; refused where it has ended.
  record CancelBuild(BuildId build, Reason why) implements BuildCommand, Essential {}

  /// A build made elsewhere has ended (docs/formats.md); refused where its commit is not known, its
  /// assembly is built here, or it contradicts what is stored. `number` is 0 where Hoops numbers.
  record BuildReported(AssemblyName assembly, CommitId commit, int number, BuildResult result)
      implements BuildCommand {}

  /// Something keeps CI from working.
  record CiTroubleSeen(CiTrouble.Kind kind, Reason why) implements BuildCommand, Essential {}

  /// It does so no longer.
  record CiTroubleGone(CiTrouble.Kind kind) implements BuildCommand, Essential {}
}
