package hoops.engine.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hoops.engine.AssemblyName;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.TierName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What every platform must do, whether its time is virtual or real.
///
/// A platform's test extends this and says how to open the place, how to make a spec of each
/// [Script], how to wait, and how to count what is alive without asking the platform. The place is
/// empty at the beginning of each test, and whoever made it ends what a test leaves running.
public abstract class PlatformContract {
  protected static final Epoch FIRST = new Epoch(3);
  protected static final Epoch SECOND = new Epoch(4);

  private long position = 100;

  /// For those who extend it.
  protected PlatformContract() {}

  /// What a program of these tests does. Each names what it prints; lines end in a line feed.
  public enum Script {
    /// Runs until its signal, by which it ends.
    SERVES,
    /// Ends at once with exit code 7.
    ENDS_WITH_7,
    /// Prints [PlatformContract#SAID], then runs until its signal.
    SPEAKS,
    /// Runs, and does not heed its signal; its grace is short.
    IGNORES_ITS_SIGNAL,
    /// Has grandchildren that left its family (a session of their own), then runs until its signal.
    HAS_DAEMONS,
    /// The same, but ends at once with exit code 7 and leaves the grandchildren alive.
    LEAVES_DAEMONS
  }

  /// What [Script#SPEAKS] prints.
  public static final String SAID = "one\ntwo\u00e9\n\u001b[31mthree\nfour\n";

  /// Opens the place again, as a server does that has just been started; the first time it is
  /// empty. What runs there goes on. An implementation without a memory outside of itself may hand
  /// out the same one.
  protected abstract Platform open();

  /// A spec that makes this life do this; its only port is named `http`.
  protected abstract InstanceSpec spec(InstanceId id, Script script);

  /// Lets time pass until the claim holds; fails with `what` once far too much has passed.
  protected abstract void until(String what, BooleanSupplier holds);

  /// Waits until a script that was just seen running does what it says, where that takes a moment
  /// more: a signal may come before a program has said that it ignores it.
  protected void settled(Platform platform, InstanceId id, Script script) {}

  /// How many programs of this life are alive, found out without the platform: one for a lonely
  /// program, more with its descendants.
  protected abstract int alive(InstanceId id);

  /// An id of its own, in a place of its own.
  protected final InstanceId id() {
    position++;
    return new InstanceId(
        new InstanceName(
            new TierName("night"), new AssemblyName("receiver"), (int) (position - 100)),
        new Position(position));
  }

