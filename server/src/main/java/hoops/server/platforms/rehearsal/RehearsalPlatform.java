package hoops.server.platforms.rehearsal;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Output;
import hoops.engine.fleet.Platform;
import hoops.engine.fleet.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where nothing runs: every life follows an [Act], by the clock that it was given.
///
/// What it holds outlives the server that uses it, as long as this object does. Any thread may
/// call.
public final class RehearsalPlatform implements Platform {
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 40_000;

  private final InstantSource time;
  private final Acting acting;
  private final ReentrantLock lock = new ReentrantLock(); // guards all that follows
  private final TreeMap<InstanceId, Life> lives = new TreeMap<>();
  private final TreeMap<InstanceId, Observation.Ended> closed = new TreeMap<>();
  private final Set<InstanceId> forgotten = new HashSet<>();
  private final Set<InstanceId> lost = new HashSet<>();
  private Epoch seen = new Epoch(0);
  private int lastPort;

  public RehearsalPlatform(InstantSource time, Acting acting) {
    this.time = time;
    this.acting = acting;
  }

  @Override
  public List<Observation> observe(Epoch epoch) {
    return locked(() -> {
      obey(epoch);
      var all = new TreeMap<InstanceId, Observation>(closed);
      lives.values().forEach(life -> all.put(life.id(), life.seen(time.instant())));
      return List.copyOf(all.values());
    });
  }

  @Override
  public void start(Epoch epoch, InstanceSpec spec) {
    locked(() -> {
      obey(epoch);
      var id = spec.id();
      boolean known = known(id);
      if (!known) {
        var act = acting.act(spec);
        lives.put(id, new Life(spec, act, time.instant(), Instant.MAX, ports(spec)));
      }
      return known;
    });
  }

  /// Every id that was ever started or closed has had its one life (I9, P1).
  private boolean known(InstanceId id) {
    return lives.containsKey(id)
        || closed.containsKey(id)
        || forgotten.contains(id)
        || lost.contains(id);
  }

  @Override
  public void stop(Epoch epoch, InstanceId id) {
    locked(() -> {
      obey(epoch);
      var now = time.instant();
      if (forgotten.contains(id)) {
        return false;
      }
      if (!lives.containsKey(id)) {
        var why = "it was closed before it began";
        closed.putIfAbsent(id, new Observation.Ended(id, now, new Exit.NeverRan(why)));
      }
      lives.computeIfPresent(id, (_, life) -> life.toldAt(now));
      return true;
    });
  }

  @Override
  public Output output(InstanceId id, long offset, int most) {
    return locked(() -> {
      var all = written(id);
      int from = Math.clamp(offset, 0, all.length);
      int to = Math.min(all.length, from + most);
      return new Output(offset, Arrays.copyOfRange(all, from, to));
    });
  }

  private byte[] written(InstanceId id) {
    var life = lives.get(id);
    return life == null || life.act().launches().compareTo(lived(life)) > 0
        ? new byte[0]
        : life.act().says().getBytes(StandardCharsets.UTF_8);
  }

  private Duration lived(Life life) {
    return Duration.between(life.began(), time.instant());
  }

  @Override
  public void forget(Epoch epoch, InstanceId id) {
    locked(() -> {
      obey(epoch);
      var life = lives.get(id);
      boolean over = life == null || life.seen(time.instant()) instanceof Observation.Ended;
      if (over && (life != null || closed.containsKey(id))) {
        lives.remove(id);
        closed.remove(id);
        forgotten.add(id);
      }
      return over;
    });
  }

  /// Loses this life and every trace of it, as a machine does that is gone; its id stays closed.
  public void lose(InstanceId id) {
    locked(() -> lives.remove(id) != null && lost.add(id));
  }

  /// Ends this life now, by itself, with this code; nothing where it does not run.
  public void crash(InstanceId id, int code) {
    locked(() -> {
      var life = lives.get(id);
      if (life == null || life.seen(time.instant()) instanceof Observation.Ended) {
        return false;
      }
      var act = life.act().endingWith(code, lived(life));
      lives.put(id, new Life(life.spec(), act, life.began(), Instant.MAX, life.ports()));
      return true;
    });
  }

  /// What its checks answer now, as somebody would see who asked them.
  public Sighting health(InstanceId id) {
    return locked(() -> {
      var life = lives.get(id);
      if (life == null) {
        return new Sighting.Absent();
      }
      return switch (life.seen(time.instant())) {
        case Observation.Ended ended -> new Sighting.Gone(ended.exit());
        case Observation.Starting _ -> new Sighting.Launching();
        case Observation.Stuck stuck -> new Sighting.WillNotGo(new Reason(stuck.why()));
        case Observation.Unreadable odd -> new Sighting.Unreadable(new Reason(odd.why()));
        case Observation.Running _ -> health(life);
      };
    });
  }

  private Sighting health(Life life) {
    var lived = lived(life);
    if (lived.compareTo(life.act().ready()) < 0) {
      return new Sighting.NotReady(new Reason("not ready yet"));
    }
    return lived.compareTo(life.act().sick()) < 0
        ? new Sighting.Well()
        : new Sighting.Unhealthy(new Reason("its check fails"));
  }

  /// How many programs of this life are alive.
  public int programs(InstanceId id) {
    return locked(() -> {
      var life = lives.get(id);
      return life == null ? 0 : life.programs(time.instant());
    });
  }

  private void obey(Epoch epoch) {
    if (epoch.compareTo(seen) < 0) {
      throw new StaleEpoch(epoch, seen);
    }
    seen = epoch;
  }

  private Map<String, Integer> ports(InstanceSpec spec) {
    var ports = new HashMap<String, Integer>();
    for (var name : spec.ports()) {
      lastPort = (lastPort + 1) % PORTS;
      ports.put(name, FIRST_PORT + lastPort);
    }
    return ports;
  }

  private <T> T locked(Supplier<T> act) {
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }
}
