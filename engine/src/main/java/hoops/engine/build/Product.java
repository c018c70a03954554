package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.CommitId;
import hoops.engine.Digest;

/// What a clean build brings: the fingerprint of all that went into it, and its artifact.
///
/// `fingerprint` is the digest over the assembly, the commit and the assembly's own lines of the
/// system file, so that it also covers keys this version does not act on.
public record Product(Digest fingerprint, Artifact artifact) {
  /// The fingerprint; `lines` is the digest of the assembly's own lines of the system file.
  public static Digest print(AssemblyName assembly, CommitId commit, Digest lines) {
    return Digest.of("hoops.build/1\n%s\n%s\n%s\n".formatted(assembly, commit, lines));
  }
}
