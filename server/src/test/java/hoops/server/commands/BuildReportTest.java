package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.build.BuildState;
import hoops.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A build that was made elsewhere, reported by the command line: the files are those typed.
class BuildReportTest {
  private static final BuildId RECEIVER = BuildId.parse("receiver@1");
  private static final String PASSED = "<testsuite tests=\"1\"><testcase name=\"t\"/></testsuite>";
  private static final String ASKED = "build report receiver --sha aaaaaaaa --result success";

  private final Map<String, String> files = new HashMap<>();
  private final Stage stage = Stage.outside(files);

  @AfterEach
  void end() {
    stage.close();
  }

  private Stage.Shown say(String line) throws InterruptedException {
    return stage.pipe(line);
  }

  private BuildState state() {
    return stage.worlds().now().builds().build(RECEIVER).orElseThrow().state();
  }

  @Test
  void one_with_its_artifact_and_passed_tests_is_clean() throws Exception {
    files.put("out/receiver.jar", "the jar");
    files.put("target/TEST-a.xml", PASSED);
    var said = say(ASKED + " --artifact out/receiver.jar target/TEST-a.xml");

    assertThat(said.out()).contains("receiver@1 is clean");
    assertThat(said.code()).isZero();
    assertThat(state())
        .isInstanceOfSatisfying(
            BuildState.Clean.class,
            clean -> {
              assertThat(clean.product().artifact().name()).isEqualTo("receiver.jar");
              assertThat(clean.tests().passed()).isEqualTo(1);
            });
    assertThat(say(ASKED + " --artifact out/receiver.jar target/TEST-a.xml").out())
        .contains("Already so");
  }

  @Test
  void one_without_tests_or_artifact_is_held_back_as_our_own_are() throws Exception {
    assertThat(say(ASKED).out()).contains("held back", "no report", "no test passed");
    assertThat(state()).isInstanceOf(BuildState.NotClean.class);
  }

  @Test
  void a_failure_can_spoil_what_looks_clean() throws Exception {
    files.put("TEST-a.xml", PASSED);
    var said = say("build report receiver@1 --sha aaaaaaaa --result failure TEST-a.xml");

    assertThat(said.out()).contains("held back: its reporter says that it failed");
  }

  @Test
  void other_bytes_than_announced_are_refused() throws Exception {
    files.put("receiver.jar", "other bytes");
    var said = say(ASKED + " --artifact receiver.jar --digest sha256:" + "a".repeat(64));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("expected, got sha256:", "Nothing of it is kept", "report it");
    assertThat(state()).isInstanceOf(BuildState.Waiting.class);
  }

  @Test
  void a_hostile_archive_is_refused() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../evil"));
    }
    files.put("receiver.zip", bytes.toString(StandardCharsets.ISO_8859_1));
    var said = say(ASKED + " --artifact receiver.zip");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("Not taken: the artifact receiver.zip");
    assertThat(state()).isInstanceOf(BuildState.Waiting.class);
  }

  @Test
  void a_hostile_report_is_no_proof() throws Exception {
    files.put("receiver.jar", "jar");
    files.put(
        "TEST-a.xml",
        "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite>&e;</testsuite>");

    assertThat(say(ASKED + " --artifact receiver.jar TEST-a.xml").out())
        .contains("held back", "TEST-a.xml")
        .doesNotContain("root:");
    assertThat(state()).isInstanceOf(BuildState.NotClean.class);
  }

  @Test
  void what_fits_nothing_is_refused_before_files_are_sent() throws Exception {
    refused("build report receiver --sha aaaaaaaa-dirty --result success", 2, "committed nowhere");
    refused("build report receiver --sha bbbbbbbb --result success", 5, "is not known");
    refused("build report nobody --sha aaaaaaaa --result success", 5, "no assembly nobody");
    refused("build report receiver@7 --sha aaaaaaaa --result success", 6, "number 1 here, not 7");
    refused("build report index --sha aaaaaaaa --result success", 6, "is built here");
    refused(ASKED + " --branch other", 6, "is on main, not on other");
    refused("build report receiver --sha aaaaaaaa --result green", 2, "is no result");
    refused("build report receiver --result success", 2, "needs --sha");
    refused(ASKED + " --digest sha256:" + "b".repeat(64), 5, "is kept here");
  }

  @Test
  void what_contradicts_what_is_stored_is_refused() throws Exception {
    assertThat(say(ASKED).code()).isZero();
    refused("build report receiver --sha aaaaaaaa --result cancelled", 6, "has ended");
  }

  private void refused(String line, int code, String why) throws InterruptedException {
    var said = say(line + " --artifact nothing.jar".repeat(line.contains("--digest") ? 0 : 1));
    assertThat(said.err()).contains(why);
    assertThat(said.code()).isEqualTo(code);
    assertThat(said.frames()).noneMatch(frame -> frame instanceof Frame.Ask);
  }
}
