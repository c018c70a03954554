package hoops.server;

import hoops.engine.Actor;
import hoops.engine.control.Alarm;
import hoops.engine.control.Control;
import hoops.engine.control.Tick;
import hoops.engine.control.Time;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Pages;
import hoops.server.builder.Artifacts;
import hoops.server.builder.BuildRooms;
import hoops.server.builder.Intake;
import hoops.server.carrier.Carrier;
import hoops.server.commands.Commands;
import hoops.server.commands.Deciding;
import hoops.server.commands.Reach;
import hoops.server.door.Door;
import hoops.server.gateways.GatewayProgram;
import hoops.server.gateways.Gateways;
import hoops.server.keeping.Keeping;
import hoops.server.platforms.process.KeptOutput;
import hoops.server.platforms.process.Machine;
import hoops.server.platforms.process.Place;
import hoops.server.platforms.process.Ports;
import hoops.server.platforms.process.Posix;
import hoops.server.platforms.process.ProcessPlatform;
import hoops.server.settings.Settings;
import hoops.server.store.DataFolder;
import hoops.server.store.Reserve;
import hoops.server.store.Snapping;
import hoops.server.store.Snapshots;
import hoops.server.store.SqliteJournal;
import hoops.server.store.SqlitePages;
import hoops.server.watch.Probes;
import hoops.server.web.Announce;
import hoops.server.web.WebServer;
import hoops.wire.Announced;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// Every `new` of the server on one page: which parts there are, and who knows whom.
///
/// Parts are opened in this order and closed in reverse; what was opened is closed again where a
/// later part cannot be.
final class Wiring {
  private static final System.Logger LOG = System.getLogger("hoops.server");

  private final Settings settings;
  private final Map<String, String> variables;
  private final Alarm alarm;
  private final House house = new House();
  private final Threads threads = new Threads();
  private final InstantSource time = InstantSource.system();
  private final Carrier.Means means = new Carrier.Means(time, threads);
  private final Reserve reserve;

  /// `variables` are those of the process; `alarm` is told when the writer must not go on.
  Wiring(Settings settings, Map<String, String> variables, Alarm alarm) {
    this(settings, variables, alarm, Reserve.of(settings.data(), settings.reserveBytes()));
  }

  /// The same, with room that is told by `reserve`.
  Wiring(Settings settings, Map<String, String> variables, Alarm alarm, Reserve reserve) {
    this.settings = settings;
    this.variables = variables;
    this.alarm = alarm;
    this.reserve = reserve;
  }

  /// What runs after opening, as those who opened it go on with it.
  record Served(House house, Kept kept, Commands commands, Actor first, String url) {}

  /// What runs where there is no room for a reign: it answers reads, and refuses acts.
  record Reading(House house, int port, String url, String why) {}

  /// The one writer and what keeps instances, without anything that asks or builds.
  record Kept(House house, Control control, Worlds worlds, Carrier carrier) {}

  /// Opens everything: what `serve` and `demo` run. It answers before it asks what runs.
  Served open() throws IOException, Refused {
    try {
      var data = house.open("data folder", DataFolder.open(settings.data()));
      reserve.demand(data.path());
      var listening = ahead("web server", () -> Listening.open(settings.port()), WebServer::close);
      var signals = ahead("signals", Posix::catchIgnored, _ -> {});
      var core = core(data);
      WebServer web = listening.part();
      var first = new Founding(core.control(), core.worlds(), settings).found(variables);
      var commands = asking(core.asking(), web);
      var _ = signals.part();
      var kept = kept(core);
      var _ =
          house.open(
              "builder", Building.starting(settings, kept, core.artifacts(), variables, threads));
      var places =
          new Keeping.Places(
              core.artifacts(),
              new BuildRooms(data.path()),
              core.platform(),
              core.journal().epoch());
      var keeping = new Keeping(places, core.control(), core.worlds(), time);
      var _ = house.open("keeping", keeping.start(threads));
      return new Served(house, kept, commands, first, web.url());
    } catch (IOException | Refused | RuntimeException trouble) {
      house.close();
      throw trouble;
    }
  }

  private <T> Ahead<T> ahead(String name, Ahead.Opening<T> opening, Consumer<T> closing) {
    return house.open(name, Ahead.starting(threads, name, opening, closing));
  }

  /// Opens what keeps instances alone, to put tiers down while no server runs.
  Kept openKeeping() throws IOException {
    try {
      var core = core(house.open("data folder", DataFolder.open(settings.data())));
      return kept(core);
    } catch (IOException | RuntimeException trouble) {
      house.close();
      throw trouble;
    }
  }

