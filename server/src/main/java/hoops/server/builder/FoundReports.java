package hoops.server.builder;

import hoops.engine.Digest;
import hoops.engine.build.Reports;
import hoops.engine.build.Tests;
import hoops.engine.system.Assembly;
import hoops.server.builder.JUnitFile.Case;
import hoops.server.builder.JUnitFile.Fate;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The test reports that lie in a checkout, by the globs of its assembly.
///
/// Globs begin at the root and each matches at least one file. Where none is written, `TEST-*.xml`
/// and `junit*.xml` anywhere under the sources count, at least one. What lay there before the
/// recipe ran and is still the same is no report of this build.
final class FoundReports {
  private static final int FILES = 10_000;
  private static final int CASES = 200_000;
  private static final long BYTES = 50L << 20;

  /// How deep a report may lie; a deeper folder is not looked into.
  private static final int DEPTH = 64;

  private static final List<String> USUAL = List.of("TEST-*.xml", "junit*.xml");

  private final Path checkout;
  private final Assembly assembly;
  private final Map<Path, FileTime> before;
  private final Map<String, List<Path>> byGlob = new TreeMap<>();
  private final Set<Path> files = new TreeSet<>();
  private final List<Case> cases = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();
  private final List<String> overclaims = new ArrayList<>();
  private final Set<String> digests = new TreeSet<>();
  private final Set<Path> noReports = new TreeSet<>();
  private long bytes;
  private boolean dated;

  private FoundReports(Path checkout, Assembly assembly, Map<Path, FileTime> before) {
    this.checkout = checkout;
    this.assembly = assembly;
    this.before = before;
  }

  /// When each matching file was changed last, before the recipe runs.
  static Map<Path, FileTime> before(Path checkout, Assembly assembly) throws IOException {
    var found = new FoundReports(checkout, assembly, Map.of());
    found.find();
    var before = new HashMap<Path, FileTime>();
    for (var file : found.files) {
      before.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
    }
    return before;
  }

  static FoundReports after(Path checkout, Assembly assembly, Map<Path, FileTime> before)
      throws IOException {
    var found = new FoundReports(checkout, assembly, before);
    found.find();
    if (found.files.size() > FILES) {
      found.bad.add("more than %,d report files".formatted(FILES));
      return found;
    }
    for (var file : found.files) {
      found.read(file);
      if (found.over()) {
        break;
      }
    }
    return found;
  }

  /// Whether the reports of one build are more than anybody writes; then the rest is not read.
  private boolean over() {
    if (cases.size() <= CASES && bytes <= BYTES) {
      return false;
    }
    bad.add("more than %,d tests or %,d bytes in all reports".formatted(CASES, BYTES));
    return true;
  }

  /// Whether that name is one of those that count where none is declared.
  static boolean usual(String name) {
    return USUAL.stream().anyMatch(glob -> matcher(glob).matches(Path.of(name)));
  }

  /// Whether a declared report may lie at that place of a checkout.
  static boolean declared(Assembly assembly, Path place) {
    return assembly.reports().stream().anyMatch(glob -> matcher(glob).matches(place));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  /// The files themselves, which are no part of an artifact.
  Set<Path> files() {
    return files;
  }

  /// One line for each test, as [BuildRooms#testsOf] gives them.
  List<String> lines() {
    return cases.stream().map(each -> each.fate().word() + " " + each.name()).toList();
  }

  Reports reports() {
    var troubled =
        cases.stream()
            .filter(each -> each.fate() == Fate.FAILED || each.fate() == Fate.FLAKY)
            .limit(Tests.LISTED)
            .map(Case::troubled)
            .toList();
    var tests =
        new Tests(
            count(Fate.PASSED),
            count(Fate.FAILED),
            count(Fate.FLAKY),
            count(Fate.SKIPPED),
            troubled);
    var all = Digest.of(String.join("\n", digests));
    return new Reports(tests, missing(), bad, overclaims, all, dated, false);
  }

  private int count(Fate fate) {
    return (int) cases.stream().filter(each -> each.fate() == fate).count();
  }

  private List<String> missing() {
    if (assembly.reports().isEmpty()) {
      boolean none = files.stream().allMatch(noReports::contains);
      return none
          ? List.of("%s under %s".formatted(String.join(", ", USUAL), sources()))
          : List.of();
    }
    return assembly.reports().stream()
        .filter(glob -> byGlob.getOrDefault(glob, List.of()).stream().allMatch(noReports::contains))
        .toList();
  }

  private String sources() {
    return String.join(", ", assembly.sources());
  }

  private void find() throws IOException {
    var matchers = new TreeMap<String, PathMatcher>();
    for (var glob : assembly.reports().isEmpty() ? USUAL : assembly.reports()) {
      matchers.put(glob, matcher(glob));
    }
    Files.walkFileTree(
        checkout,
        Set.of(),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            matchers.forEach((glob, matcher) -> {
              if (matches(matcher, file)) {
                byGlob.computeIfAbsent(glob, _ -> new ArrayList<>()).add(file);
                files.add(file);
              }
            });
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private boolean matches(PathMatcher matcher, Path file) {
    var path = checkout.relativize(file);
    return assembly.reports().isEmpty()
        ? matcher.matches(path.getFileName())
            && assembly.sources().stream().anyMatch(it -> History.covers(it, path.toString()))
        : matcher.matches(path);
  }

  private void read(Path file) {
    var name = EntryNames.shown(checkout.relativize(file).toString());
    try {
      var read = parse(file);
      if (!read.report()) {
        noReports.add(file);
        return;
      }
      cases.addAll(read.cases());
      read.overclaims().forEach(each -> overclaims.add(name + ": " + each));
      dated |= read.dated();
    } catch (Unfit e) {
      bad.add(name + " " + e.why());
    } catch (IOException e) {
      bad.add(name + " cannot be read");
    }
  }

  private JUnitFile parse(Path file) throws IOException, Unfit {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unfit("is no regular file");
    }
    if (Files.size(file) > JUnitReader.BYTES) {
      throw new Unfit("is larger than 32 MiB");
    }
    if (Files.getLastModifiedTime(file).equals(before.get(file))) {
      throw new Unfit("lay in the commit, and this build did not write it");
    }
    bytes += Files.size(file);
    var sha = Digest.sha256();
    try (var in = new Counted(Files.newInputStream(file), sha)) {
      var read = JUnitReader.read(in.kept());
      in.skip(Long.MAX_VALUE);
      digests.add(java.util.HexFormat.of().formatHex(sha.digest()));
      return read;
    }
  }
}
