package hoops.engine.control;

import hoops.engine.AskKey;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.build.About;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildState;
import hoops.engine.build.BuildStory;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.SeenCommit;
import hoops.engine.build.Tests;
import hoops.engine.fleet.FleetCommand;
import hoops.engine.fleet.Sighting;
import hoops.engine.journal.Journal;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierCommand;
import hoops.engine.watch.ProblemCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// The life of a whole system, in which a seed chooses what comes next: commits, builds of every
/// end, rollouts held and aborted, pins, stops, problems, deaths, kills and clocks that are set.
public final class LongStory {
  private static final Reason WHY = new Reason("trying it, OPS-412");
  private static final List<TierName> TIERS = List.of(new TierName("dusk"), new TierName("dawn"));
  private static final List<String> ASSEMBLIES = List.of("index", "web");

  private final Tale tale = new Tale();
  private final Random random;
  private int commits;
  private int keys;

  private LongStory(long seed) {
    random = new Random(seed);
  }

  /// The journal of so many turns of the story.
  public static Journal of(long seed, int turns) {
    var story = new LongStory(seed);
    story.begin();
    for (int i = 0; i < turns; i++) {
      story.turn();
    }
    story.letGo();
    return story.tale.journal();
  }

  private void begin() {
    tale.accepted(new Meet(new PersonName("mia")));
    tale.accepted(new Meet(new PersonName("ben")));
    tale.accepted(new Adopt(TaleFile.of(TIERS.getFirst(), TIERS.getLast()), "hoops: 1"));
    tale.ask(new TierCommand.GiveAddress(TIERS.getFirst(), new AssemblyName("web"), 20_001));
    tale.ask(new TierCommand.OrderGateway(TIERS.getFirst(), Digest.of("gateway"), 20_002));
    commit();
    build();
    tale.pass(Duration.ofMinutes(1));
  }

  private void turn() {
    var tier = TIERS.get(random.nextInt(TIERS.size()));
    switch (random.nextInt(20)) {
      case 0, 1 -> commit();
      case 2, 3, 4 -> build();
      case 5 -> cancel();
      case 6 -> keyed(new TierCommand.PullStop(new Scope.OneTier(tier), WHY));
      case 7 -> keyed(new TierCommand.LiftStop(new Scope.OneTier(tier), WHY));
      case 8 -> pin(tier);
      case 9 -> keyed(new TierCommand.UnpinTier(tier, WHY));
      case 10 -> rollout(tier);
      case 11 -> keyed(new ProblemCommand.Raise(tier, new Reason("slow since noon")));
      case 12 -> problem();
      case 13 -> tale.ask(new BuildCommand.CiTroubleSeen(CiTrouble.Kind.REPOSITORY, WHY));
      case 14 -> tale.ask(new BuildCommand.CiTroubleGone(CiTrouble.Kind.REPOSITORY));
      case 15 -> tale.killed();
      case 16 -> tale.jump(Duration.ofMinutes(random.nextInt(-90, 90)));
      case 17 -> restart(tier);
      case 18 -> back(tier);
      default -> mistaken();
    }
    tale.pass(Duration.ofSeconds(random.nextInt(1, 40)));
  }

  private void letGo() {
    tale.rest(Duration.ofDays(45));
    tale.ask(new KeepingCommand.LetGo());
  }

  private void commit() {
    commits++;
    var half = BuildStory.half(ASSEMBLIES.toArray(String[]::new));
    tale.commit(seen(new SeenCommit.File.Good(Digest.of(half.stored()), half)));
  }

  private void mistaken() {
    commits++;
    tale.commit(seen(new SeenCommit.File.Bad(new Reason("hoops.yaml:3:1: no such key"))));
  }

  private SeenCommit seen(SeenCommit.File file) {
    var touched = new TreeSet<AssemblyName>();
    ASSEMBLIES.forEach(name -> touched.add(new AssemblyName(name)));
    return new SeenCommit(
        new CommitId("%040x".formatted(commits)),
        List.of(),
        BuildStory.NOON,
        new About(new Reason("change " + commits), new Reason("Ada")),
        file,
        touched,
        random.nextBoolean());
  }

  /// All that wait are built; some fail, some die later.
  private void build() {
    for (var build : tale.world().builds().waiting()) {
      var text = build.id().text();
      int chance = random.nextInt(10);
      if (chance == 0) {
        tale.mortal(text);
      }
      if (chance == 1) {
        tale.ask(new BuildCommand.BeginBuild(build.id(), 1));
      } else if (build.state() instanceof BuildState.Waiting) {
        end(build.id(), chance == 2 ? 3 : 0);
      }
    }
  }

  private void end(BuildId build, int failed) {
    var troubled = new Tests.Troubled(new Reason("IndexTest.finds"), new Reason("was 3"), false);
    var tests = new Tests(5, failed, 0, 1, failed == 0 ? List.of() : List.of(troubled));
    tale.ask(new BuildCommand.BeginBuild(build, 1));
    tale.ask(new BuildCommand.BuildFinished(build, 1, BuildStory.result(build.text(), tests)));
  }

  private void cancel() {
    tale.world()
        .builds()
        .open()
        .forEach(build -> keyed(new BuildCommand.CancelBuild(build.id(), WHY)));
  }

  private void pin(TierName tier) {
    var until = random.nextBoolean() ? Instant.MAX : BuildStory.NOON.plus(Duration.ofDays(1));
    tale.world()
        .tiers()
        .tier(tier)
        .last()
        .ifPresent(last -> keyed(new TierCommand.PinTier(tier, last.manifest(), until, WHY)));
  }

  private void rollout(TierName tier) {
    tale.world()
        .rollouts()
        .underWay(tier)
        .ifPresent(one ->
            keyed(
                switch (random.nextInt(4)) {
                  case 0 -> new RolloutCommand.Hold(one.id(), WHY);
                  case 1 -> new RolloutCommand.Resume(one.id(), List.of(), WHY);
                  case 2 -> new RolloutCommand.Retry(one.id(), WHY);
                  default -> new RolloutCommand.Abort(one.id(), WHY);
                }));
  }

  private void problem() {
    var id = new ProblemId(random.nextInt(1, 6));
    keyed(
        random.nextBoolean()
            ? new ProblemCommand.Take(id, new PersonId(2))
            : new ProblemCommand.Close(id, new Reason("mended")));
  }

  private void restart(TierName tier) {
    var life = tale.world().fleet().living(tier).findFirst();
    life.ifPresent(one -> keyed(new FleetCommand.Restart(one.id(), WHY)));
    life.ifPresent(one ->
        tale.ask(new FleetCommand.Observed(one.id(), new Sighting.NotReady(WHY), BuildStory.NOON)));
  }

  private void back(TierName tier) {
    tale.world().tiers().tier(tier).history().stream()
        .filter(placed -> placed.proven())
        .findFirst()
        .ifPresent(placed ->
            keyed(
                new RolloutCommand.RollBack(
                    tier, placed.manifest(), RolloutCommand.Asked.TWICE, WHY)));
  }

  private void keyed(Command command) {
    keys++;
    var key = new AskKey("key-%06d".formatted(keys), Digest.of(command.toString()));
    tale.ask(command, new Cause(Tale.MIA.actor(), Tale.MIA.way(), key));
  }
}
