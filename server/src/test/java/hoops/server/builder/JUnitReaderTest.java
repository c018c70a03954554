package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.server.builder.JUnitFile.Case;
import hoops.server.builder.JUnitFile.Fate;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The first row that fits of the table of test reports, the traps of five writers, and hostile
/// files.
class JUnitReaderTest {
  @ParameterizedTest
  @CsvSource({
    "'', PASSED",
    "<system-out>x</system-out>, PASSED",
    "<skipped/>, SKIPPED",
    "<failure/>, FAILED",
    "<error message='a'/>, FAILED",
    "<failure/><rerunFailure/>, FAILED",
    "<skipped/><failure/>, FAILED",
    "<flakyFailure/>, FLAKY",
    "<flakyError/>, FLAKY",
    "<flakyFailure/><failure/>, FAILED",
    "<properties><failure/></properties>, PASSED"
  })
  void the_first_row_that_fits_decides(String inside, Fate fate) throws Exception {
    var file = read("<testsuite><testcase name='t'>%s</testcase></testsuite>".formatted(inside));

    assertThat(file.cases()).extracting(Case::fate).containsExactly(fate);
  }

  @Test
  void a_case_that_was_not_run_is_skipped() throws Exception {
    var file = read("<testsuite><testcase name='t' status='notrun'/></testsuite>");

    assertThat(file.cases()).extracting(Case::fate).containsExactly(Fate.SKIPPED);
  }

  @Test
  void a_retry_of_gradle_is_two_cases_and_one_failed() throws Exception {
    var file =
        read(
            "<testsuite tests='2' failures='1'><testcase classname='A' name='t'><failure/>"
                + "</testcase><testcase classname='A' name='t'/></testsuite>");

    assertThat(file.cases()).extracting(Case::fate).containsExactly(Fate.FAILED, Fate.PASSED);
    assertThat(file.cases()).extracting(Case::name).containsOnly("A.t");
  }

  @Test
  void the_summary_of_failsafe_is_no_report() throws Exception {
    assertThat(read("<failsafe-summary><completed>3</completed></failsafe-summary>").report())
        .isFalse();
  }

  @Test
  void a_suite_that_claims_more_than_it_shows_is_told() throws Exception {
    assertThat(
            read("<testsuite name='a' failures='2' errors='1'><testcase name='t'/></testsuite>")
                .overclaims())
        .containsExactly("a claims 3 failures and errors and shows 0");
    assertThat(read("<testsuite name='a' tests='5'><testcase name='t'/></testsuite>").overclaims())
        .containsExactly("a claims 5 tests and shows 1");
    assertThat(
            read("<testsuites tests='1'><testsuite tests='1'><testcase name='t'/></testsuite>"
                    + "</testsuites>")
                .overclaims())
        .isEmpty();
  }

  @Test
  void odd_times_change_nothing() throws Exception {
    var file =
        read(
            "<testsuite name='a' tests='4'><testcase name='a' time='-1'/><testcase name='b'"
                + " time='1e400'/><testcase name='c' time='1,234.5'/><testcase name='d'"
                + " time='NaN'/></testsuite>");

    assertThat(file.cases()).extracting(Case::fate).containsOnly(Fate.PASSED);
    assertThat(file.dated()).isFalse();
    assertThat(read("<testsuite timestamp='2026-11-03T09:14:00'/>").dated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<testsuite>",
        "<html/>",
        "<testsuite name='a'/><testsuite name='b'/>",
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite>&x;</testsuite>",
        "<!DOCTYPE t [<!ENTITY x 'y'>]><testsuite/>",
        "<!DOCTYPE t SYSTEM 'jar:file:///tmp/a.jar!/x'><testsuite/>",
        "<testsuite><testcase name='t'>&unknown;</testcase></testsuite>",
        "<?xml version='1.0' encoding='no-such'?><testsuite/>"
      })
  void doubt_is_a_failed_report(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Unfit.class);
  }

  @Test
  void depth_and_attributes_are_limited() {
    assertThatThrownBy(() -> read("<testsuite>" + "<a>".repeat(200_000)))
        .hasMessageContaining("deeper than 32");
    assertThatThrownBy(() -> read("<testsuite><testcase name='t'>" + "<a>".repeat(200_000)))
        .hasMessageContaining("deeper than 32");
    var attributes = new StringBuilder("<testsuite");
    for (int at = 0; at < 65; at++) {
      attributes.append(" a").append(at).append("='x'");
    }
    assertThatThrownBy(() -> read(attributes + "/>")).hasMessageContaining("64 attributes");
  }

  @Test
  void a_file_larger_than_32_MiB_is_refused_while_it_is_read() {
    var head = "<testsuite><testcase name='t'><system-out>";
    var chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    var parts = Collections.nCopies(40, chunk).stream().map(ByteArrayInputStream::new).toList();
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
            new SequenceInputStream(Collections.enumeration(parts)));

    assertThatThrownBy(() -> JUnitReader.read(endless)).hasMessageContaining("32 MiB");
  }

  @Test
  void names_and_messages_are_one_plain_line() throws Exception {
    var file =
        read(
            "<testsuite><testcase name='a&#10;b'><failure message='c&#9;&#x202e;d'/></testcase>"
                + "</testsuite>");

    assertThat(file.cases()).isEqualTo(List.of(new Case("a b", Fate.FAILED, "c d")));
  }

  private static JUnitFile read(String text) throws Exception {
    return JUnitReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
