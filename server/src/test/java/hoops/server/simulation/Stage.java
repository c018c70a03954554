package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I23;
import static hoops.server.simulation.Invariant.I28;
import static hoops.server.simulation.Invariant.I29;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.CommitId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.TierName;
import hoops.engine.Way;
import hoops.engine.build.About;
import hoops.engine.build.BuildCommand.CommitsSeen;
import hoops.engine.build.SeenCommit;
import hoops.engine.control.Answer;
import hoops.engine.control.Ask;
import hoops.engine.control.Outcome;
import hoops.engine.control.Tick;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.control.Writer;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.journal.MemoryJournal.Fault;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.system.SystemCommand;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.GiveAddress;
import hoops.engine.tier.TierPlacement;
import hoops.server.platforms.rehearsal.RehearsalPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// The whole of Hoops but its threads, disk and network: the real World behind the real writer, a
/// journal in memory that dies when it is told to, the carrier's own rules, and a platform that
/// pretends. All of it in virtual time on one thread, with the oracles watching.
final class Stage {
  /// Says what happens to the append of that number, counted over all reigns.
  @FunctionalInterface
  interface Deaths {
    Deaths NONE = _ -> Fault.NONE;

    Fault at(long append);
  }

  static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  static final Reason WHY = new Reason("a story says so");
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Actor MIA = new Actor.Person(new PersonId(1));

  private final Deaths deaths;
  private final Oracle oracle = new Oracle();
  private final Post post = new Post();
  private final Workshop workshop = new Workshop(this);
  private final Troupe troupe;
  private MemoryJournal journal;
  private Worlds worlds = new Worlds();
  private Writer writer;
  private Duration steady = Duration.ZERO;
  private Duration skew = Duration.ZERO;
  private SystemText text;
  private SeenCommit.File.Good half;
  private long appends;
  private boolean spared;
  private int asked;
  private int commits;
  private int ports = 20_000;
  private int reigns;

  /// The file is adopted, and nothing has been seen yet.
  Stage(SystemText text) {
    this(text, Weather.CALM, Deaths.NONE);
  }

  Stage(SystemText text, Weather weather, Deaths deaths) {
    this.text = text;
    this.deaths = deaths;
    this.troupe = new Troupe(this, oracle, post, weather);
    journal = MemoryJournal.empty(this::dies);
    reigns();
    ask(new Meet(new PersonName("mia")));
    half = text.half();
    var read = text.read();
    ask(new SystemCommand.Adopt(read.written(), read.text()));
  }

  private Fault dies(long appendOfReign) {
    appends++;
    return spared ? Fault.NONE : deaths.at(appends);
  }

  // ---- what people do

  /// A person asks, and asks again under the same key for as long as the server dies over it.
  Decision ask(Command command) {
    asked++;
    var decision = ask(command, key(asked, command));
    if (command instanceof RolloutCommand.Abort(var id, _)) {
      boolean known = world().rollouts().find(id).isPresent();
      I23.demand(!known || !(decision instanceof Decision.Refused), "abort of " + id + " refused");
    }
    if (command instanceof Deploy deploy && deploy.plan() instanceof Ticket.Numbered(var plan)) {
      var seen = world().rollouts().plan(plan).orElseThrow().hash();
      planned(decision)
          .ifPresent(one ->
              I29.demand(
                  one.plan().hash().equals(seen), "what " + plan + " said is not what moves"));
    }
    return decision;
  }

