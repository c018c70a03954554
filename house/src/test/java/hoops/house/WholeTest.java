package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.wire.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Hoops as its user has it: the real programs, a real repository, real instances, real HTTP.
class WholeTest extends Whole {
  @Test
  void a_commit_reaches_the_tier_and_the_next_replaces_it() throws Exception {
    hoops.start().settles("web@1", "store@1", "still@1");
    var still = hoops.living().lives();
    assertThat(hoops.fetch("web")).isEqualTo("web 1 over store 1");

    try (var traffic = new Traffic(hoops.address("web"))) {
      traffic.goesOn(hoops);
      system.next("web", "2");
      hoops.settles("web@2", "store@1");
      system.write("store/version", "3").next("web", "3");
      hoops.settles("web@3", "store@3");
      traffic.goesOn(hoops);

      assertThat(traffic.answers())
          .startsWith("web 1 over store 1")
          .contains("web 2 over store 1")
          .endsWith("web 3 over store 3");
      assertThat(traffic.failures()).isEmpty();
    }

    assertThat(hoops.living().lives()).containsAllEntriesOf(only("still", still));
    assertThat(hoops.words("status").text()).contains("night", "ok");
    assertThat(hoops.words("status").exit()).isZero();
    assertThat(system.ledger()).doesNotHaveDuplicates().hasSize(5 + 2 + 4);
  }

  @Test
  void a_second_server_on_the_folder_is_refused() throws Exception {
    hoops.start().settles("web@1");
    var before = hoops.living().lives();

    var second = hoops.said(hoops.serve());

    assertThat(second.exit()).isEqualTo(6);
    assertThat(second.text()).contains(Long.toString(hoops.pid()));
    assertThat(hoops.fetch("web")).isEqualTo("web 1 over store 1");
    system.next("web", "2");
    hoops.settles("web@2", "store@1");
    assertThat(hoops.living().lives()).containsAllEntriesOf(only("store", before));
  }

  @Test
  void a_build_that_is_not_clean_is_held_back_and_named() throws Exception {
    hoops.start().settles("web@1", "store@1", "still@1");
    var before = hoops.living().lives();

    system.write("web/wrong", "").next("web", "2");

    hoops.until("web@2 is not clean", () -> state("web@2").equals("not_clean"));
    assertThat(hoops.words("why", "night").text()).contains("web stays at 1, 2 is not clean");
    assertThat(hoops.words("build", "tests", "web@2").text()).contains("is_right", "it is wrong");
    hoops.settles("web@1", "store@1", "still@1");
    assertThat(hoops.fetch("web")).isEqualTo("web 1 over store 1");
    assertThat(hoops.living().lives()).isEqualTo(before);

    system.remove("web/wrong").next("web", "3");
    hoops.settles("web@3", "store@1", "still@1");
  }

  @Test
  void a_build_that_dies_goes_back_by_itself_and_is_barred() throws Exception {
    hoops.start().settles("web@1", "store@1", "still@1");
    var proven = stands();

    system.write("web/dies", "").next("web", "2");

    hoops.until("web@2 comes to night", () -> builds().contains("web@2"));
    hoops.until("night goes back", () -> stands().equals(proven) && ready("web@1") == 2);
    assertThat(hoops.fetch("web")).isEqualTo("web 1 over store 1");
    assertThat(state("web@2")).isEqualTo("clean");
    assertThat(hoops.get("problems").members("problems")).isNotEmpty();
    assertThat(hoops.words("why", "night").text())
        .contains("closed; gate: settled", "failed here in d-2; the next different one goes");
    hoops.until("status says what went back", () -> next().endsWith(" went back"));

    system.remove("web/dies").next("web", "3");
    hoops.until("web 3 is served", () -> hoops.fetch("web").equals("web 3 over store 1"));
  }

  @Test
  void a_changed_byte_of_the_journal_is_found() throws Exception {
    hoops.start().settles("web@1");
    assertThat(hoops.end()).isZero();
    assertThat(hoops.program("journal", "verify", hoops.data().toString()).exit()).isZero();

    var copy = Files.createDirectory(room.resolve("copy"));
    var file = Files.copy(hoops.data().resolve("journal.db"), copy.resolve("journal.db"));
    assertThat(hoops.program("journal", "verify", copy.toString()).exit()).isZero();
    change(file);

    var said = hoops.program("journal", "verify", copy.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).contains("does not hold");
  }

