package hoops.engine.build;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static hoops.engine.build.BuildStory.result;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Prints the law of builds and compares it with the page; `-Dlaw.write=true` writes the page.
class BuildLawTest {
  private static final Path PAGE = Path.of("..", "docs", "law", "build.md");
  private static final BuildId BUILD = BuildId.parse("index@1");

  @Test
  void the_page_says_what_the_rules_do() throws IOException {
    if (Boolean.getBoolean("law.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void every_state_there_is_has_a_row() {
    var rows =
        stories().values().stream()
            .map(story -> story.at("index@1").state().getClass())
            .collect(Collectors.<Class<?>>toSet());

    assertThat(rows).containsExactlyInAnyOrder(BuildState.class.getPermittedSubclasses());
  }

  private static Map<String, BuildStory> stories() {
    var stories = new LinkedHashMap<String, BuildStory>();
    stories.put("Waiting", owed());
    stories.put("Running", began());
    stories.put("Clean", owed().clean("index@1"));
    stories.put("NotClean", owed().failed("index@1", 1));
    stories.put("Cancelled", with(owed(), cancel()));
    stories.put("Superseded", with(owed(), newer("b")));
    return stories;
  }

  private static BuildStory owed() {
    return new BuildStory().see(commit("a", half("index")));
  }

  private static BuildStory began() {
    return with(owed(), new BuildCommand.BeginBuild(BUILD, 1));
  }

  private static BuildStory with(BuildStory story, BuildCommand command) {
    story.ask(command);
    return story;
  }

  private static BuildCommand cancel() {
    return new BuildCommand.CancelBuild(BUILD, new Reason("not needed"));
  }

  private static BuildCommand newer(String digit) {
    return new BuildCommand.CommitsSeen("main", List.of(commit(digit, half("index"), "index")));
  }

  private static BuildCommand finished(int attempt, int failed) {
    var tests = new Tests(5, failed, 0, 0, List.of());
    return new BuildCommand.BuildFinished(BUILD, attempt, result("index@1", tests));
  }

  private static Map<String, BuildCommand> asked() {
    var asked = new LinkedHashMap<String, BuildCommand>();
    asked.put("BeginBuild, first", new BuildCommand.BeginBuild(BUILD, 1));
    asked.put("BeginBuild, again", new BuildCommand.BeginBuild(BUILD, 2));
    asked.put("BuildFinished, clean", finished(1, 0));
    asked.put("BuildFinished, not clean", finished(1, 1));
    asked.put("BuildFinished, older attempt", finished(0, 0));
    asked.put("CancelBuild", cancel());
    asked.put("a newer commit", newer("c"));
    return asked;
  }

  private static String page() {
    var page = new StringBuilder("# The law of a build\n\n");
    page.append("Printed by `BuildLawTest` from `BuildRules`; never edited by hand. `-` is");
    page.append(" refused, `.` nothing to do.\n\n| while \\ asked |");
    asked().keySet().forEach(word -> page.append(' ').append(word).append(" |"));
    page.append("\n| --- |").append(" --- |".repeat(asked().size())).append('\n');
    for (var state : stories().keySet()) {
      page.append("| ").append(state).append(" |");
      for (var command : asked().values()) {
        page.append(' ').append(outcome(state, command)).append(" |");
      }
      page.append('\n');
    }
    return page.toString();
  }

  private static String outcome(String state, BuildCommand command) {
    var story = stories().getOrDefault(state, new BuildStory());
    var before = story.at("index@1").state();
    var decision = story.ask(command);
    var after = story.at("index@1").state();
    if (decision instanceof Decision.Refused) {
      return "-";
    }
    return after.equals(before) ? "." : after.getClass().getSimpleName();
  }
}
