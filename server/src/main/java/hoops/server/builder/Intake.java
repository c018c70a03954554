package hoops.server.builder;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildResult.Ending;
import hoops.engine.build.BuildResult.Left;
import hoops.engine.build.Product;
import hoops.engine.system.Assembly;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes in what was built elsewhere, and finds out what came of it by the rules of our own builds:
/// the artifact is judged and kept, test reports are read, nothing is believed.
///
/// What is handed in lies in a folder of its own while it is judged; nothing of it is left there.
/// Any thread.
public final class Intake {
  private final BuildRooms rooms;
  private final Artifacts artifacts;

  public Intake(BuildRooms rooms, Artifacts artifacts) {
    this.rooms = rooms;
    this.artifacts = artifacts;
  }

  /// A file as it was handed in: the path that was typed, of which only the end is used, and the
  /// bytes, which nobody changes.
  public static final class Handed {
    private final String path;
    private final byte[] bytes;

    public Handed(String path, byte[] bytes) {
      this.path = path;
      this.bytes = bytes;
    }

    public int size() {
      return bytes.length;
    }

    private String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /// What a build of this assembly at this commit is said to be. `lines` is the digest of the
  /// assembly's own lines; `digest` what the artifact's bytes must have, null where nobody said.
  public record Claim(
      BuildId build, CommitId commit, Assembly assembly, Digest lines, @Nullable Digest digest) {}

  /// What came of it, and a line for each test, as [BuildRooms#testsOf] gives them.
  public record Taken(BuildResult result, List<String> tests) {
    public Taken {
      tests = List.copyOf(tests);
    }
  }

  /// What came of it. Unfit, with a sentence, where the artifact cannot be taken or is not what was
  /// announced, or a report is none that the assembly declares; then nothing is kept.
  public Taken take(Claim claim, Ending ending, Left left, List<Handed> reports)
      throws IOException, Unfit {
    var folder = Trees.make(rooms.data().resolve("artifacts/aside/" + UUID.randomUUID()));
    try {
      var found = found(claim.assembly(), reports, folder);
      var print = Product.print(claim.build().assembly(), claim.commit(), claim.lines());
      return new Taken(new BuildResult(ending, found.reports(), left, print), found.lines());
    } finally {
      Trees.remove(folder);
    }
  }

  /// Keeps the list of tests of a build whose report was accepted.
  public void note(BuildId build, Taken taken) throws IOException {
    Trees.make(rooms.of(build));
    Files.write(rooms.tests(build), taken.tests());
  }

  /// Keeps the artifact that was handed in, once its bytes are found to be those announced.
  public Artifact keep(Claim claim, Handed file) throws IOException, Unfit {
    var sha = new Digest("sha256:" + hex(file.bytes));
    var wanted = claim.digest();
    if (wanted != null && !wanted.equals(sha)) {
      throw new Unfit("%s expected, got %s".formatted(wanted, sha));
    }
    var folder = Trees.make(rooms.data().resolve("artifacts/aside/" + UUID.randomUUID()));
    try {
      var place = new EntryNames(folder).file(file.name());
      Files.write(place, file.bytes);
      return artifacts.keep(place, Set.of());
    } catch (Unfit e) {
      throw new Unfit("the artifact %s %s".formatted(EntryNames.shown(file.name()), e.why()));
    } finally {
      Trees.remove(folder);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(Digest.sha256().digest(bytes));
  }

  private static FoundReports found(Assembly assembly, List<Handed> reports, Path folder)
      throws IOException, Unfit {
    var names = new EntryNames(folder);
    for (int i = 0; i < reports.size(); i++) {
      var place = names.file(place(assembly, reports.get(i), i));
      Files.createDirectories(place.resolveSibling("."));
      Files.write(place, reports.get(i).bytes);
    }
    return FoundReports.after(folder, assembly, Map.of());
  }

  /// Where it would lie in a checkout: the longest end of its path that a declared report has, or
  /// under the sources.
  private static String place(Assembly assembly, Handed report, int number) throws Unfit {
    if (assembly.reports().isEmpty()) {
      if (!FoundReports.usual(report.name())) {
        throw new Unfit(
            "%s is none of TEST-*.xml, junit*.xml".formatted(EntryNames.shown(report.name())));
      }
      var source = assembly.sources().getFirst().replaceAll("^(\\./|/)+|/+$", "");
      var under = source.isEmpty() || source.equals(".") ? "" : source + "/";
      return under + number + "/" + report.name();
    }
    var path = Path.of("/" + report.path).normalize();
    for (int from = 0; from < path.getNameCount(); from++) {
      var end = path.subpath(from, path.getNameCount());
      if (FoundReports.declared(assembly, end)) {
        return end.toString();
      }
    }
    throw new Unfit(
        "%s is no report that the file declares: %s"
            .formatted(EntryNames.shown(report.path), String.join(", ", assembly.reports())));
  }
}
