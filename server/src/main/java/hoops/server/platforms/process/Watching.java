package hoops.server.platforms.process;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.engine.fleet.Observation;
import hoops.server.Threads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at every folder at each change and each second, and has done what a look shows to be owed.
///
/// One thread looks; each ending has a thread of its own, since it waits for a grace. Nothing is
/// done before the first look is complete, so that adoption ends nobody.
final class Watching {
  private static final System.Logger LOG = System.getLogger("hoops.process");
  private static final int LOOKS_BETWEEN_STRAY_SCANS = 30;

  private final Lives lives;
  private final Look look;
  private final Hands hands;
  private final Threads threads;
  private final Semaphore woken = new Semaphore(0);
  private final Map<InstanceId, Thread> endings = new ConcurrentHashMap<>();
  // Of the looking thread alone.
  private final Map<InstanceId, WatchKey> watched = new HashMap<>();
  private final List<Thread> running = new ArrayList<>();
  private volatile List<Observation> strays = List.of();
  private @Nullable WatchService folders;

  Watching(Lives lives, Look look, Hands hands, Threads threads) {
    this.lives = lives;
    this.look = look;
    this.hands = hands;
    this.threads = threads;
  }

  void start(Runnable changed) {
    try {
      var service = FileSystems.getDefault().newWatchService();
      folders = service;
      running.add(threads.start("process-folders", () -> hear(service)));
    } catch (IOException none) {
      LOG.log(System.Logger.Level.INFO, "folders are looked at each second only", none);
    }
    running.add(threads.start("process-look", () -> loop(changed)));
  }

  /// Has the next look come at once.
  void wake() {
    woken.release();
  }

  /// What is seen of this life now; empty where no keeper ever came.
  Optional<Observation> at(Life life) {
    var settled = lives.settled(life.id());
    if (settled.isPresent()) {
      return settled;
    }
    return switch (look.at(life)) {
      case Look.Shown.Unclaimed _ -> Optional.empty();
      case Look.Shown.Owing owing -> Optional.of(owing.observation());
      case Look.Shown.Plain plain -> {
        if (plain.observation() instanceof Observation.Ended) {
          lives.settle(plain.observation());
        }
        yield Optional.of(plain.observation());
      }
    };
  }

  /// What bears our mark and has no folder, as of the last scan.
  List<Observation> strays() {
    return strays;
  }

  private void hear(WatchService service) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var key = service.take();
        key.pollEvents();
        key.reset();
        wake();
      }
    } catch (InterruptedException | java.nio.file.ClosedWatchServiceException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop(Runnable changed) {
    Map<InstanceId, Observation> before = Map.of();
    try {
      for (long looks = 0; ; looks++) {
        var seen = all(looks);
        if (!seen.equals(before)) {
          before = seen;
          changed.run();
        }
        if (woken.tryAcquire(1, TimeUnit.SECONDS)) {
          woken.drainPermits();
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<InstanceId, Observation> all(long looks) {
    var seen = new HashMap<InstanceId, Observation>();
    try {
      for (var life : lives.all()) {
        if (lives.settled(life.id()).isPresent()) {
          unwatch(life);
        } else {
          one(life, looks).ifPresent(each -> seen.put(life.id(), each));
        }
      }
      if (looks % LOOKS_BETWEEN_STRAY_SCANS == 0) {
        strays = scanned();
      }
    } catch (IOException trouble) {
      LOG.log(System.Logger.Level.WARNING, "instances cannot be looked at", trouble);
    }
    return seen;
  }

  private Optional<Observation> one(Life life, long looks) {
    watch(life);
    if (looks > 0 && look.at(life) instanceof Look.Shown.Owing) {
      endings.computeIfAbsent(life.id(), id -> threads.start("end " + id, () -> end(life)));
    }
    try {
      hands.keepOutput(life);
    } catch (ClosedByInterruptException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException trouble) {
      LOG.log(System.Logger.Level.WARNING, "output of " + life.id() + " is not kept", trouble);
    }
    return at(life);
  }

  private void end(Life life) {
    try {
      hands.end(life);
      wake();
    } catch (InterruptedIOException | ClosedByInterruptException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException trouble) {
      LOG.log(System.Logger.Level.WARNING, life.id() + " cannot be ended now", trouble);
    } finally {
      endings.remove(life.id()); // what failed is tried again at the next look, not at once
    }
  }

  private void watch(Life life) {
    var service = folders;
    if (service == null || watched.containsKey(life.id())) {
      return;
    }
    try {
      var key = life.folder().register(service, StandardWatchEventKinds.ENTRY_CREATE);
      watched.put(life.id(), key);
    } catch (IOException full) {
      LOG.log(System.Logger.Level.DEBUG, "no folder watch for " + life.id(), full);
    }
  }

  private void unwatch(Life life) {
    var key = watched.remove(life.id());
    if (key != null) {
      key.cancel();
    }
  }

  private List<Observation> scanned() throws IOException {
    var known = lives.all().stream().map(each -> each.id().text()).collect(Collectors.toSet());
    var byId = new HashMap<InstanceId, Set<Integer>>();
    for (var stray : Tree.marked(lives.data().toString(), known).entrySet()) {
      id(stray.getValue())
          .ifPresent(
              id -> byId.computeIfAbsent(id, _ -> new java.util.TreeSet<>()).add(stray.getKey()));
    }
    return byId.entrySet().stream()
        .map(each ->
            (Observation)
                new Observation.Unreadable(
                    each.getKey(),
                    "stray: pids %s were started here, and their folder is gone"
                        .formatted(each.getValue())))
        .toList();
  }

  /// Reads whose a process says it is, from what it was told.
  private static Optional<InstanceId> id(List<String> told) {
    var words = new HashMap<String, String>();
    for (var word : told) {
      int at = word.indexOf('=');
      words.put(word.substring(0, Math.max(at, 0)), word.substring(at + 1));
    }
    try {
      var text = words.getOrDefault("HOOPS_INSTANCE", "");
      int dot = text.lastIndexOf('.');
      var name = text.substring(0, dot);
      return Optional.of(
          new InstanceId(
              new InstanceName(
                  new TierName(words.getOrDefault("HOOPS_TIER", "")),
                  new AssemblyName(words.getOrDefault("HOOPS_ASSEMBLY", "")),
                  Integer.parseInt(name.substring(name.lastIndexOf('-') + 1))),
              new Position(Long.parseLong(text.substring(dot + 1)))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException nobody) {
      return Optional.empty();
    }
  }

  void close() {
    running.forEach(Thread::interrupt);
    try {
      for (var thread : running) {
        thread.join();
      }
      for (var thread : List.copyOf(endings.values())) {
        thread.interrupt();
        thread.join();
      }
      if (folders != null) {
        folders.close();
      }
    } catch (IOException | InterruptedException cutShort) {
      Thread.currentThread().interrupt();
    }
  }
}
