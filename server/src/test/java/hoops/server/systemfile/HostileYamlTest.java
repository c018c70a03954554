package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an enemy, or a slip, may write into a system file, as collected from reports against other
/// tools: each ends soon, with one clear sentence.
final class HostileYamlTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static Arguments text(String what, String says, String text) {
    return Arguments.of(what, says, text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> hostile() {
    return Stream.concat(texts(), encoded());
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        text("billion laughs", "no anchors", "a: &a [lol,lol]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n"),
        text(
            "20,000 nested flow maps",
            "65 deep",
            "{a:\n".repeat(20_000) + "1" + "}".repeat(20_000)),
        text("a megabyte of brackets", "in one line", "[".repeat(1_000_000)),
        text("many brackets", "65 deep", "[".repeat(65_000)),
        text("brackets, one a line", "65 deep", "a:\n" + " [\n".repeat(300_000)),
        text("dashes", "65 deep", "- ".repeat(30_000)),
        text("stairs", "65 deep", stairs()),
        text("a tag that makes objects", "no anchors", "!!javax.script.ScriptEngineManager [x]"),
        text("a recursive alias", "no anchors", "services: &x\n  web: *x\n"),
        text("a merge key", "no anchors", "hoops: 1\na:\n  <<: {b: 1}\n"),
        text("a tab that indents", "a tab indents here", "a:\n\tb: 1\n"),
        text("a directive", "no directives", "%YAML 9.9\n---\na: 1\n"),
        text("two documents", "a second document", "hoops: 1\n---\nhoops: 1\n"),
        text("a question key", "no ? keys", "? a\n: b\n"),
        text("a list as key", "a key is one word", "{[a]: b}\n"),
        text("a quote never closed", "this is no YAML", "hoops: 1\na: \"" + "x\n ".repeat(300_000)),
        text("an empty file", "the file is empty", ""),
        text("a comment", "the file is empty", "# only a comment\n"),
        text("a null", "the file is one value", "~"),
        text("a list", "the file is a list", "[]"),
        text("a number", "the file is one value", "42"),
        text("a nul byte", "may not stand", "hoops: 1\nsystem: a\0b\n"),
        text(
            "100,000 digits",
            "in one line",
            valid() + "tiers: {a: {instances: " + "9".repeat(100_000) + "}}"),
        text(
            "60,000 digits",
            "no number from",
            valid() + "tiers: {a: {instances: " + "9".repeat(60_000) + "}}"),
        text(
            "a number with an exponent",
            "no number from",
            valid() + "tiers: {a: {instances: 1e9}}\n"),
        text("a negative number", "no number from", valid() + "tiers: {a: {instances: -1}}\n"),
        text(
            "a letter that looks like another",
            "is no name",
            valid() + "tiers: {pr\u043eduction: }\n"),
        text("a name that is a truth", "is read as true or false", valid() + "tiers: {no: }\n"),
        text(
            "an include",
            "has no key \"include\"",
            valid() + "include: http://169.254.169.254/latest\n"),
        text(
            "health elsewhere",
            "no path of a request",
            valid() + "    health: http://169.254.169.254/\n"),
        text(
            "a loader's variable",
            "may not be set",
            "hoops: 1\nassemblies: {w: {artifact: w.jar, build: {run: m, env: {LD_PRELOAD: x}}}}\n"),
        text(
            "a loader's property",
            "changes what a program loads",
            valid() + "    properties: {ld.preload: text}\n"),
        text("a path that leads out", "leads out", valid() + "    sources: [../../etc]\n"),
        text("an absolute path", "leads out", valid() + "    sources: /etc\n"),
        text("retention of nothing", "too short", valid() + "retention: {builds: 0s}\n"),
        text(
            "a port out of range",
            "no address",
            valid() + "tiers: {a: {addresses: {web: 127.0.0.1:65536}}}\n"),
        text("a circle of 5,000", "needs go in a circle", circle(5_000)));
  }

  private static String valid() {
    return "hoops: 1\nassemblies:\n  web:\n    build: sh b.sh\n    artifact: web.jar\n";
  }

  private static String stairs() {
    var text = new StringBuilder();
    for (int depth = 0; depth < 1000; depth++) {
      text.append(" ".repeat(depth)).append("a:\n");
    }
    return text.toString();
  }

  private static String circle(int size) {
    var text = new StringBuilder("hoops: 1\nassemblies:\n");
    for (int next = 0; next < size; next++) {
      text.append(" a%d: {artifact: a.b, needs: a%d}\n".formatted(next, (next + 1) % size));
    }
    return text.toString();
  }

  private static Stream<Arguments> encoded() {
    return Stream.of(
        Arguments.of(
            "UTF-16", "the file is UTF-16", "hoops: 1\n".getBytes(StandardCharsets.UTF_16)),
        Arguments.of(
            "UTF-16LE", "UTF-16 or UTF-32", "hoops: 1\n".getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of(
            "a byte order mark",
            "byte order mark",
            "\uFEFFhoops: 1\n".getBytes(StandardCharsets.UTF_8)),
        Arguments.of(
            "Latin-1",
            "no UTF-8",
            "hoops: 1\nsystem: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void each_ends_soon_with_a_clear_sentence(String what, String says, byte[] bytes) {
    long began = worked();
    var report = Validate.of("hoops.yaml", SystemFiles.load(bytes), "");
    var took = Duration.ofNanos(worked() - began);

    assertThat(report.mistakes()).as(what).isPositive();
    assertThat(report.lines()).anyMatch(line -> line.contains(says));
    assertThat(report.lines()).allMatch(line -> line.length() < 400);
    assertThat(took).isLessThan(SOON);
  }

  /// What this thread has worked; other programs on the machine do not count.
  private static long worked() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void what_looks_like_a_lookup_stays_a_text() {
    var text =
        valid().replace("sh b.sh", "{run: sh b.sh, env: {A: '${jndi:ldap://127.0.0.1:9/x}'}}");
    var loaded = SystemFiles.load(text.getBytes(StandardCharsets.UTF_8));

    assertThat(loaded).isInstanceOf(SystemFiles.Loaded.Valid.class);
    var file = ((SystemFiles.Loaded.Valid) loaded).file();
    assertThat(file.travels().assemblies().firstEntry().getValue().recipe().env())
        .containsEntry("A", "${jndi:ldap://127.0.0.1:9/x}");
  }

  @Test
  void brackets_in_texts_and_comments_are_no_depth() {
    var text =
        valid()
                .replace(
                    "build: sh b.sh",
                    "build: |\n      sh \"" + "[".repeat(100) + "\"\n      sh b.sh")
            + "    runbook: \"https://x/"
            + "{".repeat(100)
            + "\"  # "
            + "[".repeat(100)
            + "\n";

    assertThat(SystemFiles.load(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SystemFiles.Loaded.Valid.class);
  }

  @Test
  void only_a_regular_file_is_opened(@TempDir Path folder) throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/proc/self/mem"));

    for (var path : List.of(folder, link, Path.of("/dev/zero"))) {
      assertThat(Validate.run(path).lines().getFirst()).contains("is no file but");
    }
    assertThatThrownBy(() -> SystemFiles.load(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hoops init writes one");
  }
}
