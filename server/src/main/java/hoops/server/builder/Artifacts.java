package hoops.server.builder;

import hoops.engine.Digest;
import hoops.engine.build.Artifact;
import hoops.engine.fleet.InstanceSpec.Packing;
import hoops.server.files.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Artifacts, kept by digest: equal bytes once, each whole or not at all, verified whenever read.
///
/// They lie in `artifacts/sha256/ab/REST`. A file is written aside, forced to the disk and renamed,
/// so that `kill -9` or a full disk leaves nothing under a digest. Any thread.
public final class Artifacts {
  /// How long what nothing refers to is kept: a build may have ended and not be journaled yet.
  private static final Duration YOUNG = Duration.ofHours(1);

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  // Guards that what is there and found sound stays young before it can be called old.
  private final ReentrantLock placing = new ReentrantLock();
  private final Path kept;
  private final Path aside;
  private final Caps caps;

  private Artifacts(Path kept, Path aside, Caps caps) {
    this.kept = kept;
    this.aside = aside;
    this.caps = caps;
  }

  /// Those in the data folder; what an earlier server left half-written goes.
  public static Artifacts in(Path data) throws IOException {
    return in(data, Caps.USUAL);
  }

  static Artifacts in(Path data, Caps caps) throws IOException {
    var aside = data.resolve("artifacts/aside");
    Trees.remove(aside);
    return new Artifacts(Trees.make(data.resolve("artifacts/sha256")), Trees.make(aside), caps);
  }

