package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitTest {
  private static final Init.Options USUAL = options("logs", List.of("mia", "ken"), new TreeMap<>());

  @TempDir Path folder;

  private static Init.Options options(
      String name, List<String> people, SortedMap<String, List<String>> needs) {
    return new Init.Options(name, people, "Europe/Berlin", needs, Init.Suite.LEFT_OUT, "");
  }

  private void has(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void each_build_tool_gives_an_assembly_and_a_valid_file() throws IOException {
    has("api/pom.xml", "<project/>");
    has("front/package.json", "{\"scripts\": {\"start\": \"node server.js\"}}");
    has("jobs/pyproject.toml", "[project]\n");
    has("mail/Makefile", "all:\n\ndist:\n\techo\n");
    has("proxy/Dockerfile", "FROM x\nEXPOSE 8080\n");

    var report = Init.run(folder, USUAL);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(Files.readString(folder.resolve("hoops.yaml")))
        .startsWith("hoops: 1\n# yaml-language-server: $schema=")
        .contains("  api:\n    build: mvn -q -f api/pom.xml verify\n")
        .contains("run: node server.js")
        .contains("build: python3 -m pytest --junitxml=jobs/junit.xml jobs")
        .contains("build: make -C mail dist")
        .contains("ports: {http: 8080}")
        .contains("people: [mia, ken]");
    assertThat(folder.resolve("checklists/full-deploy.yaml")).exists();
    assertThat(report.lines().getLast()).contains("is right");
  }

  @Test
  void modules_of_maven_are_assemblies() throws IOException {
    has("pom.xml", "<modules><module>receiver</module><module>web</module></modules>");
    has("mvnw", "");

    var needs = new TreeMap<>(Map.of("web", List.of("receiver")));
    var report = Init.run(folder, options("logs", List.of(), needs));

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(Files.readString(folder.resolve("hoops.yaml")))
        .contains("build: ./mvnw -q -pl web -am verify")
        .contains("artifact: web/target/web.jar")
        .contains("needs: [receiver]")
        .contains("solo: true");
  }

  @Test
  void a_file_that_exists_stays() throws IOException {
    has("hoops.yaml", "mine");
    has("pom.xml", "<project/>");

    assertThat(Init.run(folder, USUAL).mistakes()).isOne();
    assertThat(Files.readString(folder.resolve("hoops.yaml"))).isEqualTo("mine");
  }

  @Test
  void an_empty_folder_gets_an_example_to_change() {
    var report = Init.run(folder, USUAL);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(report.lines().getFirst()).startsWith("Nothing was recognised here");
    assertThat(folder.resolve("hoops.yaml")).content().contains("  app:\n");
  }

  @Test
  void what_cannot_be_right_is_not_written() {
    var report = Init.run(folder, options("logs", List.of("Mia Lang"), new TreeMap<>()));

    assertThat(report.mistakes()).isPositive();
    assertThat(folder.resolve("hoops.yaml")).doesNotExist();
  }

  @Test
  void gradle_go_shell_and_the_root_itself_are_seen() throws IOException {
    has("api/build.gradle.kts", "");
    has("feed/go.mod", "module feed");
    has("store/store.sh", "");
    has("web/main.py", "");

    var report = Init.run(folder, USUAL);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(folder.resolve("hoops.yaml"))
        .content()
        .contains("build: gradle -q -p api build", "build: go build -C feed -o dist/feed .")
        .contains("run: sh store.sh", "run: python3 main.py");
  }

  @Test
  void a_single_program_at_the_root_names_its_sources() throws IOException {
    has("go.mod", "module one");

    assertThat(Init.run(folder, USUAL).mistakes()).isZero();
    assertThat(folder.resolve("hoops.yaml")).content().contains("    sources: .\n");
  }

  @Test
  void services_of_a_compose_file_are_assemblies() throws IOException {
    has(
        "compose.yaml",
        """
        services:
          api:
            image: registry.example/api:7
            ports: ["8080:80"]
            healthcheck:
              test: ["CMD", "curl", "-f", "http://localhost/healthz"]
            depends_on: [Store]
          Store:
            build: ./store
            expose: [6379]
          web:
            image: web
            depends_on:
              api: {condition: service_healthy}
        """);

    var report = Init.run(folder, USUAL);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(folder.resolve("hoops.yaml"))
        .content()
        .contains("    image: registry.example/api:7\n    ports: {http: 80}\n")
        .contains("    health: /healthz\n    needs: [store]\n")
        .contains("  store:\n    sources: Store/\n    image: store  # check")
        .contains("    needs: [api]\n");
  }

  @Test
  void the_health_check_of_an_image_is_taken() throws IOException {
    has("api/Dockerfile", "FROM x\nHEALTHCHECK CMD curl -f http://127.0.0.1:80/up || exit 1\n");

    assertThat(Init.run(folder, USUAL).mistakes()).isZero();
    assertThat(folder.resolve("hoops.yaml")).content().contains("    health: /up\n");
  }

  @Test
  void hostile_and_taken_names_do_no_harm() throws IOException {
    for (var name :
        List.of(
            "a b",
            "it's",
            "x: y",
            "#z",
            "-n",
            "main",
            "on",
            "gateway",
            "r113",
            "My_App",
            "my-app",
            "0day",
            "a".repeat(60),
            "${HOME}",
            "p\nq",
            "\u001b[31m",
            "..b")) {
      has(name + "/Makefile", "build:\n");
    }

    var report = Init.run(folder, USUAL);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(folder.resolve("hoops.yaml"))
        .content()
        .contains("  main-app:\n", "  on-app:\n", "  r113-app:\n", "  my-app:\n", "  my-app-2:\n")
        .doesNotContain("HOME", "\u001b");
  }

  @Test
  void a_suite_and_where_to_tell_are_written_when_asked_for() throws IOException {
    has("api/pom.xml", "<project/>");
    var options =
        new Init.Options("logs", List.of(), "UTC", new TreeMap<>(), Init.Suite.WRITTEN, "slack");

    var report = Init.run(folder, options);

    assertThat(report.mistakes()).as(String.join("\n", report.lines())).isZero();
    assertThat(folder.resolve("it/smoke.sh")).content().contains("for url in \"$API_URL\"; do");
    assertThat(folder.resolve("hoops.yaml"))
        .content()
        .contains("smoke: sh it/smoke.sh", "deploys: {slack: secret slack-deploys}", "solo: true");
  }
}
