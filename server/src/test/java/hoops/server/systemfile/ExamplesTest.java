package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.system.Moving.Judge;
import hoops.engine.system.Schedule;
import hoops.engine.system.SystemFile;
import hoops.engine.system.TierSpec;
import hoops.engine.system.TierSpec.Follows;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The manual's two examples are valid, and give what the manual says.
final class ExamplesTest {
  private static final AssemblyName API = new AssemblyName("api");

  static byte[] bytes(String name) throws IOException {
    try (var in = ExamplesTest.class.getResourceAsStream("/systemfile/" + name)) {
      return in.readAllBytes();
    }
  }

  private static SystemFile valid(String name) throws IOException {
    var loaded = SystemFiles.load(bytes(name));
    assertThat(loaded)
        .as(String.join("\n", Validate.of(name, loaded, "").lines()))
        .isInstanceOf(SystemFiles.Loaded.Valid.class);
    return ((SystemFiles.Loaded.Valid) loaded).file();
  }

  @Test
  void the_smallest_gives_the_four_tiers() throws IOException {
    var governed = valid("smallest.yaml").governed();

    assertThat(governed.tiers())
        .extracting(tier -> tier.name().text())
        .containsExactly("night", "stage", "long", "production");
    assertThat(governed.tiers())
        .extracting(TierSpec::follows)
        .containsExactly(Follows.MAIN, Follows.RELEASE, Follows.NOTHING, Follows.NOTHING);
    assertThat(governed.tiers().stream().mapToInt(tier -> 2 * tier.instances(API)).sum())
        .isEqualTo(14);
  }

  @Test
  void each_column_of_defaults_is_as_the_manual_says() throws IOException {
    var tiers = valid("smallest.yaml").governed().tiers();

    assertThat(tiers)
        .extracting(TierSpec::when)
        .containsExactly(
            new Schedule.Every(Duration.ofHours(3)),
            new Schedule.AtOnce(),
            new Schedule.ByHand(),
            new Schedule.ByHand());
    assertThat(tiers)
        .extracting(TierSpec::owner)
        .containsExactly("cop", "cop", "primary", "primary");
    assertThat(tiers).extracting(TierSpec::isProtected).containsExactly(false, false, true, true);
    assertThat(tiers).extracting(TierSpec::latestOnly).containsExactly(true, false, false, false);
    assertThat(tiers)
        .extracting(tier -> tier.moving(API).bake().first().toSeconds())
        .containsExactly(30L, 30L, 300L, 900L);
    assertThat(tiers)
        .extracting(tier -> tier.moving(API).bake().later().toSeconds())
        .containsExactly(10L, 10L, 100L, 300L);
    assertThat(tiers)
        .extracting(tier -> tier.moving(API).judge())
        .containsExactly(Judge.HEALTH, Judge.HEALTH, Judge.COMPARES, Judge.COMPARES);
    assertThat(tiers.getLast().gates()).containsKeys("soak", "observer", "feeds", "stop", "clean");
    assertThat(tiers.getFirst().gates())
        .containsKeys("stop", "pin", "slot", "settled", "whole", "clean", "artifacts", "properties")
        .doesNotContainKeys("soak", "duty", "on-branch");
  }

  @Test
  void what_an_assembly_leaves_out_is_filled_in() throws IOException {
    var assembly = valid("smallest.yaml").travels().assembly(API).orElseThrow();

    assertThat(assembly.sources()).containsExactly("api/");
    assertThat(assembly.recipe().commands())
        .containsExactly(List.of("./mvnw", "-q", "-pl", "api", "-am", "verify"));
    assertThat(assembly.recipe().limit()).isEqualTo(Duration.ofMinutes(30));
    assertThat(assembly.run()).containsExactly("java", "-jar", "api.jar");
    assertThat(assembly.ports()).containsExactly("http");
    assertThat(assembly.health().every()).isEqualTo(Duration.ofSeconds(10));
    assertThat(assembly.stop().signal()).isEqualTo("TERM");
    assertThat(assembly.stop().grace()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void the_whole_one_is_read_key_by_key() throws IOException {
    var file = valid("whole.yaml");
    var governed = file.governed();
    var production = governed.tier(new TierName("production")).orElseThrow();
    var receiver = new AssemblyName("receiver");

    assertThat(governed.zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
    assertThat(governed.repository().address()).isEqualTo("https://git.example/logs.git");
    assertThat(governed.owner(receiver)).isEqualTo("ingest");
    assertThat(governed.owner(new AssemblyName("web"))).isEqualTo("cop");
    assertThat(production.instances(receiver)).isEqualTo(12);
    assertThat(production.instances(new AssemblyName("index"))).isEqualTo(24);
    assertThat(production.instances(new AssemblyName("web"))).isEqualTo(3);
    assertThat(production.place().address(new AssemblyName("web"))).isEqualTo("127.0.0.1:8080");
    assertThat(production.gate("soak").text()).matches("hoops.yaml:[0-9]+");
    assertThat(production.gate("observer").byDefault()).isTrue();
    assertThat(production.moving(receiver).surge()).isEqualTo(new Share.Percent(33));
    var assembly = file.travels().assembly(receiver).orElseThrow();
    assertThat(assembly.ports()).containsExactly("http", "admin");
    assertThat(assembly.properties().get("receiver.batch").fallback()).isEqualTo("500");
    assertThat(assembly.properties().get("receiver.key").secret()).isTrue();
    assertThat(assembly.needs()).containsExactly(new AssemblyName("index"));
  }

  @Test
  void each_key_only_read_gives_one_note() throws IOException {
    var notes =
        valid("whole.yaml").notes().stream()
            .filter(note -> note.sentence().endsWith("not yet acted on by this version"))
            .map(note -> note.sentence().split(" ", -1)[0])
            .toList();

    assertThat(notes)
        .contains("suites", "rotations", "freezes", "announce", "personal", "production.gates.soak")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_travels_is_stored_and_read_again() throws IOException {
    var travels = valid("whole.yaml").travels();
    var again = hoops.engine.system.Travels.restored(travels.stored());

    assertThat(again).isEqualTo(travels);
    var receiver = new AssemblyName("receiver");
    assertThat(again.digest(receiver)).isEqualTo(travels.digest(receiver));
  }
}
