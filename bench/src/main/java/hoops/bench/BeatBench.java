package hoops.bench;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.control.Tick;
import hoops.engine.control.World;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.RolloutCommand.PlanDeploy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a tier of 40 assemblies with 250 instances each costs: a plan that moves all of it, and a
/// beat in which nothing happens.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class BeatBench {
  private BigTier tier;
  private World world;
  private Instant now;
  private PlanDeploy plan;

  @Setup
  public void arrive() {
    tier = BigTier.arrived();
    world = tier.world();
    now = tier.now();
    ManifestHash newest = tier.newest();
    plan = new PlanDeploy(BigTier.TIER, newest, Kind.PROMOTE);
  }

  @Benchmark
  public Decision plan_of_40_by_250() {
    return world.decide(plan, Cause.SELF, now);
  }

  @Benchmark
  public Decision a_beat_that_remembers_nothing() {
    return world.decide(new Tick(now, Duration.ZERO), Cause.SELF, now);
  }

  @Benchmark
  public void a_quiet_beat() {
    tier.beat();
  }
}
