package hoops.server.platforms.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// The kernel calls that Java lacks; the one class of Hoops with native access beside the database.
///
/// Any thread; a call blocks its carrier for some microseconds. Where a call does not exist (an old
/// kernel, a strange C library), its method answers [Outcome#UNSUPPORTED] and the caller has
/// another way. Numbers of signals and calls are those of Linux; pidfd calls have the same number
/// on every architecture since Linux 5.3.
public final class Posix {
  static final int STOP = 19;
  static final int CONTINUE = 18;
  static final int KILL = 9;

  private static final Map<String, Integer> SIGNALS =
      Map.of(
          "HUP", 1, "INT", 2, "QUIT", 3, "KILL", KILL, "USR1", 10, "USR2", 12, "TERM", 15, "WINCH",
          28);

  private static final long PIDFD_SEND_SIGNAL = 424;
  private static final long PIDFD_OPEN = 434;
  private static final int KEEP_SIZE_AND_PUNCH = 1 | 2;
  private static final int OPEN_WRITE_CLOEXEC = 1 | 0x80000;
  private static final int OWNER_ONLY = 0600;
  private static final int SIGPIPE = 13;
  private static final int EPERM = 1;
  private static final int ESRCH = 3;
  private static final int ENOSYS = 38;
  private static final int EINVAL = 22;
  private static final int EOPNOTSUPP = 95;

  /// The calls themselves, bound with the first of them: that takes a fifth of a second, which a
  /// start should not wait for.
  private static final class Calls {
    static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
    static final MethodHandle SYSCALL =
        bind("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    static final MethodHandle OPEN = bind("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle CLOSE = bind("close", -1, JAVA_INT, JAVA_INT);
    static final MethodHandle FALLOCATE =
        bind("fallocate", -1, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
    static final MethodHandle MKFIFO = bind("mkfifo", -1, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle SIGNAL = bind("signal", -1, ADDRESS, JAVA_INT, ADDRESS);

    private Calls() {}

    // Restricted, since a wrong shape would crash the JVM: the shapes above are those of POSIX.
    @SuppressWarnings("restricted")
    private static MethodHandle bind(
        String name, int firstVariadic, MemoryLayout answer, MemoryLayout... arguments) {
      var function = LINKER.defaultLookup().findOrThrow(name);
      var shape = FunctionDescriptor.of(answer, arguments);
      return firstVariadic < 0
          ? LINKER.downcallHandle(function, shape, CAPTURE)
          : LINKER.downcallHandle(
              function, shape, CAPTURE, Linker.Option.firstVariadicArg(firstVariadic));
    }
  }

  /// How a call went.
  enum Outcome {
    DONE,
    /// There is no such process, or it is not the one that was meant.
    GONE,
    /// This machine has no such call.
    UNSUPPORTED,
    /// The kernel does not let us: it belongs to another user.
    REFUSED
  }

  /// The number of a signal by its name without SIG, as in `TERM`.
  static int signal(String name) {
    var number = SIGNALS.get(name);
    if (number == null) {
      throw new IllegalArgumentException(
          "no signal \"%s\"; one of %s"
              .formatted(name, SIGNALS.keySet().stream().sorted().toList()));
    }
    return number;
  }

  /// Sends a signal to the process that has this pid now, if `ours` still says so once that process
  /// is held fast: it cannot hit a successor of the pid (I33).
  Outcome send(int pid, int number, BooleanSupplier ours) throws IOException {
    long handle = call(PIDFD_OPEN, pid, 0, 0, 0);
    if (handle < 0) {
      return handle == -ENOSYS || handle == -EPERM ? Outcome.UNSUPPORTED : Outcome.GONE;
    }
    try {
      if (!ours.getAsBoolean()) {
        return Outcome.GONE;
      }
      long sent = call(PIDFD_SEND_SIGNAL, handle, number, 0, 0);
      if (sent == -ESRCH) {
        return Outcome.GONE;
      }
      if (sent == -EPERM) {
        return Outcome.REFUSED;
      }
      if (sent < 0) {
        throw new IOException("signal %d to pid %d: errno %d".formatted(number, pid, -sent));
      }
      return Outcome.DONE;
    } finally {
      closed((int) handle);
    }
  }

  /// Gives the bytes `[0, until)` of a file back to the disk; its size and all offsets stay.
  Outcome punch(Path file, long until) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Calls.STATE);
      int handle =
          (int)
              Calls.OPEN.invokeExact(
                  state, arena.allocateFrom(file.toString()), OPEN_WRITE_CLOEXEC, 0);
      if (handle < 0) {
        throw new IOException("open %s: errno %d".formatted(file, errno(state)));
      }
      try {
        int done = (int) Calls.FALLOCATE.invokeExact(state, handle, KEEP_SIZE_AND_PUNCH, 0L, until);
        if (done == 0) {
          return Outcome.DONE;
        }
        int errno = errno(state);
        if (errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL) {
          return Outcome.UNSUPPORTED;
        }
        throw new IOException("punch %s: errno %d".formatted(file, errno));
      } finally {
        closed(handle);
      }
    } catch (IOException | RuntimeException | Error known) { // what such a call can throw
      throw known;
    } catch (Throwable never) { // as invokeExact declares
      throw new IllegalStateException("native calls throw nothing else", never);
    }
  }

