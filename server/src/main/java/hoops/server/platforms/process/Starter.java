package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.InstanceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Starts lives: the artifact verified, the folder made whole, the keeper set off (7.5).
///
/// A crash anywhere is mended by doing it again: the folder keeps nonce and ports, and the claim
/// lets one keeper through. What can never be launched is closed, with the reason as its end.
final class Starter {
  private static final int NONCE_BYTES = 16;

  // Guards the ports between being chosen and standing in a spec.
  private final ReentrantLock choosing = new ReentrantLock();
  private final SecureRandom random = new SecureRandom();
  private final Place place;
  private final Lives lives;
  private final Programs programs;
  private final Cgroups cgroups;
  private final Keeper keeper;

  Starter(Place place, Lives lives, Programs programs, Cgroups cgroups, Keeper keeper) {
    this.place = place;
    this.lives = lives;
    this.programs = programs;
    this.cgroups = cgroups;
    this.keeper = keeper;
  }

  void start(Epoch epoch, InstanceSpec spec) throws IOException {
    start(
        epoch,
        spec.id(),
        () -> {
          Posix.signal(spec.stop().signal());
          var copy = programs.verified(spec.artifact(), spec.packing());
          return new Order.OfArtifact(spec, copy, place.machine(), data(spec.id()));
        });
  }

  void start(Epoch epoch, Program program) throws IOException {
    start(
        epoch,
        program.id(),
        () -> new Order.OfProgram(program, place.machine(), data(program.id())));
  }

  /// How an order comes about; what goes wrong in it closes the id.
  private interface Ordering {
    Order made() throws IOException, Launchable.NotLaunchable;
  }

  private void start(Epoch epoch, InstanceId id, Ordering ordering) throws IOException {
    var there = lives.find(id);
    if (there.isPresent() && (there.get().claimed() || there.get().stop().isPresent())) {
      return;
    }
    try {
      var order = ordering.made();
      var ready = there.isPresent() ? again(order, there.get()) : first(epoch, order);
      keeper.launch(lives.place(id), ready.spec(), ready.told());
    } catch (Launchable.NotLaunchable | IllegalArgumentException | IOException trouble) {
      refuse(id, String.valueOf(trouble.getMessage()));
    }
  }

  /// Closes an id that could not be launched, unless a keeper came by after all.
  private void refuse(InstanceId id, String why) throws IOException {
    var there = lives.find(id);
    if (there.isEmpty()) {
      lives.close(id, why);
    } else if (there.get().claim()) {
      there.get().writeEnd(new Exit.NeverRan(why));
      there.get().writeSwept();
    }
  }

  private Order.Ready first(Epoch epoch, Order order) throws IOException, Launchable.NotLaunchable {
    var bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    var nonce = HexFormat.of().formatHex(bytes);
    var id = order.id();
    choosing.lock();
    try {
      var ports = chosen(order.wanted());
      var leaf = cgroups.leaf(id.text());
      var ready = order.ready(new Order.Given(epoch, nonce, ports, lives.place(id), leaf));
      var life =
          lives.make(
              id,
              aside -> {
                order.write(aside);
                Files.createFile(aside.resolve("output"), Safely.mode("rw-------"));
                Safely.write(aside.resolve("spec"), Lives.bytes(ready.spec().lines()));
              });
      // Where a rival made the folder first, its nonce and ports count.
      var counts = life.spec().map(Spec::nonce).filter(nonce::equals).isPresent();
      return counts ? ready : again(order, life);
    } finally {
      choosing.unlock();
    }
  }

  /// A folder that was made, whose keeper never came: its own nonce and ports count.
  private static Order.Ready again(Order order, Life life)
      throws IOException, Launchable.NotLaunchable {
    Optional<Spec> written = life.spec();
    var spec = written.orElseThrow(() -> new IOException("its folder has no spec"));
    var given =
        new Order.Given(spec.epoch(), spec.nonce(), spec.ports(), life.folder(), spec.cgroup());
    return new Order.Ready(spec, order.ready(given).told());
  }

  private Map<String, Integer> chosen(List<String> wanted)
      throws IOException, Launchable.NotLaunchable {
    var ports = new TreeMap<String, Integer>();
    var given = lives.ports();
    for (var name : wanted) {
      var port = place.ports().free(given, random.nextInt(1 << 16));
      if (port.isEmpty()) {
        throw new Launchable.NotLaunchable(
            "no port between %d and %d is free"
                .formatted(place.ports().first(), place.ports().last()));
      }
      ports.put(name, port.getAsInt());
      given.add(port.getAsInt());
    }
    return ports;
  }

  /// The folder that stays with the place while lives come and go.
  private Path data(InstanceId id) throws IOException {
    return Safely.folder(lives.data().resolve(id.name().text()));
  }
}