  /// What the platform sees of this life; empty where it sees nothing.
  protected static Optional<Observation> seen(Platform platform, Epoch epoch, InstanceId id) {
    return platform.observe(epoch).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Waits for a view of this life, and answers it.
  protected final <T extends Observation> T awaited(Platform platform, InstanceId id, Class<T> as) {
    until(
        id + " is " + as.getSimpleName(),
        () -> seen(platform, SECOND, id).filter(as::isInstance).isPresent());
    return as.cast(seen(platform, SECOND, id).orElseThrow());
  }

  /// Starts this script and waits until it is seen running.
  protected final InstanceId running(Platform platform, Script script) {
    var id = id();
    platform.start(SECOND, spec(id, script));
    awaited(platform, id, Observation.Running.class);
    settled(platform, id, script);
    return id;
  }

  /// All that the life wrote so far, read in small pieces.
  protected static String read(Platform platform, InstanceId id) {
    var all = new ByteArrayOutputStream();
    for (var piece = platform.output(id, 0, 5);
        piece.bytes().length > 0;
        piece = platform.output(id, piece.next(), 5)) {
      all.writeBytes(piece.bytes());
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static boolean ended(Observation each) {
    return each instanceof Observation.Ended;
  }

  @Test
  void nothing_is_seen_where_nothing_was_started() {
    assertThat(open().observe(SECOND)).isEmpty();
  }

  @Test
  void a_started_life_is_seen_running_with_its_ports() {
    var platform = open();
    var id = running(platform, Script.SERVES);

    var seen = awaited(platform, id, Observation.Running.class);

    assertThat(seen.address()).isNotBlank();
    assertThat(seen.ports()).containsOnlyKeys("http");
    assertThat(seen.ports().get("http")).isBetween(1, 65535);
    assertThat(alive(id)).isEqualTo(1);
  }

  /// S23, I9: a repeat counts as done.
  @Test
  void starting_it_again_is_the_same_life() {
    var platform = open();
    var spec = spec(id(), Script.SERVES);
    platform.start(SECOND, spec);
    platform.start(SECOND, spec);
    var first = awaited(platform, spec.id(), Observation.Running.class);
    platform.start(SECOND, spec);

    assertThat(awaited(platform, spec.id(), Observation.Running.class)).isEqualTo(first);
    assertThat(platform.observe(SECOND)).hasSize(1);
    assertThat(alive(spec.id())).isEqualTo(1);
  }

  @Test
  void lives_side_by_side_share_no_port() {
    var platform = open();
    var one = awaited(platform, running(platform, Script.SERVES), Observation.Running.class);
    var other = awaited(platform, running(platform, Script.SERVES), Observation.Running.class);

    assertThat(one.ports().get("http")).isNotEqualTo(other.ports().get("http"));
  }

  @Test
  void an_ended_life_says_its_exit_code() {
    var platform = open();
    var id = id();
    platform.start(SECOND, spec(id, Script.ENDS_WITH_7));

    assertThat(awaited(platform, id, Observation.Ended.class).exit()).isEqualTo(new Exit.Code(7));
    assertThat(alive(id)).isZero();
  }

  @Test
  void an_ended_id_never_starts_again() {
    var platform = open();
    var spec = spec(id(), Script.ENDS_WITH_7);
    platform.start(SECOND, spec);
    var end = awaited(platform, spec.id(), Observation.Ended.class);

    platform.start(SECOND, spec);
    platform.start(SECOND, spec(spec.id(), Script.SERVES));

    assertThat(seen(platform, SECOND, spec.id())).contains(end);
    assertThat(alive(spec.id())).isZero();
  }

  @Test
  void a_stop_before_the_start_closes_the_id() {
    var platform = open();
    var id = id();
    platform.stop(SECOND, id);
    assertThat(awaited(platform, id, Observation.Ended.class).exit())
        .isInstanceOf(Exit.NeverRan.class);

    platform.start(SECOND, spec(id, Script.SERVES));

    assertThat(awaited(platform, id, Observation.Ended.class).exit())
        .isInstanceOf(Exit.NeverRan.class);
    assertThat(alive(id)).isZero();
  }

  @Test
  void a_stop_right_after_the_start_leaves_nothing() {
    var platform = open();
    var id = id();
    platform.start(SECOND, spec(id, Script.SERVES));
    platform.stop(SECOND, id);

    awaited(platform, id, Observation.Ended.class);
    platform.start(SECOND, spec(id, Script.SERVES));

    assertThat(seen(platform, SECOND, id).filter(PlatformContract::ended)).isPresent();
    assertThat(alive(id)).isZero();
  }

  @Test
  void a_stop_is_a_signal_and_an_end() {
    var platform = open();
    var id = running(platform, Script.SERVES);
    platform.stop(SECOND, id);
    platform.stop(SECOND, id);

    assertThat(awaited(platform, id, Observation.Ended.class).exit()).isEqualTo(new Exit.Code(143));
    assertThat(alive(id)).isZero();
  }

  @Test
  void who_ignores_the_signal_is_ended_after_its_grace() {
    var platform = open();
    var id = running(platform, Script.IGNORES_ITS_SIGNAL);
    platform.stop(SECOND, id);

    assertThat(awaited(platform, id, Observation.Ended.class).exit()).isEqualTo(new Exit.Code(137));
    assertThat(alive(id)).isZero();
  }

  @Test
  void a_stop_ends_the_whole_tree() {
    var platform = open();
    var id = running(platform, Script.HAS_DAEMONS);
    until("its daemons live", () -> alive(id) > 1);
    platform.stop(SECOND, id);

    awaited(platform, id, Observation.Ended.class);

    assertThat(alive(id)).isZero();
  }

  @Test
  void a_life_has_ended_when_nothing_of_it_is_left() {
    var platform = open();
    var id = id();
    platform.start(SECOND, spec(id, Script.LEAVES_DAEMONS));

    var end = awaited(platform, id, Observation.Ended.class);

    assertThat(end.exit()).isEqualTo(new Exit.Code(7));
    assertThat(alive(id)).isZero();
  }

  @Test
  void a_stop_of_one_life_touches_no_other() {
    var platform = open();
    var one = running(platform, Script.SERVES);
    var other = running(platform, Script.HAS_DAEMONS);
    until("its daemons live", () -> alive(other) > 1);
    int before = alive(other);
    platform.stop(SECOND, one);
    awaited(platform, one, Observation.Ended.class);

    // None of them is gone; the last may only have come to life meanwhile.
    assertThat(alive(other)).isGreaterThanOrEqualTo(before);
    awaited(platform, other, Observation.Running.class);
  }

  /// S20, I8: none of the calls of a leader that was replaced acts.
  @Test
  void a_call_of_an_older_epoch_does_nothing() {
    var platform = open();
    var id = running(platform, Script.SERVES);
    var next = id();

    for (var call :
        List.<Runnable>of(
            () -> platform.start(FIRST, spec(next, Script.SERVES)),
            () -> platform.stop(FIRST, id),
            () -> platform.stop(FIRST, next),
            () -> platform.forget(FIRST, id),
            () -> platform.observe(FIRST))) {
      assertThatExceptionOfType(Platform.StaleEpoch.class).isThrownBy(call::run);
    }
    assertThat(seen(platform, SECOND, next)).isEmpty();
    assertThat(seen(platform, SECOND, id))
        .hasValueSatisfying(each -> assertThat(each).isInstanceOf(Observation.Running.class));
  }

  @Test
  void what_was_seen_of_epochs_outlives_the_server() {
    open().observe(SECOND);
    var platform = open();

    assertThatExceptionOfType(Platform.StaleEpoch.class)
        .isThrownBy(() -> platform.start(FIRST, spec(id(), Script.SERVES)));
  }

  @Test
  void a_newer_server_sees_and_owns_what_an_older_one_began() {
    var id = running(open(), Script.SERVES);
    var before = seen(open(), SECOND, id).orElseThrow();
    var third = SECOND.next();
    var platform = open();

    assertThat(platform.observe(third)).containsExactly(before);
    platform.start(third, spec(id, Script.SERVES));
    assertThat(platform.observe(third)).containsExactly(before);
    platform.stop(third, id);
    until(
        "it has ended",
        () -> seen(platform, third, id).filter(PlatformContract::ended).isPresent());
    assertThat(alive(id)).isZero();
  }

  @Test
  void output_is_read_from_any_offset_and_stays() {
    var platform = open();
    var id = running(platform, Script.SPEAKS);
    var bytes = SAID.getBytes(StandardCharsets.UTF_8);
    until("it has spoken", () -> read(platform, id).equals(SAID));

    var middle = platform.output(id, 6, 4);

    assertThat(middle.offset()).isEqualTo(6);
    assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 6, 10));
    assertThat(middle.next()).isEqualTo(10);
    assertThat(platform.output(id, bytes.length, 100).bytes()).isEmpty();
    assertThat(platform.output(id, bytes.length, 100).next()).isEqualTo(bytes.length);
    platform.stop(SECOND, id);
    awaited(platform, id, Observation.Ended.class);
    assertThat(read(platform, id)).isEqualTo(SAID);
  }

  @Test
  void nothing_was_written_by_who_never_ran() {
    assertThat(open().output(id(), 0, 100).bytes()).isEmpty();
  }

  @Test
  void a_forgotten_life_is_gone_and_its_id_stays_closed() {
    var platform = open();
    var spec = spec(id(), Script.ENDS_WITH_7);
    platform.start(SECOND, spec);
    awaited(platform, spec.id(), Observation.Ended.class);

    platform.forget(SECOND, spec.id());
    platform.forget(SECOND, spec.id());

    assertThat(seen(platform, SECOND, spec.id())).isEmpty();
    platform.start(SECOND, spec(spec.id(), Script.SERVES));
    assertThat(seen(platform, SECOND, spec.id())).isEmpty();
    assertThat(alive(spec.id())).isZero();
  }

  @Test
  void what_lives_is_not_forgotten() {
    var platform = open();
    var id = running(platform, Script.SERVES);
    platform.forget(SECOND, id);

    awaited(platform, id, Observation.Running.class);
    assertThat(alive(id)).isEqualTo(1);
  }
}
