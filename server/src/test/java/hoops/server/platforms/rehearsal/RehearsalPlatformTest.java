package hoops.server.platforms.rehearsal;

import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Platform;
import hoops.engine.fleet.PlatformContract;
import hoops.server.platforms.rehearsal.Act.Heed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// The platform that pretends passes the contract, in virtual time.
class RehearsalPlatformTest extends PlatformContract {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final Map<InstanceId, Script> scripts = new TreeMap<>();
  private final RehearsalPlatform platform =
      new RehearsalPlatform(() -> now, spec -> act(scripts.get(spec.id())));

  @Override
  protected Platform open() {
    return platform;
  }

  @Override
  protected InstanceSpec spec(InstanceId id, Script script) {
    scripts.putIfAbsent(id, script);
    return new InstanceSpec(
        id,
        "logs",
        new BuildId(id.assembly(), 1),
        Digest.of("artifact"),
        new InstanceSpec.Packing.File("a.jar"),
        List.of(),
        List.of("http"),
        new TreeMap<>(),
        new InstanceSpec.Properties("night/v1", Map.of(), Map.of()),
        new InstanceSpec.Stop("TERM", Duration.ofSeconds(5)),
        new InstanceSpec.Limits(1, 1));
  }

  private static Act act(Script script) {
    var serves = Act.SERVES.launching(Duration.ofMillis(300));
    return switch (script) {
      case SERVES -> serves;
      case ENDS_WITH_7 -> serves.endingWith(7, Duration.ofMillis(400));
      case SPEAKS -> serves.saying(SAID);
      case IGNORES_ITS_SIGNAL -> serves.with(Heed.IGNORES, Duration.ZERO);
      case HAS_DAEMONS -> serves.with(3);
      case LEAVES_DAEMONS -> serves.with(3).endingWith(7, Duration.ofMillis(400));
    };
  }

  @Override
  protected void until(String what, BooleanSupplier holds) {
    for (int i = 0; i < 600 && !holds.getAsBoolean(); i++) {
      now = now.plusMillis(100);
    }
    Assertions.assertThat(holds.getAsBoolean()).as(what).isTrue();
  }

  @Override
  protected int alive(InstanceId id) {
    return platform.programs(id);
  }
}
