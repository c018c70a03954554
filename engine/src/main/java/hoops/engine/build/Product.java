package hoops.engine.build;

import hoops.engine.Digest;

/// What a clean build brings: the fingerprint of all that went into it, and its artifact.
///
/// `fingerprint` is the digest over the assembly, the commit and the assembly's own lines of the
/// system file, so that it also covers keys this version does not act on.
public record Product(Digest fingerprint, Artifact artifact) {}