  @Test
  void a_hostile_file_is_refused_and_the_old_one_stays() throws Exception {
    hoops.start().settles("web@1");
    var before = hoops.get("system");
    var hostile =
        Files.writeString(
            room.resolve("hostile.yaml"),
            "hoops: 1\nsystem: small\nassemblies: " + "[".repeat(5000) + "\n");
    var wrong =
        Files.writeString(
            room.resolve("wrong.yaml"),
            Files.readString(system.folder().resolve("hoops.yaml")).replace("when: at", "wen: at"));

    assertThat(hoops.program("validate", hostile.toString()))
        .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
        .satisfies(said -> assertThat(said.text()).contains("hostile.yaml:3:"));
    for (var file : List.of(hostile, wrong)) {
      var said = hoops.words("system", "apply", file.toString(), "-y", "-m", "trying it");
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.text()).containsPattern(file.getFileName() + ":\\d+:\\d+");
    }

    var after = hoops.get("system");
    assertThat(after.number("version", 0)).isEqualTo(1);
    assertThat(after.text("text", "")).isEqualTo(before.text("text", ""));
    assertThat(hoops.fetch("web")).isEqualTo("web 1 over store 1");
  }

  /// Requests are sent nowhere while it goes down, so that nobody waits for their end in vain.
  @Test
  void a_tier_goes_down_and_comes_up_as_it_was() throws Exception {
    hoops.start().settles("web@1", "store@1", "still@1");
    var routes = hoops.data().resolve("gateways/night/routes");
    assertThat(routes).content().contains("instance night-web-1.", " serving");

    assertThat(hoops.words("tier", "down", "night", "-y", "-m", "a quiet hour").exit()).isZero();

    hoops.until("nothing runs any more", () -> hoops.living().everything().isEmpty());
    assertThat(routes).content().doesNotContain(" serving");
    assertThat(hoops.words("tier", "up", "night", "-m", "back again").exit()).isZero();
    hoops.settles("web@1", "store@1", "still@1");
    hoops.until("it answers where it did", () -> answers("web 1 over store 1"));
  }

  /// The gateway comes up beside the instances, and may be the later one.
  private boolean answers(String text) throws IOException, InterruptedException {
    try {
      return hoops.fetch("web").equals(text);
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /// The mistakes come before anything is made or any port is taken, in the document as well.
  @Test
  void a_folder_that_cannot_be_served_stays_as_it_is() throws Exception {
    var folder = Files.createDirectory(room.resolve("not served"));
    Files.writeString(folder.resolve("hoops.yaml"), "hoops: 1\nsystm: small\n");

    var said = hoops.program("serve", folder.toString(), "--json");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text())
        .contains("\"details\":[\"hoops.yaml:1:1 ")
        .contains("hoops.yaml:2:1 the file has no key \\\"systm\\\"")
        .contains("hoops validate '" + folder.toRealPath() + "/hoops.yaml'");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("hoops.yaml"));
    }
  }

  @Test
  void term_ends_the_server_and_the_tier_lives_on() throws Exception {
    hoops.start().settles("web@1", "store@1", "still@1");
    var before = hoops.living().lives();
    var web = hoops.address("web");

    assertThat(hoops.end()).isZero();
    assertThat(hoops.living().lives()).isEqualTo(before);
    assertThat(hoops.fetch(web)).isEqualTo("web 1 over store 1");

    hoops.start().settles("web@1", "store@1", "still@1");
    assertThat(hoops.living().lives()).isEqualTo(before);
    assertThat(hoops.address("web")).isEqualTo(web);
    assertThat(system.ledger()).hasSize(5);
  }

  private String next() throws Exception {
    return hoops.get("status").members("tiers").getFirst().text("next", "");
  }

  private String state(String build) throws Exception {
    return hoops.get("builds").members("builds").stream()
        .filter(one -> one.text("build", "").equals(build))
        .map(one -> one.text("state", ""))
        .findFirst()
        .orElse("");
  }

  /// The set that night stands on, where nothing moves it.
  private String stands() throws Exception {
    var night = hoops.get("status").members("tiers").getFirst();
    return night.text("rollout", "").isEmpty() ? night.text("manifest", "") : "";
  }

  private List<String> builds() throws Exception {
    return lives().map(one -> one.text("build", "")).toList();
  }

  private long ready(String build) throws Exception {
    return lives()
        .filter(one -> one.text("build", "").equals(build) && one.value("ready") == Json.Truth.TRUE)
        .count();
  }

  private Stream<Json.Members> lives() throws Exception {
    return hoops.get("instances").members("instances").stream();
  }

  private static Map<String, Long> only(String assembly, Map<String, Long> lives) {
    return lives.entrySet().stream()
        .filter(life -> life.getKey().startsWith("night-" + assembly + "-"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Changes one byte of what one entry says; the file may hold an older copy of it in free space.
  private static void change(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var said = "tier.manifest-proven{\"tier\":\"night\"";
    assertThat(text).contains(said);
    for (int at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) {
      bytes[at + said.length() - 2] = 'T';
    }
    Files.write(file, bytes);
  }
}