  /// Keeps what a build left: a folder packed, an archive unpacked and packed anew, any other file
  /// as it is. `less` are the paths inside a folder that are no part of it: its test reports.
  ///
  /// Unfit, with a sentence that begins with a verb, where it is hostile or over a limit.
  public Artifact keep(Path left, Set<Path> less) throws IOException, Unfit {
    var name = left.getFileName() == null ? "artifact" : left.getFileName().toString();
    if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      return keepFolder(left, less, name);
    }
    if (!Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unfit("is neither a file nor a folder");
    }
    return switch (Archive.of(name)) {
      case NONE -> keepFile(left, name);
      case ZIP, TAR, TAR_GZ -> keepArchive(left, name);
    };
  }

  /// What a name says of a file's form.
  private enum Archive {
    NONE,
    ZIP,
    TAR,
    TAR_GZ;

    static Archive of(String name) {
      var low = name.toLowerCase(Locale.ROOT);
      if (low.endsWith(".zip")) {
        return ZIP;
      }
      if (low.endsWith(".tar")) {
        return TAR;
      }
      return low.endsWith(".tar.gz") || low.endsWith(".tgz") ? TAR_GZ : NONE;
    }
  }

  private Artifact keepArchive(Path left, String name) throws IOException, Unfit {
    var folder = Trees.make(aside.resolve(UUID.randomUUID().toString()));
    try {
      var unpacking = new Unpacking(folder, caps);
      if (Archive.of(name) == Archive.ZIP) {
        unpacking.zip(left);
      } else {
        try (var in = new Counted(Files.newInputStream(left), Digest.sha256())) {
          if (Archive.of(name) == Archive.TAR) {
            unpacking.plainTar(in);
          } else {
            unpacking.tarGz(in);
          }
        }
      }
      return keepFolder(folder, Set.of(), name);
    } finally {
      Trees.remove(folder);
    }
  }

  private Artifact keepFolder(Path left, Set<Path> less, String name) throws IOException, Unfit {
    return keep(
        name,
        Artifact.Form.FOLDER,
        out -> {
          long content = Packer.pack(left, less, out, caps);
          return content;
        });
  }

  private Artifact keepFile(Path left, String name) throws IOException, Unfit {
    return keep(
        name,
        Artifact.Form.FILE,
        out -> {
          caps.judge(Long.MAX_VALUE, Files.size(left));
          Files.copy(left, out);
          return 0;
        });
  }

  /// Writes the bytes of an artifact, and returns the size of its content, 0 where that is no
  /// matter.
  interface Writer {
    long write(OutputStream out) throws IOException, Unfit;
  }

  /// Keeps what `writer` writes; where it throws, nothing of it.
  Artifact keep(String name, Artifact.Form form, Writer writer) throws IOException, Unfit {
    var temporary = aside.resolve(UUID.randomUUID().toString());
    var owner = PosixFilePermissions.fromString("rw-------");
    var sha = Digest.sha256();
    try (var channel =
        FileChannel.open(temporary, NEW, PosixFilePermissions.asFileAttribute(owner))) {
      var out = new DigestOutputStream(Channels.newOutputStream(channel), sha);
      long content = writer.write(out);
      out.flush();
      long bytes = channel.size();
      caps.judge(bytes, content);
      channel.force(true);
      var digest = new Digest("sha256:" + java.util.HexFormat.of().formatHex(sha.digest()));
      place(temporary, digest);
      return new Artifact(digest, bytes, name, form);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// An equal one that is there already stays, and is young again.
  private void place(Path temporary, Digest digest) throws IOException {
    placing.lock();
    try {
      var home = path(digest);
      Trees.make(home.getParent() == null ? kept : home.getParent());
      if (Files.exists(home) && sound(digest)) {
        Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
        return;
      }
      Files.move(
          temporary, home, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(home.getParent() == null ? kept : home.getParent());
      force(kept);
    } finally {
      placing.unlock();
    }
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Where the bytes of that digest lie, if they do.
  Path path(Digest digest) {
    return kept.resolve(digest.hex().substring(0, 2)).resolve(digest.hex().substring(2));
  }

  public boolean has(Digest digest) {
    return Files.isRegularFile(path(digest), LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether the bytes that are kept are those of the digest; reads them all.
  public boolean sound(Digest digest) throws IOException {
    if (!has(digest)) {
      return false;
    }
    var sha = Digest.sha256();
    try (var in = new Counted(Files.newInputStream(path(digest)), sha)) {
      in.skip(Long.MAX_VALUE);
    }
    return digest.hex().equals(java.util.HexFormat.of().formatHex(sha.digest()));
  }

  /// Lays the artifact out as the folder `into`, which must not be there and is open to its owner
  /// alone: a folder unpacked, a file under its own name, executable where it is ELF or begins with
  /// `#!`.
  ///
  /// The bytes are verified by digest while they are read; what does not fit is Unfit, and `into`
  /// appears whole or not at all (I35). IOException where it is not kept here, or the disk fails.
  public void materialize(Digest digest, Packing packing, Path into) throws IOException, Unfit {
    var half = into.resolveSibling("." + into.getFileName() + ".half");
    Trees.remove(half);
    Trees.make(half);
    try {
      var sha = Digest.sha256();
      try (var in = new Counted(Files.newInputStream(path(digest)), sha)) {
        switch (packing) {
          case Packing.Folder _ -> new Unpacking(half, caps).tarGz(in);
          case Packing.File(var name) -> Layout.file(in, half, name);
        }
      }
      if (!digest.hex().equals(java.util.HexFormat.of().formatHex(sha.digest()))) {
        throw new Unfit("%s is damaged on the disk".formatted(digest));
      }
      Files.move(half, into, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.remove(half);
    }
  }

  /// Removes what `needed` says no to and is not young; returns what went.
  ///
  /// `needed` is asked about one artifact after another, so that each is judged by what is so then.
  public List<Digest> collect(Predicate<Digest> needed, Instant now) throws IOException {
    var gone = new ArrayList<Digest>();
    try (var all = Files.walk(kept, 2)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var digest = named(file);
        if (collected(file, digest, needed, now)) {
          gone.add(digest);
        }
      }
    }
    return gone;
  }

  private boolean collected(Path file, Digest digest, Predicate<Digest> needed, Instant now)
      throws IOException {
    placing.lock();
    try {
      boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG));
      return old && !needed.test(digest) && Files.deleteIfExists(file);
    } finally {
      placing.unlock();
    }
  }

  private Digest named(Path file) {
    return new Digest("sha256:" + kept.relativize(file).toString().replace("/", ""));
  }
}
