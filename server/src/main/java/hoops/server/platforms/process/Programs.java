package hoops.server.platforms.process;

import hoops.engine.Digest;
import hoops.engine.fleet.InstanceSpec.Packing;
import hoops.server.files.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// Read-only copies of what runs, one per digest, shared by all lives of it.
///
/// `programs/HEX/` holds the copy, `programs/HEX.seal` the hash of its whole tree from the moment
/// it was laid out and verified. At each launch the tree is hashed again: what runs is what was
/// verified (I35). A copy that was changed is set aside as `HEX.changed`, and the launch is
/// refused; the next one gets a fresh copy. Any thread; copies are made one at a time.
public final class Programs {
  /// How long a copy that was just verified is kept for the life that will begin with it.
  private static final Duration YOUNG = Duration.ofHours(1);

  // Guards the making and the sealing of copies.
  private final ReentrantLock making = new ReentrantLock();
  private final Set<String> ours = ConcurrentHashMap.newKeySet();
  private final Path folder;
  private final ArtifactSource artifacts;

  private Programs(Path folder, ArtifactSource artifacts) {
    this.folder = folder;
    this.artifacts = artifacts;
  }

  /// Those in this folder; what was half made or half removed goes.
  static Programs in(Path folder, ArtifactSource artifacts) throws IOException {
    try (var halves = Files.newDirectoryStream(Safely.folder(folder), ".*")) {
      for (var half : halves) {
        Trees.remove(half);
      }
    }
    return new Programs(folder, artifacts);
  }

  /// The folder with the copy of this artifact, verified just now.
  Path verified(Digest digest, Packing packing) throws IOException {
    return sealed(digest.hex(), aside -> artifacts.materialize(digest, packing, aside));
  }

  /// The folder with a copy of some files of ours, as of a gateway's jar and its `lib/`, verified
  /// just now; it is named by their digest, so that a rebuild never changes what runs.
  ///
  /// `files` are relative to `root`, and keep their places in the copy.
  public Path copied(Path root, List<Path> files) throws IOException {
    var all = Digest.sha256();
    for (var file : files.stream().sorted().toList()) {
      update(all, file.toString(), root.resolve(file));
    }
    var hex = HexFormat.of().formatHex(all.digest());
    ours.add(hex);
    return sealed(
        hex,
        aside -> {
          Safely.folder(aside);
          for (var file : files) {
            var to = aside.resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(root.resolve(file), to);
          }
        });
  }

  /// The same for a jar and all that its manifest's class path names beside it.
  public Path copiedJar(Path jar) throws IOException {
    var root = jar.resolveSibling(".");
    var files = new ArrayList<Path>();
    files.add(jar.getFileName());
    try (var opened = new JarFile(jar.toFile())) {
      var manifest = opened.getManifest();
      var classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (var each : classPath == null ? new String[0] : classPath.split(" ", -1)) {
        if (!each.isBlank()) {
          files.add(Path.of(each));
        }
      }
    }
    return copied(root, files);
  }

  private interface Filling {
    void fill(Path aside) throws IOException;
  }

  private Path sealed(String hex, Filling filling) throws IOException {
    var copy = folder.resolve(hex);
    var seal = folder.resolve(hex + ".seal");
    making.lock();
    try {
      if (!Files.exists(seal) || !Files.isDirectory(copy)) {
        make(copy, seal, filling);
      }
      if (!Files.readString(seal).equals(hash(copy))) {
        setAside(copy, seal);
        throw new IOException("the copy of sha256:%s on this machine was changed".formatted(hex));
      }
      Files.setLastModifiedTime(seal, FileTime.from(Instant.now()));
      return copy;
    } finally {
      making.unlock();
    }
  }

  /// Lays the copy out aside, and seals it before it has its name: what has its name is whole.
  /// Where a rival was first, its copy counts, as it holds the same.
  private void make(Path copy, Path seal, Filling filling) throws IOException {
    Safely.folder(folder);
    var aside = folder.resolve(".%s.%d".formatted(copy.getFileName(), System.nanoTime()));
    filling.fill(aside);
    protect(aside);
    Safely.write(seal, hash(aside).getBytes(StandardCharsets.UTF_8), "r--------");
    try {
      Files.move(aside, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException trouble) {
      if (!Files.isDirectory(copy)) {
        throw trouble;
      }
      Trees.remove(aside);
    }
  }

  /// Removes the copies that `used` says no to, that this process did not make of programs of ours,
  /// and that were verified last before a life could be about to begin with them; and what was set
  /// aside as changed before `since`.
  void letGo(Predicate<String> used, Instant since) throws IOException {
    for (var seal : found("*.seal")) {
      var name = seal.getFileName().toString();
      var hex = name.substring(0, name.length() - ".seal".length());
      if (!used.test(hex) && !ours.contains(hex)) {
        letGo(hex, seal);
      }
    }
    for (var changed : found("*.changed")) {
      if (Files.getLastModifiedTime(changed).toInstant().isBefore(since)) {
        Trees.remove(changed);
      }
    }
  }

  private void letGo(String hex, Path seal) throws IOException {
    var copy = folder.resolve(hex);
    var away = folder.resolve("." + hex + ".away");
    making.lock();
    try {
      var unused = Duration.between(Files.getLastModifiedTime(seal).toInstant(), Instant.now());
      if (unused.compareTo(YOUNG) < 0) {
        return;
      }
      if (Files.isDirectory(copy)) {
        Files.move(copy, away, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.deleteIfExists(seal);
    } finally {
      making.unlock();
    }
    Trees.remove(away);
  }

  private List<Path> found(String glob) throws IOException {
    try (var all = Files.newDirectoryStream(folder, glob)) {
      var found = new ArrayList<Path>();
      all.forEach(found::add);
      return found;
    }
  }

  private static void setAside(Path copy, Path seal) throws IOException {
    var changed = copy.resolveSibling(copy.getFileName() + ".changed");
    Trees.remove(changed);
    Files.deleteIfExists(seal);
    try {
      Files.move(copy, changed, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException raced) {
      Trees.remove(copy);
    }
  }

  /// Takes away every right to write; what may run stays so.
  private static void protect(Path copy) throws IOException {
    for (var each : tree(copy)) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        Safely.chmod(each, "r-x------");
      } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        boolean runs = Files.isExecutable(each) || Launchable.looksRunnable(each);
        Safely.chmod(each, runs ? "r-x------" : "r--------");
      } else {
        throw new IOException("%s is neither a file nor a folder".formatted(copy.relativize(each)));
      }
    }
  }

  private static String hash(Path copy) throws IOException {
    var all = Digest.sha256();
    for (var each : tree(copy)) {
      if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        update(all, copy.relativize(each).toString(), each);
      } else if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        return "a link";
      }
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static List<Path> tree(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.sorted().toList();
    }
  }

  private static void update(MessageDigest all, String name, Path file) throws IOException {
    all.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
    all.update(Files.isExecutable(file) ? (byte) 1 : (byte) 0);
    var piece = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        all.update(piece, 0, read);
      }
    }
  }
}