  /// Makes a named pipe that its owner alone may open; nothing lies there before.
  public static void fifo(Path place) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Calls.STATE);
      int made =
          (int) Calls.MKFIFO.invokeExact(state, arena.allocateFrom(place.toString()), OWNER_ONLY);
      if (made != 0) {
        throw new IOException("mkfifo %s: errno %d".formatted(place, errno(state)));
      }
    } catch (IOException | RuntimeException | Error known) { // what such a call can throw
      throw known;
    } catch (Throwable never) { // as invokeExact declares
      throw new IllegalStateException("native calls throw nothing else", never);
    }
  }

  /// Catches each signal that this process was started to ignore, as `&` and `nohup` do, and does
  /// nothing on it. So the server still ignores it, and its children start with the default: what
  /// is ignored is inherited, what is caught is not (T10). Returns their numbers. To be called
  /// once, before any child.
  public static Set<Integer> catchIgnored() throws IOException {
    long ignored = 0;
    for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        ignored = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
      }
    }
    // abs(3) takes an int and does nothing else, which makes it a safe thing to do on a signal.
    var nothing = Calls.LINKER.defaultLookup().findOrThrow("abs");
    var caught = new TreeSet<Integer>();
    for (int number = 1; number < 32; number++) {
      if ((ignored & 1L << (number - 1)) != 0 && number != SIGPIPE) {
        caught(number, nothing);
        caught.add(number);
      }
    }
    return Set.copyOf(caught);
  }

  private static void caught(int number, MemorySegment action) {
    try (var arena = Arena.ofConfined()) {
      var before =
          (MemorySegment) Calls.SIGNAL.invokeExact(arena.allocate(Calls.STATE), number, action);
      if (before.address() == -1) {
        throw new IllegalStateException("signal %d cannot be caught".formatted(number));
      }
    } catch (RuntimeException | Error known) { // what such a call can throw
      throw known;
    } catch (Throwable never) { // as invokeExact declares
      throw new IllegalStateException("native calls throw nothing else", never);
    }
  }

  /// What the call answers, or less 0: its errno.
  private long call(long number, long one, long two, long three, long four) {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Calls.STATE);
      long answer = (long) Calls.SYSCALL.invokeExact(state, number, one, two, three, four);
      return answer >= 0 ? answer : -errno(state);
    } catch (RuntimeException | Error known) { // what such a call can throw
      throw known;
    } catch (Throwable never) { // as invokeExact declares
      throw new IllegalStateException("native calls throw nothing else", never);
    }
  }

  private void closed(int handle) {
    try (var arena = Arena.ofConfined()) {
      int done = (int) Calls.CLOSE.invokeExact(arena.allocate(Calls.STATE), handle);
      if (done != 0) {
        throw new IllegalStateException("close of a handle of ours failed");
      }
    } catch (RuntimeException | Error known) { // what such a call can throw
      throw known;
    } catch (Throwable never) { // as invokeExact declares
      throw new IllegalStateException("native calls throw nothing else", never);
    }
  }

  private static int errno(MemorySegment state) {
    return (int) Calls.ERRNO.get(state, 0L);
  }
}
