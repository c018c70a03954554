package hoops.engine.build;

import hoops.engine.Digest;

/// What a build left, as it is kept: the digest and size of the kept bytes, and their form.
///
/// `name` is the last part of the path that the build left, as in `web.jar` or `dist`.
public record Artifact(Digest digest, long bytes, String name, Form form) {
  /// How the bytes are kept.
  public enum Form {
    /// A folder, packed as tar.gz in one way only, so that equal folders have equal digests.
    FOLDER,
    /// One file, as it was.
    FILE
  }
}