  /// Opens what answers reads alone, writing nothing into the data folder; `trouble` is what kept a
  /// reign from beginning.
  Reading openReading(String trouble) throws IOException, Refused {
    try {
      var data = house.open("data folder", DataFolder.open(settings.data()));
      var pages = house.open("pages", SqlitePages.untouched(data, threads));
      var worlds = new Worlds(newest(Snapshots.of(data, pages)));
      worlds.replay(pages);
      if (worlds.now().people().first().isEmpty()) {
        throw new IOException(trouble);
      }
      Posix.catchIgnored();
      var web = house.open("web server", Listening.open(settings.port()));
      var deciding = new Unwritten(pages, worlds, data.path(), reserve, trouble);
      var printed = KeptOutput.in(data.path().resolve("process"));
      var artifacts = Artifacts.in(data.path());
      var _ = asking(new Asking(data, deciding, worlds, pages, printed::read, artifacts), web);
      var why = deciding.limit().orElseThrow().why();
      return new Reading(house, web.port(), web.url(), why);
    } catch (IOException | Refused | RuntimeException refused) {
      house.close();
      throw refused;
    }
  }

  private static World newest(Snapshots snapshots) {
    return snapshots.newest(skipped -> LOG.log(Level.WARNING, skipped));
  }

  /// What commands are answered from.
  private record Asking(
      DataFolder data,
      Deciding deciding,
      Worlds worlds,
      Pages pages,
      KeptLogs.Printed printed,
      Artifacts artifacts) {}

  private Commands asking(Asking asking, WebServer web) throws IOException {
    var worlds = asking.worlds();
    var token = Door.freshToken(new SecureRandom());
    var door = new Door(token, () -> worlds.now().people().first());
    var data = asking.data().path();
    var self =
        new Reach.Self(
            web.url(), ProcessHandle.current().pid(), data.toString(), settings.version());
    var logs = new KeptLogs(new BuildRooms(data), asking.printed());
    var intake = new Intake(new BuildRooms(data), asking.artifacts());
    var reach = new Reach(asking.deciding(), worlds, asking.pages(), time, logs, intake, self);
    var commands = new Commands(reach, door, threads);
    boolean reigns = asking.deciding() instanceof Reigning;
    web.serve(commands, worlds, asking.pages(), door, () -> reigns);
    var announced = Announced.self(self.url(), self.data(), token);
    var _ = house.open("announcement", Announce.write(variables, announced));
    return commands;
  }

  private record Core(
      DataFolder data,
      SqliteJournal journal,
      Worlds worlds,
      Control control,
      Artifacts artifacts,
      ProcessPlatform platform) {
    Asking asking() {
      var deciding = new Reigning(control, journal);
      return new Asking(data, deciding, worlds, journal, platform::output, artifacts);
    }
  }

  private Core core(DataFolder data) throws IOException {
    var journal = house.open("journal", SqliteJournal.open(data, reserve, time, threads));
    var snapshots = Snapshots.of(data, journal.pages());
    var worlds = new Worlds(newest(snapshots));
    var _ =
        house.open(
            "snapshots", Snapping.starting(snapshots, worlds, journal, Snapping.USUAL, threads));
    var clocks = clocks();
    var control =
        house.open(
            "control", Control.replaying(journal, clocks, worlds, settings.version(), alarm));
    var _ = house.open("watchdog", Watchdog.starting(control, clocks, threads));
    var artifacts = Artifacts.in(data.path());
    var machine =
        new Machine(
            settings.home().resolve("bin/java"),
            variables.getOrDefault("PATH", "/usr/bin:/bin"),
            variables.getOrDefault("LANG", "C.UTF-8"));
    var place = new Place(data.folder("process"), machine, Ports.forInstances());
    var platform =
        house.open(
            "process platform", ProcessPlatform.open(place, ArtifactShelf.of(artifacts), threads));
    return new Core(data, journal, worlds, control, artifacts, platform);
  }

  private Kept kept(Core core) throws IOException {
    var worlds = core.worlds();
    var control = core.control();
    var platform = core.platform();
    var epoch = core.journal().epoch();
    var carrier = house.open("carrier", new Carrier(platform, epoch, control, worlds, means));
    var inside = new InsideProcess(platform);
    var probes = house.open("probes", new Probes(control, worlds, carrier, inside, means));
    var place =
        new Gateways.Place(
            platform,
            epoch,
            core.data().folder("gateways"),
            Ports.forGateways(),
            GatewayProgram.copied(settings, platform));
    var gateways = house.open("gateways", new Gateways(control, worlds, carrier, place, means));
    var _ = platform.start(carrier::wake);
    carrier.start(gateways);
    probes.start();
    gateways.start();
    return new Kept(house, control, worlds, carrier);
  }

  /// Both clocks of the machine; the steady one counts from now.
  private Time clocks() {
    long began = System.nanoTime();
    return () -> new Tick(time.instant(), Duration.ofNanos(System.nanoTime() - began));
  }
}
