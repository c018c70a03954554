package hoops.engine.system;

import java.time.Instant;

/// One numbered version of the system file: what it means, and beside it what was written.
///
/// `number` is 1 for the adopted one. Its travelling half is that of the file applied, which only a
/// plan looks at: what a build was built by travels with its commit (F1).
public record SystemVersion(
    int number, Instant since, SystemFile file, Located.Fields written, String text) {
  /// What this file meant when it came into force: it was judged then, and is never judged again.
  public static SystemVersion of(int number, Instant since, Located.Fields written, String text) {
    return new SystemVersion(number, since, SystemReader.inForce(written), written, text);
  }

  public Governed governed() {
    return file.governed();
  }
}
