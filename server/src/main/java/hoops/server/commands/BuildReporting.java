package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.Artifact;
import hoops.engine.build.Build;
import hoops.engine.build.BuildCommand.BuildReported;
import hoops.engine.build.BuildEvent.BuildCameClean;
import hoops.engine.build.BuildEvent.BuildCameNotClean;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildResult.Left;
import hoops.engine.build.BuildState;
import hoops.engine.build.Builds;
import hoops.engine.build.Commit;
import hoops.engine.build.Reports;
import hoops.server.builder.Intake;
import hoops.server.builder.Intake.Handed;
import hoops.server.builder.Unfit;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `build report`: a build that was made elsewhere, judged by the rules of our own.
///
/// Whatever can be refused without the files is refused before they are asked for.
final class BuildReporting {
  private static final String NOW = "hoops help build report";
  private static final int LARGEST = 50_000_000;

  private final Call call;
  private final Builds builds;

  private BuildReporting(Call call) {
    this.call = call;
    this.builds = call.reach().worlds().now().builds();
  }

  static Verb verbOf() {
    return verb("build report", "report a build that was made elsewhere")
        .asks(Permission.OPERATE, Danger.NONE)
        .takes(
            Parameter.one(Kind.BUILD, "an assembly, or receiver@4711 where the number is known"),
            Parameter.flag("sha", Kind.COMMIT, "the commit it was built at"),
            Parameter.flag("result", Kind.TEXT, "success, failure or cancelled: how it ended"),
            Parameter.flag("artifact", Kind.FILE, "what it left, at most 50 MB"),
            Parameter.flag("digest", Kind.TEXT, "sha256:... of the artifact; checked"),
            Parameter.flag("branch", Kind.NAME, "the branch it was built on; checked"),
            new Parameter(
                "tests", Kind.FILE, Parameter.Stands.MANY_OR_NONE, "its test reports, JUnit XML"))
        .example("build report receiver --sha aaaa --result failure", "held back")
        .document("done")
        .at(Route.post("builds"))
        .does(call -> new BuildReporting(call).report());
  }

  private Reply report() throws InterruptedException {
    call.demandRoom();
    var commit = commit(needed("sha"));
    var named = named(call.one("build"), commit);
    var ending = ending(needed("result"));
    branch(commit);
    foresee(named, commit);
    var claim = claim(named.id(), commit);
    var taken = taken(claim, ending);
    var done =
        call.ask(
            new BuildReported(named.id().assembly(), commit.id(), named.number(), taken.result()));
    if (done.already().isEmpty() && !call.on("dry-run")) {
      noted(named.id(), taken);
    }
    return Doing.said(call, done, said(done, named.id()));
  }

