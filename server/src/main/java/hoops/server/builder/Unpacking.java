package hoops.server.builder;

import hoops.server.files.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unpacks one archive from a stranger into a folder that is ours and empty.
///
/// Regular files and folders only, by names that [EntryNames] lets through and within [Caps]; owner
/// bits only, an executable keeps its bit. Whatever is wrong is [Unfit]; then the folder holds a
/// part, and the caller removes it. One thread.
final class Unpacking {
  private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

  private final Path root;
  private final Caps caps;
  private final EntryNames names;
  private final byte[] buffer = new byte[1 << 16];
  private int entries;
  private long unpacked;

  Unpacking(Path root, Caps caps) {
    this.root = root;
    this.caps = caps;
    this.names = new EntryNames(root);
  }

  /// A tar inside gzip. `in` is read to its end, so that who counts or digests it saw all of it.
  void tarGz(Counted in) throws IOException, Unfit {
    try (var gzip = new GZIPInputStream(in, 1 << 16)) {
      tar(gzip, in::count);
      drain(gzip, in::count);
      drain(in, in::count);
    } catch (java.util.zip.ZipException e) {
      throw new Unfit("is no sound gzip: " + e.getMessage());
    } catch (java.io.EOFException e) {
      throw new Unfit("ends too early");
    }
  }

  void plainTar(Counted in) throws IOException, Unfit {
    tar(in, in::count);
  }

  private void tar(InputStream in, LongSupplier packed) throws IOException, Unfit {
    var tar = new TarArchiveInputStream(in, "UTF-8");
    for (var entry = next(tar); entry != null; entry = next(tar)) {
      caps.judgeEntries(++entries);
      var name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
      if (entry.isDirectory()) {
        if (!name.isEmpty()) {
          folder(name);
        }
      } else {
        plain(entry, name);
        write(tar, names.file(name), (entry.getMode() & 0100) != 0, packed);
      }
    }
  }

  private static @org.jspecify.annotations.Nullable TarArchiveEntry next(TarArchiveInputStream tar)
      throws IOException, Unfit {
    try {
      return tar.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new Unfit("is no sound tar: " + e.getMessage());
    }
  }

  private static void plain(TarArchiveEntry entry, String name) throws Unfit {
    boolean regular =
        entry.getLinkFlag() == TarConstants.LF_OLDNORM
            || entry.getLinkFlag() == TarConstants.LF_NORMAL;
    if (!regular || entry.isSparse()) {
      throw notPlain(name);
    }
  }

  private static Unfit notPlain(String name) {
    return new Unfit(
        "holds \"%s\", which is neither a file nor a folder".formatted(EntryNames.shown(name)));
  }

  /// A zip, read by its directory; `file` is ours and does not change meanwhile.
  void zip(Path file) throws IOException, Unfit {
    long packed = Files.size(file);
    try (var head = Files.newInputStream(file)) {
      if (!java.util.Arrays.equals(head.readNBytes(4), LOCAL_HEADER)) {
        throw new Unfit("is no sound zip: it does not begin with an entry");
      }
    }
    try (var zip = ZipFile.builder().setPath(file).get()) {
      var all = zip.getEntriesInPhysicalOrder();
      while (all.hasMoreElements()) {
        caps.judgeEntries(++entries);
        zipEntry(zip, all.nextElement(), packed);
      }
    } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
      throw new Unfit("is no sound zip: " + e.getMessage());
    }
  }

  private void zipEntry(ZipFile zip, ZipArchiveEntry entry, long packed) throws IOException, Unfit {
    if (entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry)) {
      throw new Unfit("holds encrypted entries");
    }
    if (new String(entry.getRawName(), StandardCharsets.ISO_8859_1).indexOf('\\') >= 0) {
      throw new Unfit(
          "holds a name with a backslash: \"%s\"".formatted(EntryNames.shown(entry.getName())));
    }
    int mode = entry.getUnixMode();
    if (entry.isDirectory()) {
      folder(entry.getName());
      return;
    }
    if (mode != 0 && (mode & 0170000) != 0 && (mode & 0170000) != 0100000) {
      throw notPlain(entry.getName());
    }
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      write(in, names.file(entry.getName()), (mode & 0100) != 0, () -> packed);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new Unfit(
            "is no sound zip: \"%s\" is damaged".formatted(EntryNames.shown(entry.getName())));
      }
    }
  }

  private void folder(String name) throws IOException, Unfit {
    makeWay(names.folder(name), name);
  }

  private void makeWay(Path folder, String name) throws IOException, Unfit {
    try {
      Trees.make(folder);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new Unfit("holds \"%s\" twice".formatted(EntryNames.shown(name)));
    }
  }

  private void write(InputStream in, Path file, boolean runs, LongSupplier packed)
      throws IOException, Unfit {
    var above = file.getParent();
    makeWay(above == null ? root : above, root.relativize(file).toString());
    var mode = PosixFilePermissions.fromString(runs ? "rwx------" : "rw-------");
    var options = java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(mode))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unpacked += read;
        caps.judge(packed.getAsLong(), unpacked);
        var bytes = java.nio.ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw new Unfit("holds \"%s\" twice".formatted(root.relativize(file)));
    }
  }

  private void drain(InputStream in, LongSupplier packed) throws IOException, Unfit {
    long extra = unpacked;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      extra += read;
      caps.judge(packed.getAsLong(), extra);
    }
  }
}
