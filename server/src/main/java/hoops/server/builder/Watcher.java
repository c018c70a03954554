package hoops.server.builder;

import hoops.engine.CommitId;
import hoops.engine.Reason;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.CiTrouble;
import hoops.engine.system.Governed;
import hoops.server.Patience;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.jspecify.annotations.Nullable;

/// Looks at the tip of main: a folder several times a second, which costs a file's time and a few
/// bytes; an address as often as the system file says.
///
/// A folder is not watched by the machine's own notices: they differ, come late or not at all, and
/// a look would be needed beside them. What cannot be read is told once, looked at less often, and
/// opened anew. One thread watches; any may ask for a look.
final class Watcher {
  private static final System.Logger LOG = System.getLogger("hoops.builder");
  private static final Patience NEAR = new Patience(Duration.ofMillis(300), Duration.ofSeconds(2));
  private static final Duration POLITE = Duration.ofSeconds(2);

  private final Builder.Settings settings;
  private final Builder.World world;
  private final BuildRooms rooms;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean closed;
  private volatile Looking looking = new Looking.Nowhere();

  /// The tip of the last look; the watching thread alone.
  private @Nullable CommitId seen;

  /// How many looks failed in a row; the watching thread alone.
  private int failures;

  private volatile @Nullable Thread watching;

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
    watching = Thread.currentThread();
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
      case Looking.At _, Looking.Nowhere _ -> NEAR.after(failures);
    };
  }

  /// A bug in one look, or JGit at a damaged repository, must not end all looking.
  private void safely() {
    var named = world.repository().get();
    var address = named.map(this::shown).orElse("");
    try {
      if (named.isEmpty()) {
        seen = null;
      } else {
        turn(named.get());
      }
      failures = 0;
    } catch (Unfit e) {
      failed(e.why());
    } catch (IOException e) {
      failed(unread(address, e));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "the look at the repository broke", e);
      failed(unread(address, e));
    }
  }

  private static String unread(String address, Exception e) {
    return "repository %s cannot be read: %s".formatted(address, words(e));
  }

  /// Its address; where the file names none, the folder that the file lies in.
  private String shown(Governed.Repository named) {
    return named.address().isEmpty() ? settings.base().toString() : named.address();
  }

  private static String words(Exception e) {
    if (e instanceof MissingObjectException missing) {
      return "its object %s is missing or damaged; git fsck tells more"
          .formatted(missing.getObjectId().name());
    }
    var said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    boolean damage =
        e instanceof CorruptObjectException
            || e instanceof PackInvalidException
            || e instanceof EOFException;
    return damage ? "it is damaged (%s); git fsck tells more".formatted(said) : said;
  }

  /// A folder that could not be read is opened anew: another repository may lie there by then.
  private void failed(String why) {
    failures++;
    if (looking instanceof Looking.At(var _, var source) && !source.far()) {
      forget();
    }
    trouble(CiTrouble.Kind.REPOSITORY, why);
  }

  private void turn(Governed.Repository named) throws IOException, Unfit {
    var source = at(named);
    var tip = source.tip(named.main());
    if (tip.isEmpty()) {
      throw new Unfit(
          "repository %s has no branch %s: commit to it, or rename yours: git branch -m %s"
              .formatted(shown(named), named.main(), named.main()));
    }
    if (!tip.get().equals(seen)) {
      tell(source, named.main(), tip.get());
    }
    gone(CiTrouble.Kind.REPOSITORY);
    seen = tip.get();
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

  private void tell(Source source, String branch, CommitId tip) throws IOException, Unfit {
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
      LOG.log(System.Logger.Level.WARNING, why);
      world.ask().accept(new BuildCommand.CiTroubleSeen(kind, told));
    }
  }

  private void gone(CiTrouble.Kind kind) {
    if (world.builds().get().trouble(kind).isPresent() && !closed) {
      world.ask().accept(new BuildCommand.CiTroubleGone(kind));
    }
  }

  /// Returns when no look is under way; a fetch that hangs is cut off after two seconds.
  void close() throws InterruptedException {
    closed = true;
    woken.release();
    var thread = watching;
    if (thread != null && !thread.join(POLITE)) {
      thread.interrupt();
      thread.join();
    }
  }

  /// Closes the repository, if one is open; nobody may read it any more.
  void forget() {
    if (looking instanceof Looking.At(var _, var source)) {
      looking = new Looking.Nowhere();
      source.close();
    }
  }
}
