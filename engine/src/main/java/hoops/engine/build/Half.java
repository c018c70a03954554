package hoops.engine.build;

import hoops.engine.Digest;
import hoops.engine.Reason;

/// The half of the system file that travels with one commit: read, or mistaken (F1, F3).
public sealed interface Half {
  /// Read well; the assemblies are in [Builds#travels] under this digest.
  record Read(Digest digest) implements Half {}

  /// Wrong, missing or hostile; it stops the commit's builds, and `why` names every mistake.
  record Mistaken(Reason why) implements Half {}
}
