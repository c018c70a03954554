package hoops.house;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the server, again and again, at moments drawn by a seed.
///
/// Properties: `hoops.kills`, how often (20); `hoops.seed`, which moments. `bench/kills.sh` gives
/// both.
@Tag("whole")
class KillTest {
  private static final int KILLS = Integer.getInteger("hoops.kills", 20);
  private static final long SEED = Long.getLong("hoops.seed", 7070);

  /// About as long as a commit takes to become a proven set.
  private static final int LATEST_MILLIS = 3_500;

  @TempDir Path room;

  @Test
  void killed_at_any_moment_nothing_is_lost_repeated_or_orphaned() throws Exception {
    System.out.printf("KillTest: -Dhoops.kills=%d -Dhoops.seed=%d%n", KILLS, SEED);
    var random = new Random(SEED);
    var system = SmallSystem.in(room.resolve("system"), room.resolve("ledger"));
    var changes = new ArrayList<Change>();
    var midst = new TreeMap<String, Integer>();
    try (var hoops = new Running(room, system.folder())) {
      hoops.start().settles("web@1", "store@1", "still@1");
      var untouched = untouched(hoops.living().lives());
      try (var traffic = new Traffic(hoops.address("web"))) {
        for (int kill = 1; kill <= KILLS; kill++) {
          var change = new Change(random.nextInt(4) == 0 ? "store" : "web", kill + 1);
          changes.add(change);
          change.commit(system);
          midst.merge(killOnce(hoops, random.nextInt(LATEST_MILLIS)), 1, Integer::sum);
        }
        settles(hoops, changes);
        traffic.goesOn(hoops);
        System.out.printf("KillTest: killed in the midst of %s%n", midst);
        assertThat(midst.keySet()).anyMatch(one -> one.startsWith("a rollout"));
        assertThat(traffic.failures()).isEmpty();
      }
      assertThat(hoops.living().lives()).containsAllEntriesOf(untouched);
      nothingIsRepeated(hoops, system);
      nothingIsOrphaned(hoops);
      assertThat(end(hoops)).isEqualTo(calm(changes));
      assertThat(hoops.end()).isZero();
      assertThat(hoops.program("journal", "verify", hoops.data().toString()).exit()).isZero();
    }
  }

  /// One commit: another version of one assembly, as the number of the commit says.
  private record Change(String assembly, int number) {
    void commit(SmallSystem system) throws Exception {
      system.next(assembly, Integer.toString(number));
    }

    static int last(String assembly, List<Change> changes) {
      return changes.stream()
          .filter(one -> one.assembly().equals(assembly))
          .mapToInt(Change::number)
          .max()
          .orElse(1);
    }
  }

  /// Kills after so long, starts anew, and compares what lived before with what lives then; returns
  /// what the kill was in the midst of.
  private static String killOnce(Running hoops, int millis) throws Exception {
    long moment = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < moment) {
      LockSupport.parkNanos(moment - System.nanoTime());
    }
    var midst = hoops.midst();
    hoops.kill();
    var before = hoops.living().lives();
    hoops.start();
    var after = hoops.living().lives();
    before.forEach((life, pid) -> assertThat(after.getOrDefault(life, pid)).isEqualTo(pid));
    return midst;
  }

  /// Until the newest set runs whole, and is served.
  private static void settles(Running hoops, List<Change> changes) throws Exception {
    var newest =
        "web %d over store %d"
            .formatted(Change.last("web", changes), Change.last("store", changes));
    hoops.settles();
    hoops.until(
        newest + " is served",
        () -> hoops.assemblies().contains("web") && hoops.fetch("web").equals(newest));
    hoops.settles();
  }

  /// Each life was ordered by one entry and has started at most once; those that run did.
  private static void nothingIsRepeated(Running hoops, SmallSystem system) throws Exception {
    var ordered = ordered(hoops);
    var running = new TreeSet<>(hoops.living().lives().keySet());
    running.removeIf(life -> life.contains("-gateway-"));
    assertThat(system.ledger()).doesNotHaveDuplicates().isSubsetOf(ordered).containsAll(running);
    assertThat(ordered).doesNotHaveDuplicates();
  }

  private static List<String> ordered(Running hoops) throws Exception {
    var all = new ArrayList<String>();
    var next = "limit=1000";
    while (!next.isEmpty()) {
      var page = hoops.get("journal?" + next);
      for (var entry : page.members("entries")) {
        if (entry.text("type", "").equals("instance.ordered")
            && entry.value("data") instanceof Json.Members data) {
          all.add(
              "%s-%s-%d.%d"
                  .formatted(
                      data.text("tier", ""),
                      data.text("assembly", ""),
                      data.number("number", 0),
                      entry.number("position", 0)));
        }
      }
      next = page.text("next", "");
    }
    return all;
  }

  /// Whatever bears the folder's name is an instance that the server knows, the gateway, or the
  /// keeper of one.
  private static void nothingIsOrphaned(Running hoops) throws Exception {
    var known = new TreeSet<String>();
    for (var one : hoops.get("instances").members("instances")) {
      known.add(one.text("id", ""));
    }
    hoops.until("no build is left", () -> hoops.living().orphans().isEmpty());
    hoops.until(
        "only what the server knows runs",
        () -> {
          var lives = new TreeSet<>(hoops.living().lives().keySet());
          lives.removeIf(life -> life.contains("-gateway-"));
          return lives.equals(known);
        });
    assertThat(known).hasSize(5);
  }

  private static Map<String, Long> untouched(Map<String, Long> lives) {
    var untouched = new TreeMap<>(lives);
    untouched.keySet().removeIf(life -> !life.contains("-still-") && !life.contains("-gateway-"));
    assertThat(untouched).hasSize(2);
    return untouched;
  }

  /// How the same commits end with nobody killed.
  private List<String> calm(List<Change> changes) throws Exception {
    var place = room.resolve("calm");
    var system = SmallSystem.in(place.resolve("system"), place.resolve("ledger"));
    for (var change : changes) {
      change.commit(system);
    }
    try (var hoops = new Running(place, system.folder())) {
      hoops.start();
      settles(hoops, changes);
      return end(hoops);
    }
  }

  /// Where everything ends, but for times, positions, addresses, and the numbers of builds and
  /// instances.
  private static List<String> end(Running hoops) throws Exception {
    var all = new ArrayList<String>();
    var status = hoops.get("status");
    var night = status.members("tiers").getFirst();
    all.add(night.text("state", "") + " " + night.text("next", ""));
    all.add("problems " + status.members("problems").size());
    for (var one : hoops.get("tiers/night").members("assemblies")) {
      var assembly = one.text("assembly", "");
      all.add(
          "%s %d of %d".formatted(assembly, one.number("ready", 0), one.number("instances", 0)));
    }
    for (var one : hoops.get("instances").members("instances")) {
      all.add(one.text("assembly", "") + " " + one.text("state", ""));
    }
    all.add(hoops.fetch("web"));
    return all;
  }
}
