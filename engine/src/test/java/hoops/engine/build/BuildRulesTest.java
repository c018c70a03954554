package hoops.engine.build;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static hoops.engine.build.BuildStory.id;
import static hoops.engine.build.BuildStory.kept;
import static hoops.engine.build.BuildStory.mistaken;
import static hoops.engine.build.BuildStory.outside;
import static hoops.engine.build.BuildStory.result;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.build.BuildResult.Ending;
import hoops.engine.build.BuildResult.Left;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildRulesTest {
  private static final BuildId RECEIVER = BuildId.parse("receiver@1");
  private final BuildStory story = new BuildStory();

  @Test
  void the_first_look_owes_every_assembly_a_build() {
    story.see(commit("a", half("index", "receiver")));

    assertThat(story.builds().waiting().stream().map(it -> it.id().text()))
        .containsExactly("index@1", "receiver@1");
  }

  @Test
  void a_later_commit_owes_only_what_it_touches() {
    story.see(commit("a", half("index", "receiver"))).clean("index@1").clean("receiver@1");
    story.see(commit("b", half("index", "receiver"), "index"));

    assertThat(story.builds().waiting().stream().map(it -> it.id().text()))
        .containsExactly("index@2");
  }

  @Test
  void a_waiting_build_is_superseded_a_running_one_is_not() {
    story.see(commit("a", half("index", "receiver")));
    story.ask(new BuildCommand.BeginBuild(BuildId.parse("index@1"), 1));
    story.see(commit("b", half("index", "receiver"), "index", "receiver"));

    assertThat(story.state("receiver@1")).isEqualTo("superseded by 2");
    assertThat(story.state("index@1")).isEqualTo("running");
  }

  @Test
  void of_three_commits_at_once_the_newest_is_built() {
    story.see(
        commit("a", half("index")),
        commit("b", half("index"), "index"),
        commit("c", half("index"), "index"));

    assertThat(story.builds().waiting().stream().map(it -> it.id().text()))
        .containsExactly("index@3");
    assertThat(story.state("index@1")).isEqualTo("superseded by 2");
  }

  @Test
  void a_commit_that_is_known_gets_no_second_number() {
    story.see(commit("a", half("index"))).see(commit("a", half("index"), "index"));

    assertThat(story.builds().commits()).hasSize(1);
    assertThat(story.builds().waiting()).hasSize(1);
  }

  @Test
  void a_half_is_read_once_for_all_commits_that_have_it() {
    var first =
        BuildRules.decide(
            Builds.NONE,
            new BuildCommand.CommitsSeen(
                "main", List.of(commit("a", half("index")), commit("b", half("index"), "index"))));

    assertThat(((Decision.Accepted) first).events())
        .filteredOn(BuildEvent.TravelsRead.class::isInstance)
        .hasSize(1);
  }

  @Test
  void a_mistaken_half_stops_its_builds_and_troubles_ci() {
    story.see(commit("a", half("index")), mistaken("b", "hoops.yaml:3:1 no"));

    assertThat(story.builds().trouble(CiTrouble.Kind.FILE).orElseThrow().why().text())
        .isEqualTo("2 (bbbbbbb): hoops.yaml:3:1 no");
    assertThat(story.builds().numbered(2)).isEmpty();
    assertThat(Trace.of(story.builds(), 2).orElseThrow().waitsFor())
        .containsExactly("not built: hoops.yaml:3:1 no");

    story.see(commit("c", half("index"), "index"));
    assertThat(story.builds().troubles()).isEmpty();
    assertThat(story.state("index@3")).isEqualTo("waiting");
  }

  @Test
  void an_interrupted_build_begins_anew() {
    story.see(commit("a", half("receiver")));
    story.ask(new BuildCommand.BeginBuild(RECEIVER, 1));
    story.ask(new BuildCommand.BeginBuild(RECEIVER, 2));
    story.ask(new BuildCommand.BuildFinished(RECEIVER, 1, result("old", Tests.NONE)));

    assertThat(story.state("receiver@1")).isEqualTo("running, attempt 2");
  }

  @Test
  void an_attempt_begins_once() {
    story.see(commit("a", half("receiver")));
    story.ask(new BuildCommand.BeginBuild(RECEIVER, 1));

    assertThat(story.ask(new BuildCommand.BeginBuild(RECEIVER, 1)))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void a_cancelled_build_stays_cancelled() {
    story.see(commit("a", half("receiver")));
    story.ask(new BuildCommand.BeginBuild(RECEIVER, 1));
    story.ask(new BuildCommand.CancelBuild(RECEIVER, new Reason("not needed")));
    story.ask(
        new BuildCommand.BuildFinished(RECEIVER, 1, result("x", new Tests(1, 0, 0, 0, List.of()))));

    assertThat(story.state("receiver@1")).isEqualTo("cancelled: not needed");
    assertThat(story.ask(new BuildCommand.CancelBuild(RECEIVER, new Reason("again"))))
        .isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void all_passed_is_clean_and_has_its_product() {
    story.see(commit("a", half("receiver"))).clean("receiver@1");

    var clean = (BuildState.Clean) story.at("receiver@1").state();
    assertThat(clean.product().artifact().digest()).isEqualTo(Digest.of("receiver@1"));
    assertThat(story.builds().newestClean(new AssemblyName("receiver"), 9)).isPresent();
  }

  @Test
  void every_reason_for_not_clean_is_said() {
    var reports =
        new Reports(
            new Tests(0, 2, 1, 0, List.of()),
            List.of("it/*.xml"),
            List.of("a.xml is not well-formed"),
            List.of("a.xml: s claims 3 failures and errors and shows 1"),
            Digest.of("r"),
            true,
            false);
    story.see(commit("a", half("receiver")));
    story.end(
        "receiver@1",
        new BuildResult(
            new Ending.Exit(List.of("sh", "build.sh"), 1),
            reports,
            new Left.Missing("receiver/dist"),
            Digest.of("f")));

    var not = (BuildState.NotClean) story.at("receiver@1").state();
    assertThat(not.why().stream().map(it -> it.sentence().text()))
        .containsExactly(
            "exit 1 of `sh build.sh`",
            "no report it/*.xml",
            "no test passed",
            "2 tests failed",
            "1 test passed only on a retry",
            "a.xml is not well-formed",
            "a.xml: s claims 3 failures and errors and shows 1",
            "no artifact at receiver/dist");
    assertThat(story.state("receiver@1")).isEqualTo("not clean: 3 tests");
  }

  @Test
  void no_tests_are_not_clean() {
    story.see(commit("a", half("receiver"))).build("receiver@1", Tests.NONE);

    assertThat(story.state("receiver@1")).isEqualTo("not clean: no test passed");
  }

  @Test
  void the_files_of_another_build_prove_nothing() {
    var tests = new Tests(5, 0, 0, 0, List.of());
    story.see(commit("a", half("receiver"))).clean("receiver@1");
    story.see(commit("b", half("receiver"), "receiver"));
    var copied =
        new Reports(tests, List.of(), List.of(), List.of(), Digest.of("receiver@1"), true, false);
    story.end(
        "receiver@2",
        new BuildResult(new Ending.Success(), copied, kept("receiver@2"), Digest.of("f")));

    assertThat(story.state("receiver@2"))
        .isEqualTo("not clean: its reports are the very files of receiver@1");
  }

  @Test
  void files_that_tell_no_time_may_be_equal() {
    var tests = new Tests(5, 0, 0, 0, List.of());
    var timeless = new Reports(tests, List.of(), List.of(), List.of(), Digest.of(""), false, false);
    story.see(commit("a", half("receiver")));
    story.end(
        "receiver@1", new BuildResult(new Ending.Success(), timeless, kept("a"), Digest.of("f")));
    story.see(commit("b", half("receiver"), "receiver"));
    story.end(
        "receiver@2", new BuildResult(new Ending.Success(), timeless, kept("b"), Digest.of("g")));

    assertThat(story.state("receiver@2")).isEqualTo("clean");
  }

  @Test
  void a_limit_is_said_with_its_length() {
    story.see(commit("a", half("receiver")));
    story.end(
        "receiver@1",
        new BuildResult(
            new Ending.OverLimit(Duration.ofMinutes(30)),
            Reports.NONE,
            new Left.NotLooked(),
            Digest.of("f")));

    assertThat(story.state("receiver@1")).isEqualTo("not clean: not ended after 30 min, its limit");
  }

  @Test
  void a_build_made_elsewhere_is_reported_once() {
    story.see(commit("a", outside("receiver")));
    var report =
        new BuildCommand.BuildReported(
            new AssemblyName("receiver"),
            id("a"),
            0,
            result("r", new Tests(1, 0, 0, 0, List.of())));

    assertThat(story.ask(report)).isInstanceOf(Decision.Accepted.class);
    assertThat(story.ask(report)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(
            refusal(new BuildCommand.BuildReported(report.assembly(), id("a"), 7, report.result())))
        .contains("has the number 1 here, not 7");
  }

  @Test
  void a_build_made_here_is_not_reported() {
    story.see(commit("a", half("receiver")));

    assertThat(
            refusal(
                new BuildCommand.BuildReported(
                    new AssemblyName("receiver"), id("a"), 0, result("r", Tests.NONE))))
        .contains("built here");
    assertThat(
            refusal(
                new BuildCommand.BuildReported(
                    new AssemblyName("receiver"), id("b"), 0, result("r", Tests.NONE))))
        .contains("not known yet");
  }

  @Test
  void a_trouble_is_told_once() {
    var seen = new BuildCommand.CiTroubleSeen(CiTrouble.Kind.REPOSITORY, new Reason("no route"));

    assertThat(story.ask(seen)).isInstanceOf(Decision.Accepted.class);
    assertThat(story.ask(seen)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(story.ask(new BuildCommand.CiTroubleGone(CiTrouble.Kind.REPOSITORY)))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(story.builds().troubles()).isEmpty();
  }

  @Test
  void a_commit_is_found_by_some_of_its_digits() {
    story.see(commit("a", half("receiver")));

    assertThat(story.builds().commitsNamed("aaaa")).hasSize(1);
    assertThat(story.builds().commitsNamed("aaab")).isEmpty();
    assertThat(story.builds().commitsNamed("aa")).isEmpty();
  }

  private String refusal(BuildCommand command) {
    return story.ask(command) instanceof Decision.Refused(Refusal refusal) ? refusal.why() : "";
  }
}
