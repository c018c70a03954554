package hoops.engine.release;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Actor;
import hoops.engine.BuildId;
import hoops.engine.Position;
import hoops.engine.Refusal;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.build.BuildStory;
import hoops.engine.release.Choice.Chosen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final TierName NIGHT = new TierName("night");
  private static final TierName DAWN = new TierName("dawn");
  private final BuildStory story = new BuildStory();
  private final TreeMap<TierName, Manifest> running = new TreeMap<>();
  private Manifests manifests = Manifests.NONE;

  @Test
  void the_canonical_bytes_never_change() throws IOException {
    var manifest = two();

    assertThat(Identity.canonical(manifest.parts())).isEqualTo(golden("manifest.v1.txt"));
    assertThat(manifest.hash().hex()).isEqualTo(golden("manifest.v1.hash").strip());
  }

  private static String golden(String name) throws IOException {
    try (var in = Objects.requireNonNull(ManifestTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void one_digest_under_two_numbers_is_two_things() {
    var one = two();
    var part = one.parts().firstEntry().getValue();
    var renumbered =
        new Manifest.Part(BuildId.parse("index@4712"), part.product(), part.assembly());

    assertThat(one.with(renumbered).hash()).isNotEqualTo(one.hash());
    assertThat(one.with(part).hash()).isEqualTo(one.hash());
  }

  @Test
  void where_it_was_made_is_no_part_of_what_it_is() {
    var one = two();

    assertThat(Manifest.of(BuildStory.id("f"), one.parts()).hash()).isEqualTo(one.hash());
  }

  @Test
  void an_equal_set_is_made_once() {
    make(two());

    assertThat(manifests.making(two())).isEmpty();
    assertThat(manifests.manifest(two().hash()).orElseThrow()).isEqualTo(two());
  }

  @Test
  void main_is_the_newest_whole_set() {
    assertThat(choose("main")).isInstanceOf(Choice.None.class);
    two();

    assertThat(choose("main")).isInstanceOf(Chosen.class);
  }

  @Test
  void a_manifest_is_named_by_some_of_its_digits() {
    var one = two();
    make(one);

    assertThat(((Chosen) choose(one.hash().brief())).manifest()).isEqualTo(one);
    assertThat(refusal("m-000000")).isEqualTo(Refusal.Kind.NOT_FOUND);
  }

  @Test
  void a_build_is_exchanged_in_what_the_tier_runs() {
    var one = two();
    story.see(commit("b", half("index", "query"), "index")).clean("index@2");
    assertThat(refusal("index@2")).isEqualTo(Refusal.Kind.NOT_FOUND);
    running.put(NIGHT, one);

    var chosen = ((Chosen) choose("index@2")).manifest();
    assertThat(chosen.builds().values())
        .containsExactly(BuildId.parse("index@2"), BuildId.parse("query@1"));
  }

  @Test
  void a_build_that_is_not_clean_moves_nowhere() {
    running.put(NIGHT, two());
    story.see(commit("b", half("index", "query"), "index")).failed("index@2", 1);

    assertThat(refusal("index@2")).isEqualTo(Refusal.Kind.REFUSED);
    assertThat(refusal("index@9")).isEqualTo(Refusal.Kind.NOT_FOUND);
  }

  @Test
  void another_tier_is_named_by_its_name() {
    running.put(DAWN, two());

    assertThat(choose("@dawn")).isInstanceOf(Chosen.class);
    assertThat(refusal("@night")).isEqualTo(Refusal.Kind.NOT_FOUND);
    assertThatThrownBy(() -> What.parse("r1 13")).hasMessageContaining("main, m-81c4d2");
  }

  private Manifest two() {
    if (story.builds().commits().isEmpty()) {
      story.see(commit("a", half("index", "query"))).clean("index@1").clean("query@1");
    }
    return Whole.newest(story.builds(), "main", story.now()) instanceof Whole.Found found
        ? found.manifest()
        : Manifest.of(BuildStory.id("0"), new TreeMap<>());
  }

  private void make(Manifest manifest) {
    for (var event : manifests.making(manifest)) {
      manifests =
          manifests.after(
              event, new Stamp(new Position(1), story.now(), Actor.HOOPS), story.builds());
    }
  }

  private Choice choose(String what) {
    var seen = new Choice.Seen(story.builds(), manifests, running, "main", story.now());
    return Choice.of(What.parse(what), NIGHT, seen);
  }

  private Refusal.Kind refusal(String what) {
    return ((Choice.None) choose(what)).refusal().kind();
  }
}
