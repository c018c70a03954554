package hoops.server.systemfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitTest {
  private static final Init.Options USUAL =
      new Init.Options("logs", List.of("mia", "ken"), "Europe/Berlin", new TreeMap<>());

  @TempDir Path folder;

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
    assertThat(report.lines().getLast()).isEqualTo("To go:  hoops serve");
  }

  @Test
  void modules_of_maven_are_assemblies() throws IOException {
    has("pom.xml", "<modules><module>receiver</module><module>web</module></modules>");
    has("mvnw", "");

    var needs = new TreeMap<>(Map.of("web", List.of("receiver")));
    var report = Init.run(folder, new Init.Options("", List.of(), "", needs));

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
  void nothing_to_build_writes_nothing() {
    assertThat(Init.run(folder, USUAL).mistakes()).isOne();
    assertThat(folder.resolve("hoops.yaml")).doesNotExist();
  }
}
