package hoops.engine.build;

import hoops.engine.Digest;
import hoops.engine.Reason;
import java.time.Duration;
import java.util.List;

/// All that is known when a build has ended; whether it is clean is computed from this and nothing
/// else (R10).
public record BuildResult(Ending ending, Reports reports, Left left, Digest fingerprint) {

  /// How the recipe ended.
  public sealed interface Ending {
    /// Every command ended with exit code 0, or a reporter says success.
    record Success() implements Ending {}

    /// This command ended with another code.
    record Exit(List<String> command, int code) implements Ending {
      public Exit {
        command = List.copyOf(command);
      }
    }

    record OverLimit(Duration limit) implements Ending {}

    /// It could not be carried out, or a reporter says failure; `why` is a sentence.
    record Failed(Reason why) implements Ending {}
  }

  /// What became of the artifact.
  public sealed interface Left {
    record Kept(Artifact artifact) implements Left {}

    /// Nothing lies at the path the recipe promises.
    record Missing(String path) implements Left {}

    /// It lies there and cannot be kept.
    record Unfit(Reason why) implements Left {}

    /// The recipe did not end well, so nobody looked.
    record NotLooked() implements Left {}
  }
}