  private static Optional<RolloutPlanned> planned(Decision decision) {
    return decision instanceof Decision.Accepted(var events)
        ? events.stream()
            .filter(RolloutPlanned.class::isInstance)
            .map(RolloutPlanned.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static AskKey key(int number, Command command) {
    return new AskKey("ask-%08d".formatted(number), Digest.of(command.toString()));
  }

  private Decision ask(Command command, AskKey key) {
    while (true) {
      try {
        return turn(command, new Cause(MIA, Way.TERMINAL, key)).decision();
      } catch (JournalBroken _) {
        reborn();
      }
    }
  }

  /// A double click: the same key and words have one effect, and other words are refused (I28).
  Decision askTwice(Command command) {
    var first = ask(command);
    var last = journal.last();
    var key = key(asked, command);
    var again = ask(command, key);
    if (first instanceof Decision.Accepted(var events) && !events.isEmpty()) {
      I28.demand(journal.last().equals(last), "a second effect under " + key.key());
      I28.demand(again.equals(first), "another answer under " + key.key());
      var other = ask(command, new AskKey(key.key(), Digest.of("other words")));
      boolean refused =
          other instanceof Decision.Refused(var why) && why.kind() == Refusal.Kind.CONFLICT;
      I28.demand(refused, "other words under " + key.key());
    }
    return first;
  }

  /// The file is exchanged against this one; its travelling half comes with the next commit.
  Decision apply(SystemText next) {
    text = next;
    half = next.half();
    var read = next.read();
    int seen = world().systems().inForce().orElseThrow().number();
    return ask(new SystemCommand.Apply(seen, read.written(), read.text()));
  }

  /// A commit that touches these assemblies of the file as it is now. Returns its number.
  int commit(String... touched) {
    commits++;
    var names = new TreeSet<AssemblyName>();
    for (var name : touched) {
      names.add(new AssemblyName(name));
    }
    var seen =
        new SeenCommit(
            new CommitId("%040x".formatted(commits)),
            List.of(),
            NOON,
            new About(new Reason("change"), new Reason("Ada")),
            half,
            names,
            false);
    ask(new CommitsSeen("main", List.of(seen)));
    return commits;
  }

  /// A first commit of everything is built, and every tier runs it and has proven it.
  Stage arrived() {
    commit(text.assemblies().keySet().toArray(String[]::new));
    until(() ->
        world().tiers().byName().size() == text.tiers().size()
            && world().tiers().byName().values().stream().allMatch(Stage::proven));
    return this;
  }

  private static boolean proven(Tier tier) {
    return tier.last().filter(TierPlacement::proven).isPresent();
  }

  /// Waits until it is so, at most ten minutes.
  void until(BooleanSupplier so) {
    var end = steady.plusMinutes(10);
    while (!so.getAsBoolean()) {
      if (steady.compareTo(end) > 0) {
        throw new IllegalStateException("the story waits in vain");
      }
      step();
    }
  }

  // ---- what passes

  void pass(Duration time) {
    var end = steady.plus(time);
    while (steady.compareTo(end) < 0) {
      step();
    }
  }

  void step() {
    steady = steady.plus(STEP);
    post.deliver(steady);
    workshop.work(world(), steady);
    addresses();
    troupe.look();
    tell(tick());
    troupe.carry();
    oracle.rests(world(), tick(), STEP);
  }

  /// Each assembly that listens gets its stable address, as the gateways' room gives it.
  private void addresses() {
    for (var tier : world().tiers().byName().values()) {
      for (var name : text.assemblies().keySet()) {
        var assembly = new AssemblyName(name);
        if (!tier.addresses().containsKey(assembly)) {
          tell(new GiveAddress(tier.name(), assembly, ports++));
        }
      }
    }
  }

  /// Hoops says this to itself, once; false where the server died over it.
  boolean tell(Command command) {
    try {
      turn(command, Cause.SELF);
      return true;
    } catch (JournalBroken _) {
      reborn();
      return false;
    }
  }

  private Answer turn(Command command, Cause cause) {
    var outcome = writer.turn(tick(), List.of(new Ask(command, cause))).getFirst();
    oracle.read(journal, steady);
    return switch (outcome) {
      case Outcome.Answered(var answer) -> {
        oracle.told(answer.position(), journal);
        yield answer;
      }
      case Outcome.Bug(var thrown) -> throw new AssertionError("a bug: " + thrown, thrown);
    };
  }

  /// The wall clock is set; the other one goes on. The server lives to note it: one that is set
  /// while nobody looks cannot be told from time that has passed.
  void jump(Duration by) {
    skew = skew.plus(by);
    spared = true;
    tell(tick());
    spared = false;
  }

  /// Hoops is killed and started again on what is durable; what runs, runs on.
  void killed() {
    reborn();
  }

  private void reborn() {
    post.lost();
    workshop.lost();
    troupe.lost();
    journal = journal.reopened(this::dies);
    reigns();
  }

  private void reigns() {
    while (true) {
      try {
        reigns++;
        worlds = new Worlds();
        var of = journal;
        worlds.listen(world -> oracle.told(world.position(), of));
        writer = Writer.replaying(journal, worlds, tick(), "1");
        oracle.read(journal, steady);
        return;
      } catch (JournalBroken _) {
        journal = journal.reopened(this::dies);
      }
    }
  }

  // ---- what is so

  World world() {
    return worlds.now();
  }

  Tick tick() {
    return new Tick(NOON.plus(steady).plus(skew), steady);
  }

  Duration steady() {
    return steady;
  }

  MemoryJournal journal() {
    return journal;
  }

  SystemText text() {
    return text;
  }

  Troupe troupe() {
    return troupe;
  }

  RehearsalPlatform platform() {
    return troupe.platform();
  }

  Workshop workshop() {
    return workshop;
  }

  Oracle oracle() {
    return oracle;
  }

  long appends() {
    return appends;
  }

  int reignsBegun() {
    return reigns;
  }

  /// The newest rollout of a tier that began.
  Rollout last(TierName tier) {
    return world().rollouts().last(tier).orElseThrow();
  }

  static BuildId build(String text) {
    return BuildId.parse(text);
  }

  /// All that happened, as one number.
  Digest digest() {
    var text = new StringBuilder();
    journal
        .read(Position.NONE, Integer.MAX_VALUE)
        .forEach(entry -> text.append(entry).append('\n'));
    return Digest.of(text.toString());
  }
}