  private void noted(BuildId build, Intake.Taken taken) {
    try {
      call.reach().intake().note(build, taken);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  /// The build that is meant, and its number where that was said, else 0.
  private record Named(BuildId id, int number) {}

  private Named named(String text, Commit commit) {
    if (text.contains("@")) {
      var id = call.parsed(text, BuildId::parse);
      return new Named(id, id.number());
    }
    return new Named(new BuildId(call.parsed(text, AssemblyName::new), commit.number()), 0);
  }

  private String needed(String flag) {
    return call.maybe(flag)
        .orElseThrow(() -> Trouble.usage("build report needs --" + flag + ".", NOW).thrown());
  }

  private Commit commit(String text) {
    if (!text.matches("[0-9a-f]{4,64}")) {
      throw Trouble.usage(
              "\"%s\" is no commit. What was built from changes that are committed nowhere cannot be reported."
                  .formatted(text),
              "commit, build again, and report with --sha $(git rev-parse HEAD)")
          .thrown();
    }
    var found = builds.commitsNamed(text);
    if (found.size() != 1) {
      throw Trouble.notFound(
              found.isEmpty()
                  ? "Commit %s is not known: it was not seen on a watched branch.".formatted(text)
                  : "Several commits begin with %s: say more digits.".formatted(text),
              "hoops build list")
          .thrown();
    }
    return found.getFirst();
  }

  private void branch(Commit commit) {
    var said = call.maybe("branch").orElse(commit.branch());
    if (!said.equals(commit.branch())) {
      throw Trouble.of(
              Ending.CONFLICT,
              "Commit %s is on %s, not on %s."
                  .formatted(commit.id().brief(), commit.branch(), said),
              "hoops build trace " + commit.id().brief())
          .thrown();
    }
  }

  private static BuildResult.Ending ending(String result) {
    return switch (result) {
      case "success" -> new BuildResult.Ending.Success();
      case "failure" -> failed("its reporter says that it failed");
      case "cancelled" -> failed("its reporter says that it was cancelled");
      default ->
          throw Trouble.usage(
                  "\"%s\" is no result; it is success, failure or cancelled.".formatted(result),
                  NOW)
              .thrown();
    };
  }

  private static BuildResult.Ending failed(String why) {
    return new BuildResult.Ending.Failed(new Reason(why));
  }

  /// Refused now rather than after files were sent; one that has ended is compared with them.
  private void foresee(Named named, Commit commit) {
    boolean here = builds.assembly(named.id()).filter(one -> one.recipe().here()).isPresent();
    if (!here && builds.build(named.id()).filter(Build::ended).isPresent()) {
      return;
    }
    var nothing = new BuildResult(failed(""), Reports.NONE, new Left.NotLooked(), Digest.of(""));
    var asked = new BuildReported(named.id().assembly(), commit.id(), named.number(), nothing);
    var world = call.reach().worlds().now();
    if (world.decide(asked, Cause.SELF, call.now()) instanceof Decision.Refused(var refusal)) {
      throw Trouble.of(refusal).thrown();
    }
  }

  private Intake.Claim claim(BuildId id, Commit commit) {
    var digest = call.maybe("digest", Digest::new).orElse(null);
    var lines = builds.travels(commit.id()).orElseThrow().digest(id.assembly());
    return new Intake.Claim(id, commit.id(), builds.assembly(id).orElseThrow(), lines, digest);
  }

  private Intake.Taken taken(Intake.Claim claim, BuildResult.Ending ending)
      throws InterruptedException {
    try {
      var left = ending instanceof BuildResult.Ending.Success ? left(claim) : new Left.NotLooked();
      return call.reach().intake().take(claim, ending, left, tests());
    } catch (Unfit unfit) {
      throw Trouble.usage(
              "Not taken: %s. Nothing of it is kept.".formatted(unfit.why()),
              "build it again, then report it again")
          .thrown();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private Left left(Intake.Claim claim) throws InterruptedException, IOException, Unfit {
    var typed = call.maybe("artifact");
    if (typed.isPresent()) {
      var path = program() ? claim.assembly().artifact() : typed.get();
      var bytes = call.fileAt(typed.get());
      return new Left.Kept(call.reach().intake().keep(claim, new Handed(path, bytes)));
    }
    var digest = claim.digest();
    return digest == null ? new Left.NotLooked() : new Left.Kept(known(digest));
  }

  /// One that an earlier build left and that is kept.
  private Artifact known(Digest digest) {
    return builds.all().stream()
        .filter(build -> builds.gone(build.id()).isEmpty())
        .flatMap(
            build -> build.state() instanceof BuildState.Clean is ? Stream.of(is) : Stream.empty())
        .map(clean -> clean.product().artifact())
        .filter(artifact -> artifact.digest().equals(digest))
        .findFirst()
        .orElseThrow(() ->
            Trouble.notFound(
                    "No artifact %s is kept here.".formatted(digest),
                    "hand it in: --artifact FILE --digest " + digest)
                .thrown());
  }

  private List<Handed> tests() throws InterruptedException {
    var handed = new ArrayList<Handed>();
    long bytes = 0;
    for (var typed : call.all("tests")) {
      var path = program() ? "TEST-%d.xml".formatted(handed.size() + 1) : typed;
      var one = new Handed(path, call.fileAt(typed));
      bytes += one.size();
      if (bytes > LARGEST) {
        throw Trouble.usage("The test reports are larger than 50 MB together.", NOW).thrown();
      }
      handed.add(one);
    }
    return handed;
  }

  /// Whether the values are the files themselves, and have no names.
  private boolean program() {
    return call.session() instanceof ProgramSession;
  }

  private static String said(Call.Done done, BuildId id) {
    if (done.first(BuildCameClean.class).isPresent()) {
      return id + " is clean.";
    }
    return done.first(BuildCameNotClean.class)
        .map(not ->
            "%s is held back: %s."
                .formatted(
                    id,
                    String.join(
                        "; ", not.why().stream().map(why -> why.sentence().text()).toList())))
        .orElse(id + " is reported.");
  }
}
