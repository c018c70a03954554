package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.ProblemId;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.Commit;
import hoops.engine.build.Fault;
import hoops.engine.build.Half;
import hoops.engine.build.Product;
import hoops.engine.build.Tests;
import hoops.engine.control.Alarm;
import hoops.engine.control.Control;
import hoops.engine.control.Sight;
import hoops.engine.control.Tick;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Entry;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.people.PeopleEvent;
import hoops.engine.release.Choice;
import hoops.engine.release.Manifest;
import hoops.engine.release.ReleaseEvent;
import hoops.engine.release.What;
import hoops.engine.system.SystemEvent;
import hoops.engine.tier.TierEvent;
import hoops.engine.watch.ProblemEvent;
import hoops.engine.watch.Subject;
import hoops.server.Threads;
import hoops.server.builder.Artifacts;
import hoops.server.builder.BuildRooms;
import hoops.server.builder.Intake;
import hoops.server.door.Door;
import hoops.server.files.Trees;
import hoops.server.systemfile.SystemFiles;
import hoops.wire.Frame;
import hoops.wire.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// A small made-up system behind the real commands: two tiers that follow main, one protected tier,
/// three builds of two assemblies, one problem. Its clock stands still.
public final class Stage implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final Actor ADA = new Actor.Person(new PersonId(1));
  static final String FILE =
      """
      hoops: 1
      system: logs
      people: [ada, ben]
      roles:
        cop: [ada]
        primary: [ada]
      assemblies:
        receiver:
          sources: [receiver]
          build: [./build.sh]
          artifact: receiver.jar
          reports: ["*.xml"]
        index:
          sources: [index]
          build: [./build.sh]
          artifact: index.jar
          reports: ["*.xml"]
      tiers:
        night: {follows: main}
        noon: {follows: main}
        harbour: {follows: nothing, protected: true}
      """;
  private static final TierName NIGHT = new TierName("night");
  private static final ManifestHash SET = new ManifestHash("81c4d2" + "0".repeat(58));
  private static final CommitId COMMIT = new CommitId("a".repeat(40));

  private final MemoryJournal journal = MemoryJournal.empty();
  private final Worlds worlds = new Worlds();
  private final Map<String, String> files;
  private final Path folder = scratch();
  private final Control control;
  private final Commands commands;
  private long key;

  public Stage() {
    this(events());
  }

  static Stage bare() {
    return new Stage(List.of(new PeopleEvent.PersonMet(new PersonId(1), new PersonName("ada"))));
  }

  /// The same, and then these. The same, where `receiver` is built elsewhere, and these files lie
  /// where the words are typed.
  static Stage outside(Map<String, String> files) {
    var built = "    build: [./build.sh]\n    artifact: receiver.jar\n    reports: [\"*.xml\"]\n";
    return new Stage(events(FILE.replace(built, "    artifact: receiver.jar\n")), files);
  }

  /// How many entries its journal has.
  static long length() {
    return events().size();
  }

  static Stage then(Event... more) {
    var all = new ArrayList<>(events());
    all.addAll(List.of(more));
    return new Stage(all);
  }

  /// The same, where both builds came clean: there is a set to move to.
  static Stage whole() {
    var all = new ArrayList<>(events());
    all.removeIf(event -> event instanceof BuildEvent.BuildCameNotClean);
    all.add(new BuildEvent.BuildBegan(new BuildId(new AssemblyName("receiver"), 1), 1));
    for (var name : List.of("receiver", "index")) {
      var artifact = new Artifact(Digest.of(name), 9, name + ".jar", Artifact.Form.FILE);
      all.add(
          new BuildEvent.BuildCameClean(
              new BuildId(new AssemblyName(name), 1),
              new Product(Digest.of("print"), artifact),
              new Tests(3, 0, 0, 0, List.of()),
              Digest.of("reports")));
    }
    all.add(ReleaseEvent.ManifestMade.of(newest(all)));
    return new Stage(all);
  }

  private static Manifest newest(List<Event> events) {
    try (var stage = new Stage(events)) {
      var choice = new Sight(stage.worlds.now(), NOON).choice(new What.Main(), NIGHT);
      return ((Choice.Chosen) choice).manifest();
    }
  }

  /// Time passes, though no clock moves: what is due is done.
  void tick() {
    control.handle(new Tick(NOON, Duration.ZERO), Cause.SELF);
  }

  private Stage(List<Event> events) {
    this(events, Map.of());
  }

  private Stage(List<Event> events, Map<String, String> files) {
    this.files = files;
    append(events);
    control =
        Control.replaying(journal, () -> new Tick(NOON, Duration.ZERO), worlds, "1.0.0", alarm());
    var self = new Reach.Self("http://127.0.0.1:7070", 4242, "/data", "1.0.0");
    var reach =
        new Reach(
            control::handle,
            worlds,
            journal,
            InstantSource.fixed(NOON),
            new Printed(),
            intake(),
            self);
    commands = new Commands(reach, door(), new Threads());
  }

  private Intake intake() {
    try {
      return new Intake(new BuildRooms(folder), Artifacts.in(folder));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("hoops-stage");
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private Optional<PersonId> first() {
    return worlds.now().people().first();
  }

  public Door door() {
    return new Door("hoops_test", this::first);
  }

  public Commands commands() {
    return commands;
  }

  public Worlds worlds() {
    return worlds;
  }

  public MemoryJournal journal() {
    return journal;
  }

  /// What comes of the words on a terminal of 80 columns in UTF-8 without colour.
  Shown terminal(String line) throws InterruptedException {
    return say(line, List.of("in", "out", "err"), 80, "C.UTF-8", List.of());
  }

  /// The same into a pipe.
  Shown pipe(String line) throws InterruptedException {
    return say(line, List.of(), 80, "C.UTF-8", List.of());
  }

  Shown say(String line, List<String> tty, int columns, String locale, List<String> env)
      throws InterruptedException {
    var variables = new TreeMap<String, String>();
    variables.put("NO_COLOR", "1");
    env.forEach(one -> variables.put(one.split("=", 2)[0], one.split("=", 2)[1]));
    var words =
        new Words(split(line), tty, columns, locale, "Europe/Berlin", variables, "1.0.0", 0);
    return shown(words, "stage-key-" + key++);
  }

  Shown shown(Words words, String under) throws InterruptedException {
    var run = ((Commands.Said.Runs) commands.say(words, ADA, under)).run();
    var out = new StringBuilder();
    var err = new StringBuilder();
    var frames = new ArrayList<Frame>();
    long seen = words.after();
    while (true) {
      var frame = run.next(seen, Duration.ofSeconds(20)).orElseThrow();
      frames.add(frame);
      seen = frame.n();
      switch (frame) {
        case Frame.Out(var _, var text) -> out.append(text);
        case Frame.Err(var _, var text) -> err.append(text);
        case Frame.Progress _ -> {}
        case Frame.Ask ask -> run.answer(ask.id(), answer(ask));
        case Frame.Exit(var _, var code) -> {
          return new Shown(out.toString(), err.toString(), code, frames);
        }
      }
    }
  }

  /// Files are sent as they are; every other question is answered with its end.
  private String answer(Frame.Ask ask) {
    return ask.kind() == Frame.Kind.FILE ? files.getOrDefault(ask.text(), FILE) : "";
  }

  /// What a terminal would have shown.
  record Shown(String out, String err, int code, List<Frame> frames) {
    String whole() {
      return "exit " + code + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
  }

  private static List<String> split(String line) {
    var words = new ArrayList<String>();
    var quoted = new StringBuilder();
    for (var word : line.split(" ", -1)) {
      if (!quoted.isEmpty() || word.startsWith("\"")) {
        quoted.append(quoted.isEmpty() ? "" : " ").append(word);
        if (word.endsWith("\"")) {
          words.add(quoted.substring(1, quoted.length() - 1));
          quoted.setLength(0);
        }
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private void append(List<Event> events) {
    var at = NOON.minus(Duration.ofMinutes(21));
    var entries = new ArrayList<Entry>();
    var position = journal.last();
    for (var event : events) {
      position = position.next();
      entries.add(new Entry(position, at, journal.epoch(), Cause.SELF, event));
    }
    journal.append(entries);
  }

  private static List<Event> events() {
    return events(FILE);
  }

  private static List<Event> events(String file) {
    var loaded = SystemFiles.load(file.getBytes(StandardCharsets.UTF_8));
    var valid = (SystemFiles.Loaded.Valid) loaded;
    var half = Digest.of("half");
    var receiver = new AssemblyName("receiver");
    var index = new AssemblyName("index");
    var about =
        new About(new Reason("a title \u001b]0;owned\u0007 with \u202e tricks"), new Reason("Ada"));
    var commit =
        new Commit(
            COMMIT,
            1,
            "main",
            List.of(),
            NOON.minusSeconds(3600),
            about,
            new Half.Read(half),
            new TreeSet<>(List.of(receiver, index)),
            false);
    var failed = new Tests.Troubled(new Reason("IndexTest.sorts"), new Reason("boom"), false);
    return List.of(
        new PeopleEvent.PersonMet(new PersonId(1), new PersonName("ada")),
        new SystemEvent.SystemApplied(1, valid.written(), valid.text()),
        new TierEvent.TierOpened(NIGHT),
        new TierEvent.TierOpened(new TierName("noon")),
        new TierEvent.TierOpened(new TierName("harbour")),
        new TierEvent.PropertySetMade(new PropertySetId(NIGHT, 1), new TreeMap<>()),
        new BuildEvent.TravelsRead(half, valid.file().travels()),
        new BuildEvent.CommitSeen(commit),
        new BuildEvent.BuildOwed(new BuildId(receiver, 1), COMMIT),
        new BuildEvent.BuildOwed(new BuildId(index, 1), COMMIT),
        new BuildEvent.BuildBegan(new BuildId(index, 1), 1),
        new BuildEvent.BuildCameNotClean(
            new BuildId(index, 1),
            List.of(new Fault(Fault.Kind.FAILED, new Reason("1 test failed"))),
            new Tests(41, 1, 0, 0, List.of(failed)),
            Digest.of("reports")),
        new TierEvent.AddressGiven(NIGHT, receiver, 20001),
        new TierEvent.AssemblyPlaced(
            NIGHT,
            receiver,
            new BuildId(receiver, 1),
            new PropertySetId(NIGHT, 1),
            new RolloutId(1)),
        new TierEvent.ManifestPlaced(NIGHT, SET, new PropertySetId(NIGHT, 1), new RolloutId(1)),
        new ProblemEvent.ProblemOpened(
            new ProblemId(1),
            new Subject.CrashLoop(NIGHT, receiver),
            new PersonId(1),
            new Reason("receiver ends again and again")));
  }

  private static Alarm alarm() {
    return new Alarm() {
      @Override
      public void stopped(Throwable why) {
        throw new IllegalStateException(why);
      }

      @Override
      public void bug(hoops.engine.Command command, Throwable thrown) {}
    };
  }

  @Override
  public void close() {
    control.close();
    try {
      Trees.remove(folder);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  /// Two lines for each build, none for instances.
  private static final class Printed implements Logs {
    @Override
    public Piece build(BuildId build, long from) {
      var text = "javac\n\u001b[31mred\u001b[0m \u001b]8;;http://evil\u0007link\n";
      return from == 0
          ? new Piece(text, text.length(), Going.OVER)
          : new Piece("", from, Going.OVER);
    }

    @Override
    public Piece instance(hoops.engine.InstanceId instance, long from) {
      return Piece.GONE;
    }
  }
}
