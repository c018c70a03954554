package hoops.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// The folder in which one Hoops keeps everything, locked by an open file for as long as it is
/// open.
///
/// The folder is 0700 and what is made in it 0600; one that others may look into is refused, since
/// it holds tokens and secrets. The lock is the kernel's and ends with the process, however it
/// ends. Nobody else may open the file `lock`: closing it anywhere in this process would end the
/// lock.
public final class DataFolder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.store");
  private static final Set<PosixFilePermission> FOLDER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Set<PosixFilePermission> FILE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder where there is none, and locks it.
  ///
  /// [Taken] where another server runs on it; [Exposed] where others than its owner may look into
  /// it; UncheckedIOException where it cannot be made or written.
  public static DataFolder open(Path folder) {
    try {
      var path = madeFolder(folder.toAbsolutePath().normalize());
      var file = madeFile(path.resolve("lock"));
      var lock = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        take(lock, path);
      } catch (IOException | Taken refused) {
        lock.close();
        throw refused;
      }
      return new DataFolder(path, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder %s cannot be opened".formatted(folder), e);
    }
  }

  public Path path() {
    return path;
  }

  /// The folder of that name inside, 0700, made where there is none.
  public Path folder(String name) {
    try {
      return madeFolder(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + name, e);
    }
  }

  /// The file of that name inside, 0600, made empty where there is none.
  public Path file(String name) {
    try {
      return madeFile(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the file " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock cannot be given back", e);
    }
  }

  private static Path madeFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Files.setPosixFilePermissions(folder, FOLDER);
    }
    return oursAlone(folder, FOLDER, "700");
  }

  private static Path madeFile(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    }
    return oursAlone(file, FILE, "600");
  }

  private static Path oursAlone(Path path, Set<PosixFilePermission> most, String mode)
      throws IOException {
    if (!most.containsAll(Files.getPosixFilePermissions(path))) {
      throw new Exposed(path, mode);
    }
    return path;
  }

  private static void take(FileChannel lock, Path folder) throws IOException {
    if (!locks(lock)) {
      throw new Taken(folder, pid(lock));
    }
    note(lock, ascii(Long.toString(ProcessHandle.current().pid())));
    unseenByGit(folder);
  }

  /// Git leaves alone what lies in it, where it lies in the repository of the system. That is for
  /// people alone: where it cannot be written the folder is as good without.
  private static void unseenByGit(Path folder) {
    var file = folder.resolve(".gitignore");
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.writeString(madeFile(file), "*\n");
      }
    } catch (IOException trouble) {
      LOG.log(System.Logger.Level.DEBUG, "the data folder is not hidden from git", trouble);
    }
  }

  /// Over the pid that stood there, which needs no room; the rest of a longer one goes afterwards.
  ///
  /// The pid is for people alone: where it cannot be written the lock holds without it.
  private static void note(FileChannel lock, ByteBuffer pid) {
    try {
      int length = pid.remaining();
      lock.write(pid, 0);
      lock.truncate(length);
    } catch (IOException trouble) {
      LOG.log(System.Logger.Level.DEBUG, "the pid is not noted beside the lock", trouble);
    }
  }

  private static boolean locks(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException _) { // by this very process
      return false;
    }
  }

  /// The pid that stands beside the lock; empty where none does.
  private static String pid(FileChannel lock) throws IOException {
    var text = ByteBuffer.allocate(20);
    lock.read(text, 0);
    var pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return pid.matches("[0-9]+") ? pid : "";
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Another Hoops runs on this folder; the message names its pid and the folder.
  public static final class Taken extends RuntimeException {
    private final String end;

    Taken(Path folder, String pid) {
      super(
          "The data folder %s is in use by a running Hoops (%s)."
              .formatted(folder, pid.isEmpty() ? "of unknown pid" : "pid " + pid));
      end = pid.isEmpty() ? "end it" : "kill " + pid;
    }

    /// How that one is ended, its tiers living on, or gone round.
    public String whatNow() {
      return "hoops status, or " + end + ", or hoops serve --data FOLDER";
    }
  }

  /// Others than the owner may look into it; the message says how to change that.
  public static final class Exposed extends RuntimeException {
    Exposed(Path path, String mode) {
      super(
          "%s can be read by others than its owner: run 'chmod %s %s'".formatted(path, mode, path));
    }
  }
}
