package hoops.server.builder;

import hoops.engine.CommitId;
import hoops.engine.Reason;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.CiTrouble;
import hoops.engine.system.Governed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at the tip of main: a folder several times a second, which costs a file's time and a few
/// bytes; an address as often as the system file says.
///
/// A folder is not watched by the machine's own notices: they differ, come late or not at all, and
/// a look would be needed beside them. One thread watches; any may ask for a look.
final class Watcher {
  private static final System.Logger LOG = System.getLogger("hoops.builder");
  private static final Duration NEAR = Duration.ofMillis(300);

  private final Builder.Settings settings;
  private final Builder.World world;
  private final BuildRooms rooms;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean closed;
  private volatile Looking looking = new Looking.Nowhere();

  /// The tip of the last look; the watching thread alone.
  private @Nullable CommitId seen;

  Watcher(Builder.Settings settings, Builder.World world, BuildRooms rooms) {
    this.settings = settings;
    this.world = world;
    this.rooms = rooms;
  }

  /// Where it looks at present.
  private sealed interface Looking {
    record Nowhere() implements Looking {}

    record At(Governed.Repository named, Source source) implements Looking {}
  }

  void look() {
    woken.release();
  }

  /// The repository that commits are read from; empty while there is none or it cannot be opened.
  Optional<Source> repository() {
    return switch (looking) {
      case Looking.Nowhere _ -> Optional.empty();
      case Looking.At(var _, var source) -> Optional.of(source);
    };
  }

  void watch() {
    try {
      while (!closed) {
        safely();
        var _ = woken.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    return switch (looking) {
      case Looking.At(var named, var source) when source.far() -> named.look();
      case Looking.At _, Looking.Nowhere _ -> NEAR;
    };
  }

  /// A bug in one look, or JGit at a damaged repository, must not end all looking.
  private void safely() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "bug in looking at the repository", e);
    }
  }

  private void turn() {
    var named = world.repository().get();
    if (named.isEmpty()) {
      seen = null;
      return;
    }
    try {
      var source = at(named.get());
      var tip = source.tip(named.get().main());
      if (tip.isEmpty()) {
        throw new Unfit(
            "repository %s has no branch %s".formatted(named.get().address(), named.get().main()));
      }
      if (!tip.get().equals(seen)) {
        tell(source, named.get().main(), tip.get());
      }
      gone(CiTrouble.Kind.REPOSITORY);
      seen = tip.get();
    } catch (Unfit e) {
      trouble(CiTrouble.Kind.REPOSITORY, e.why());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot read the repository", e);
      trouble(
          CiTrouble.Kind.REPOSITORY,
          "repository %s cannot be read: %s".formatted(named.get().address(), e.getMessage()));
    }
  }

  private Source at(Governed.Repository named) throws IOException, Unfit {
    if (looking instanceof Looking.At(var now, var source) && now.equals(named)) {
      return source;
    }
    var source = Source.open(named, settings.base(), rooms.mirror());
    forget();
    looking = new Looking.At(named, source);
    return source;
  }

  private void tell(Source source, String branch, CommitId tip) throws IOException {
    var builds = world.builds().get();
    var news = new History(source.repository(), builds, branch, world.reader()).since(tip);
    var last = builds.tip(branch);
    if (news.rewritten() && last.isPresent()) {
      trouble(
          CiTrouble.Kind.REWRITTEN,
          "%s was rewritten: %s is no ancestor of %s"
              .formatted(branch, last.get().id().brief(), tip.brief()));
    } else if (!news.commits().isEmpty()) {
      gone(CiTrouble.Kind.REWRITTEN);
    }
    if (!news.commits().isEmpty()) {
      world.ask().accept(new BuildCommand.CommitsSeen(branch, news.commits()));
    }
  }

  private void trouble(CiTrouble.Kind kind, String why) {
    var told = new Reason(why);
    boolean known =
        world.builds().get().trouble(kind).filter(it -> it.why().equals(told)).isPresent();
    if (!known && !closed) {
      world.ask().accept(new BuildCommand.CiTroubleSeen(kind, told));
    }
  }

  private void gone(CiTrouble.Kind kind) {
    if (world.builds().get().trouble(kind).isPresent() && !closed) {
      world.ask().accept(new BuildCommand.CiTroubleGone(kind));
    }
  }

  void close() {
    closed = true;
    woken.release();
  }

  /// Closes the repository, if one is open; nobody may read it any more.
  void forget() {
    if (looking instanceof Looking.At(var _, var source)) {
      looking = new Looking.Nowhere();
      source.close();
    }
  }
}
