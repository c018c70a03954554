package hoops.engine.release;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static hoops.engine.build.BuildStory.mistaken;
import static hoops.engine.build.BuildStory.outside;
import static hoops.engine.build.BuildStory.together;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildStory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WholeTest {
  private final BuildStory story = new BuildStory();

  @Test
  void until_each_assembly_has_a_clean_build_there_is_none() {
    assertThat(whole()).isInstanceOf(Whole.Nothing.class);
    story.see(commit("a", half("index", "query")));
    assertThat(whole().sentences())
        .containsExactly("1 waits: index@1 is waiting", "1 waits: query@1 is waiting");
    story.clean("index@1").failed("query@1", 2);

    assertThat(whole()).isInstanceOf(Whole.Lacks.class);
    assertThat(whole().sentences())
        .containsExactly("query has no clean build: 1 is not clean: 2 tests");
  }

  @Test
  void what_is_not_clean_stays_behind_and_says_so() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(commit("b", half("index", "query"), "index", "query"));
    story.failed("index@2", 2).clean("query@2");

    assertThat(builds()).isEqualTo("index@1 query@2");
    assertThat(whole().sentences()).containsExactly("index stays at 1, 2 is not clean: 2 tests");
  }

  @Test
  void a_set_waits_for_every_build_owed_for_its_commit() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(commit("b", half("index", "query"), "index", "query"));
    story.clean("index@2");

    assertThat(builds()).isEqualTo("index@1 query@1");
    assertThat(whole().sentences()).containsExactly("2 waits: query@2 is waiting");
  }

  @Test
  void together_goes_whole_or_not_at_all() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(together("b", half("index", "query"), "index", "query"));
    story.clean("index@2").failed("query@2", 1);

    assertThat(builds()).isEqualTo("index@1 query@1");
    assertThat(whole().sentences())
        .containsExactly(
            "index stays at 1, 2 goes together with what is not clean",
            "query stays at 1, 2 is not clean: 1 test");
  }

  @Test
  void together_also_holds_what_was_built_on_it() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(together("b", half("index", "query"), "index", "query"));
    story.clean("index@2").failed("query@2", 1);
    story.see(commit("c", half("index", "query"), "index")).clean("index@3");
    assertThat(builds()).isEqualTo("index@1 query@1");
    story.see(commit("d", half("index", "query"), "query")).clean("query@4");

    assertThat(builds()).isEqualTo("index@3 query@4");
  }

  @Test
  void the_set_of_assemblies_is_that_of_its_commit() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(commit("b", half("index")));

    assertThat(builds()).isEqualTo("index@1");
  }

  @Test
  void a_mistaken_commit_is_passed_over() {
    story.see(commit("a", half("index"))).clean("index@1");
    story.see(mistaken("b", "hoops.yaml:1:1 no"));

    assertThat(builds()).isEqualTo("index@1");
  }

  @Test
  void a_new_assembly_without_a_clean_build_keeps_the_older_set() {
    story.see(commit("a", half("index"))).clean("index@1");
    story.see(commit("b", half("index", "query"), "query")).failed("query@2", 1);

    assertThat(builds()).isEqualTo("index@1");
    assertThat(whole().sentences())
        .containsExactly("query has no clean build: 2 is not clean: 1 test");
  }

  @Test
  void a_build_from_outside_is_waited_for_ten_minutes() {
    story.see(commit("a", outside("index")));

    assertThat(whole()).isInstanceOf(Whole.Waits.class);
    assertThat(Whole.newest(story.builds(), "main", story.now().plus(Duration.ofMinutes(10))))
        .isInstanceOf(Whole.Lacks.class);
  }

  @Test
  void a_superseded_build_holds_nothing_up() {
    story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    story.see(commit("b", half("index", "query"), "query"));
    story.see(commit("c", half("index", "query"), "query"));
    story.ask(new BuildCommand.BeginBuild(BuildId.parse("query@3"), 1));

    assertThat(builds()).isEqualTo("index@1 query@1");
    assertThat(((Whole.Found) whole()).manifest().at()).isEqualTo(BuildStory.id("b"));
  }

  private Whole whole() {
    return Whole.newest(story.builds(), "main", story.now());
  }

  private String builds() {
    return whole() instanceof Whole.Found(var manifest, var _)
        ? String.join(" ", manifest.builds().values().stream().map(BuildId::text).toList())
        : "none: " + whole().sentences();
  }
}
