package hoops.server.builder;

import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.SeenCommit;
import hoops.engine.system.HalfRead;
import hoops.server.systemfile.SystemFiles;
import java.util.stream.Collectors;

/// Reads the half of a commit's `hoops.yaml` that travels, or says all that is wrong with it.
public final class CommitFile {
  private CommitFile() {}

  /// The reader that [Builder.World] asks for.
  public static SeenCommit.File read(byte[] bytes) {
    return switch (SystemFiles.travels(bytes)) {
      case HalfRead.Valid(var travels) ->
          new SeenCommit.File.Good(Digest.of(travels.stored()), travels);
      case HalfRead.Wrong(var mistakes) ->
          new SeenCommit.File.Bad(
              new Reason(
                  mistakes.stream()
                      .map(mistake -> mistake.text("hoops.yaml"))
                      .collect(Collectors.joining("\n"))));
    };
  }
}
