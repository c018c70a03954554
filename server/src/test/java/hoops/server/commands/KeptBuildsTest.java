package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.Product;
import hoops.engine.build.Tests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of a build whose artifact went.
class KeptBuildsTest {
  private static final BuildId RECEIVER = BuildId.parse("receiver@1");
  private static final Digest JAR = Digest.of("jar");
  private static final BuildEvent CLEAN =
      new BuildEvent.BuildCameClean(
          RECEIVER,
          new Product(Digest.of("print"), new Artifact(JAR, 9, "a.jar", Artifact.Form.FILE)),
          new Tests(3, 0, 0, 0, List.of()),
          Digest.of("reports"));

  @Test
  void while_it_is_kept_nothing_is_said() throws Exception {
    try (var stage = Stage.then(CLEAN)) {
      assertThat(stage.terminal("build show receiver@1").out()).doesNotContain("kept");
      assertThat(stage.terminal("build log receiver@1").code()).isZero();
    }
  }

  @Test
  void that_it_went_is_said_with_the_day_and_why() throws Exception {
    try (var stage = Stage.then(CLEAN, new BuildEvent.ArtifactWent(JAR, Duration.ofDays(30)))) {
      assertThat(stage.terminal("build show receiver@1").out())
          .contains("not kept  it went on 2026-11-24, after 30 days without use");
      assertThat(stage.pipe("build show receiver@1 --json").out())
          .contains("\"artifact_went_at\":\"2026-11-24T11:39:00.000Z\"");
    }
  }
}
