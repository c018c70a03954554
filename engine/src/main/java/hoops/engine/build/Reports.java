package hoops.engine.build;

import hoops.engine.Digest;
import java.util.List;

/// What the test reports of one build say together.
///
/// `missing` are the globs that no file matched, `bad` and `overclaims` sentences that name the
/// file; `files` is the digest over the digests of all files, `dated` whether any of them says when
/// or how long it ran, so that equal files mean copied ones. `cached` is the reporter's word that
/// the files of another build are meant.
public record Reports(
    Tests tests,
    List<String> missing,
    List<String> bad,
    List<String> overclaims,
    Digest files,
    boolean dated,
    boolean cached) {
  public static final Reports NONE =
      new Reports(Tests.NONE, List.of(), List.of(), List.of(), Digest.of(""), false, false);

  public Reports {
    missing = List.copyOf(missing);
    bad = List.copyOf(bad);
    overclaims = List.copyOf(overclaims);
  }
}
