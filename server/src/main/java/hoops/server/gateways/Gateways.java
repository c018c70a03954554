package hoops.server.gateways;

import hoops.engine.Cause;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.TierName;
import hoops.engine.control.Control;
import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.fleet.InstanceSpec.Stop;
import hoops.engine.fleet.Observation;
import hoops.engine.tier.GatewayLife;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.OrderGateway;
import hoops.server.Looking;
import hoops.server.carrier.Carrier;
import hoops.server.carrier.Drain;
import hoops.server.carrier.Sightings;
import hoops.server.platforms.process.Ports;
import hoops.server.platforms.process.ProcessPlatform;
import hoops.server.platforms.process.Program;
import hoops.wire.gateway.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Keeps the gateway of every tier alive and its routes true.
///
/// One thread looks, five times a second and at each change of the World: addresses that lack are
/// asked for, a gateway that is not there is ordered and started, and routes that changed are
/// written. [#await] may be called by any thread.
public final class Gateways implements Drain, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration BETWEEN_LIVES = Duration.ofSeconds(5);
  private static final Stop STOP = new Stop("TERM", Duration.ofSeconds(10));

  private final Control control;
  private final Worlds worlds;
  private final Sightings sightings;
  private final ProcessPlatform platform;
  private final Epoch epoch;
  private final Carrier.Means means;
  private final Place place;
  private final Addresses addresses;
  private final RouteBook book;
  private final Spoken spoken = new Spoken();
  private final Map<TierName, Long> ordered = new HashMap<>(); // by the one thread that looks
  private final Looking looking = Looking.of("gateways", LOOK, this::look);

  public Gateways(
      Control control, Worlds worlds, Carrier carrier, Place place, Carrier.Means means) {
    this.control = control;
    this.worlds = worlds;
    this.sightings = carrier.sightings();
    this.platform = place.platform();
    this.epoch = place.epoch();
    this.means = means;
    this.place = place;
    this.addresses = new Addresses(control, place.ports());
    this.book = new RouteBook(place.folder());
  }

  /// Where gateways run: the platform that keeps them, under which epoch, the folder of their
  /// routes, the ports that are theirs, and the words that start one, to which its routes file is
  /// added.
  public record Place(
      ProcessPlatform platform, Epoch epoch, Path folder, Ports ports, Launch launch) {}

  /// The copied program: its folder, named by this digest, and the words that run it there.
  public record Launch(Path folder, Digest digest, List<String> words) {
    public Launch {
      words = List.copyOf(words);
    }
  }

  /// Begins to keep the gateways.
  public void start() {
    worlds.listen(_ -> looking.wake());
    looking.start(means.threads());
  }

  @Override
  public void close() {
    looking.close();
  }

  @Override
  public void await(InstanceId id, Duration atMost) throws InterruptedException {
    var gateway = worlds.now().tiers().find(id.tier()).map(Tier::gateway);
    long end = System.nanoTime() + atMost.toNanos();
    while (gateway.isPresent() && System.nanoTime() < end) {
      var state = spoken.ask(gateway.get().statePort());
      if (state.isEmpty() || drained(id, state.get())) {
        return;
      }
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
  }

  /// No request is under way to it, and by the routes in force none can come: those written before
  /// it was told to stop send it new ones.
  private boolean drained(InstanceId id, Spoken.State state) {
    return book.written(id.tier())
        .filter(routes -> !Routing.serving(id, routes))
        .filter(routes -> state.drained(id, routes.version()))
        .isPresent();
  }

  private void look() throws IOException {
    if (!sightings.any()) {
      return; // nothing is known of what runs yet: routes of nothing would end all traffic
    }
    var world = worlds.now();
    for (var tier : world.tiers().byName().values()) {
      if (!tier.down()) {
        addresses.give(tier, world, new Sight(world, means.time().instant()));
      }
      keep(tier, world);
    }
  }

  private void keep(Tier tier, World world) throws IOException {
    var gateway = tier.gateway();
    if (gateway == null || over(gateway, tier.name())) {
      renew(tier, world);
      return;
    }
    book.write(
        tier.name(),
        system(world),
        new HostPort("127.0.0.1", gateway.statePort()),
        Routing.of(tier, world, world.desired(), sightings));
    if (tier.down()) {
      putDown(tier, world);
    } else {
      begin(tier.name(), gateway);
    }
  }

  private void renew(Tier tier, World world) {
    if (tier.gateway() == null) {
      orderWhereSomethingLives(tier, world);
    } else if (!tier.down()) {
      order(tier.name(), world);
    }
  }

  /// A tier to which nothing has come yet needs no gateway.
  private void orderWhereSomethingLives(Tier tier, World world) {
    if (!tier.down() && world.fleet().living(tier.name()).findAny().isPresent()) {
      order(tier.name(), world);
    }
  }

  private boolean over(GatewayLife gateway, TierName tier) {
    return sightings.of(gateway.id(tier)).filter(Observation.Ended.class::isInstance).isPresent();
  }

  /// One that ends again and again fills no journal: there is a pause between its lives.
  private void order(TierName tier, World world) {
    long now = System.nanoTime();
    var last = ordered.get(tier);
    boolean rested = last == null || now - last > BETWEEN_LIVES.toNanos();
    var port = addresses.free(world);
    if (rested && port.isPresent()) {
      ordered.put(tier, now);
      control.handle(new OrderGateway(tier, place.launch().digest(), port.getAsInt()), Cause.SELF);
    }
  }

  private void begin(TierName tier, GatewayLife gateway) {
    var id = gateway.id(tier);
    if (sightings.of(id).isEmpty()) {
      var words = new ArrayList<>(place.launch().words());
      words.add(book.file(tier).toString());
      platform.startProgram(
          epoch, new Program(id, "hoops", words, place.launch().folder(), new TreeMap<>(), STOP));
    }
  }

  /// A tier that is down needs no gateway once nothing of it lives.
  private void putDown(Tier tier, World world) {
    var gateway = Optional.ofNullable(tier.gateway()).map(life -> life.id(tier.name()));
    boolean alive = gateway.flatMap(sightings::running).isPresent();
    if (alive && world.fleet().living(tier.name()).findAny().isEmpty()) {
      platform.stop(epoch, gateway.get());
    }
  }

  private static String system(World world) {
    return world.systems().inForce().map(version -> version.governed().system()).orElse("hoops");
  }
}
