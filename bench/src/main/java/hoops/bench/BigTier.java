package hoops.bench;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.ManifestHash;
import hoops.engine.PersonName;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildResult;
import hoops.engine.build.Reports;
import hoops.engine.build.SeenCommit;
import hoops.engine.build.Tests;
import hoops.engine.control.Ask;
import hoops.engine.control.Tick;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.control.Writer;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Looked;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Sighting;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.release.ReleaseCommand.Choose;
import hoops.engine.release.What;
import hoops.engine.system.HalfRead;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.server.systemfile.SystemFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A tier of 40 assemblies with 250 instances each that runs its first manifest and is pinned to
/// it, with a newer one that waits: the whole engine in virtual time, on a journal in memory.
final class BigTier {
  static final TierName TIER = new TierName("large");
  private static final int ASSEMBLIES = 40;
  private static final int INSTANCES = 250;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Worlds worlds = new Worlds();
  private Instant now = NOON;
  private final Writer writer = Writer.replaying(MemoryJournal.empty(), worlds, tick(), "bench");

  private BigTier() {}

  static BigTier arrived() {
    var tier = new BigTier();
    tier.ask(new Meet(new PersonName("mia")));
    tier.adopt();
    tier.commit(1);
    tier.pass(Duration.ofMinutes(20));
    if (tier.world().fleet().living().filter(life -> life.ready()).count()
        != ASSEMBLIES * INSTANCES) {
      throw new IllegalStateException("it did not arrive");
    }
    var runs = tier.world().tiers().tier(TIER).last().orElseThrow().manifest();
    tier.ask(new PinTier(TIER, runs, Instant.MAX, new Reason("for the measurement")));
    tier.commit(2);
    tier.ask(new Choose(new What.Main(), TIER));
    return tier;
  }

  World world() {
    return worlds.now();
  }

  Instant now() {
    return now;
  }

  /// What a beat of the heart does, 100 ms later.
  void beat() {
    now = now.plusMillis(100);
    writer.turn(tick(), List.of(new Ask(tick(), Cause.SELF)));
  }

  ManifestHash newest() {
    return world().manifests().all().stream()
        .filter(is -> is.builds().values().stream().allMatch(build -> build.number() == 2))
        .findFirst()
        .orElseThrow()
        .hash();
  }

  private void adopt() {
    var loaded = SystemFiles.load(file().getBytes(StandardCharsets.UTF_8));
    if (!(loaded instanceof SystemFiles.Loaded.Valid valid)) {
      throw new IllegalStateException(loaded.toString());
    }
    ask(new Adopt(valid.written(), valid.text()));
  }

  /// Every tenth assembly needs the one before it.
  private static String file() {
    var text = new StringBuilder("hoops: 1\nsolo: true\nassemblies:\n");
    for (int i = 0; i < ASSEMBLIES; i++) {
      text.append("  ").append(name(i)).append(":\n    build: sh b.sh\n    artifact: dist\n");
      text.append("    run: ./run\n");
      if (i % 10 == 9) {
        text.append("    needs: [").append(name(i - 1)).append("]\n");
      }
    }
    text.append("tiers:\n  large: {follows: main, when: at once, instances: 250}\n");
    text.append("  other: {follows: nothing, instances: 1}\n");
    text.append("moving: {ready-for: 1s, keep-old: 0s, bake: {at-least: 1s}}\n");
    return text.toString();
  }

  private static AssemblyName name(int i) {
    return new AssemblyName("part-%02d".formatted(i).replace("-0", "-x"));
  }

  private void commit(int number) {
    var half =
        ((HalfRead.Valid) SystemFiles.travels(file().getBytes(StandardCharsets.UTF_8))).travels();
    var names = new TreeSet<>(half.assemblies().keySet());
    var seen =
        new SeenCommit(
            new CommitId("%040x".formatted(number)),
            List.of(),
            now,
            new About(new Reason("change"), new Reason("Ada")),
            new SeenCommit.File.Good(Digest.of(half.stored()), half),
            names,
            false);
    ask(new BuildCommand.CommitsSeen("main", List.of(seen)));
    names.forEach(name -> built(new BuildId(name, number)));
  }

  private void built(BuildId id) {
    var digest = Digest.of(id.text());
    var tests = new Tests(5, 0, 0, 0, List.of());
    var reports = new Reports(tests, List.of(), List.of(), List.of(), digest, true, false);
    var left = new BuildResult.Left.Kept(new Artifact(digest, 10, "dist", Artifact.Form.FOLDER));
    ask(new BuildCommand.BeginBuild(id, 1));
    ask(
        new BuildCommand.BuildFinished(
            id, 1, new BuildResult(new BuildResult.Ending.Success(), reports, left, digest)));
  }

  private void pass(Duration time) {
    var end = now.plus(time);
    while (now.isBefore(end) && !done()) {
      now = now.plusMillis(500);
      writer.turn(tick(), List.of(new Ask(tick(), Cause.SELF)));
      ask(new Looked(looks()));
    }
  }

  private boolean done() {
    return world().tiers().find(TIER).flatMap(tier -> tier.last()).isPresent();
  }

  private List<Observed> looks() {
    var looks = new ArrayList<Observed>();
    world()
        .fleet()
        .living()
        .filter(life -> !(life.state() instanceof InstanceState.Ready))
        .forEach(life ->
            looks.add(
                new Observed(
                    life.id(),
                    life.staying() ? new Sighting.Well() : new Sighting.Gone(new Exit.Code(143)),
                    now)));
    return looks;
  }

  private void ask(Command command) {
    writer.turn(tick(), List.of(new Ask(command, Cause.SELF)));
  }

  private Tick tick() {
    return new Tick(now, Duration.between(NOON, now));
  }
}
