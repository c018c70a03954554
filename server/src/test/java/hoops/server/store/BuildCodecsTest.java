package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.Commit;
import hoops.engine.build.Fault;
import hoops.engine.build.Half;
import hoops.engine.build.Product;
import hoops.engine.build.Tests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

final class BuildCodecsTest extends CodecContract {
  private static final BuildId RECEIVER = BuildId.parse("receiver@4711");
  private static final CommitId COMMIT = new CommitId("81c4d2".repeat(6) + "81c4");
  private static final Digest DIGEST = Digest.of("a");

  @Override
  Class<? extends Event> family() {
    return BuildEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return Stream.of(began(), ended(), troubles()).flatMap(List::stream).toList();
  }

  private static List<BuildEvent> began() {
    return List.of(
        new BuildEvent.TravelsRead(DIGEST, Halves.two()),
        new BuildEvent.CommitSeen(commit(new Half.Read(DIGEST), List.of())),
        new BuildEvent.CommitSeen(
            commit(new Half.Mistaken(new Reason("hoops.yaml:3:1 what")), List.of(COMMIT, COMMIT))),
        new BuildEvent.BuildOwed(RECEIVER, COMMIT),
        new BuildEvent.BuildSuperseded(RECEIVER, 4712),
        new BuildEvent.BuildBegan(RECEIVER, 2));
  }

  private static List<BuildEvent> ended() {
    var folder = new Artifact(DIGEST, 4096, "dist", Artifact.Form.FOLDER);
    var file = new Artifact(DIGEST, 1L << 33, "web.jar", Artifact.Form.FILE);
    var failed = new Tests.Troubled(new Reason("a.B.c"), new Reason("expected 1"), false);
    var flaky = new Tests.Troubled(new Reason("a.B.d"), new Reason(""), true);
    return List.of(
        new BuildEvent.BuildCameClean(
            RECEIVER, new Product(DIGEST, folder), new Tests(12, 0, 0, 1, List.of()), DIGEST),
        new BuildEvent.BuildCameClean(
            RECEIVER, new Product(DIGEST, file), new Tests(1, 0, 0, 0, List.of()), DIGEST),
        new BuildEvent.BuildCameNotClean(
            RECEIVER, faults(), new Tests(10, 1, 1, 0, List.of(failed, flaky)), DIGEST),
        new BuildEvent.BuildCancelled(RECEIVER, new Reason("not needed")));
  }

  private static List<Fault> faults() {
    return Arrays.stream(Fault.Kind.values())
        .map(kind -> new Fault(kind, new Reason("why " + kind)))
        .toList();
  }

  private static List<BuildEvent> troubles() {
    var all = new ArrayList<BuildEvent>();
    all.add(new BuildEvent.ArtifactWent(DIGEST, Duration.ofDays(30)));
    for (var kind : CiTrouble.Kind.values()) {
      all.add(new BuildEvent.CiTroubled(kind, new Reason("because")));
      all.add(new BuildEvent.CiMended(kind));
    }
    return all;
  }

  private static Commit commit(Half half, List<CommitId> parents) {
    return new Commit(
        COMMIT,
        4711,
        "main",
        parents,
        Instant.parse("2026-11-03T09:14:00Z"),
        new About(new Reason("Fewer copies"), new Reason("Ada")),
        half,
        new TreeSet<>(Set.of(new AssemblyName("index"), new AssemblyName("receiver"))),
        !parents.isEmpty());
  }
}
