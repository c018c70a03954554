package hoops.server.builder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Packs a folder as tar.gz in one way only: names in order, no times, owners or odd modes, so that
/// equal folders make equal bytes.
final class Packer {
  /// How deep a file may lie; every folder on the way is held open while it is looked for.
  private static final int DEPTH = 256;

  private final Path root;
  private final Set<Path> less;
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final TreeMap<String, Path> folders = new TreeMap<>();

  private Packer(Path root, Set<Path> less) {
    this.root = root;
    this.less = less;
  }

  /// Writes it to `out`, without the files of `less`, and returns the bytes of its content. Unfit
  /// where it holds anything but files and folders, nothing at all, or more than it could be
  /// unpacked with.
  static long pack(Path root, Set<Path> less, OutputStream out, Caps caps)
      throws IOException, Unfit {
    var packer = new Packer(root, less);
    packer.gather();
    if (packer.files.isEmpty()) {
      throw new Unfit("is an empty folder");
    }
    caps.judgeEntries(packer.files.size() + packer.folders.size());
    return packer.write(out, caps);
  }

  private void gather() throws IOException, Unfit {
    var odd = new TreeMap<String, Path>();
    Files.walkFileTree(
        root,
        Set.of(),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            if (!folder.equals(root)) {
              folders.put(name(folder) + "/", folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (!less.contains(file)) {
              (is.isRegularFile() ? files : odd).put(name(file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            odd.put(name(file), file);
            return FileVisitResult.CONTINUE;
          }
        });
    if (!odd.isEmpty()) {
      throw new Unfit(
          "holds \"%s\", which is neither a file nor a folder that can be read"
              .formatted(EntryNames.shown(odd.firstKey())));
    }
    var names = new EntryNames(root);
    for (var name : files.keySet()) {
      names.file(name);
    }
    for (var name : folders.keySet()) {
      names.folder(name);
    }
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private long write(OutputStream out, Caps caps) throws IOException, Unfit {
    long content = 0;
    var gzip = new GZIPOutputStream(out, 1 << 16);
    var tar = new TarArchiveOutputStream(gzip, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    for (var folder : folders.keySet()) {
      tar.putArchiveEntry(entry(folder, 0755, 0));
      tar.closeArchiveEntry();
    }
    for (var file : files.entrySet()) {
      long size = Files.size(file.getValue());
      content += size;
      caps.judge(Long.MAX_VALUE, content);
      tar.putArchiveEntry(entry(file.getKey(), mode(file.getValue()), size));
      Files.copy(file.getValue(), tar);
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
    gzip.finish();
    return content;
  }

  private static int mode(Path file) {
    return Files.isExecutable(file) ? 0755 : 0644;
  }

  private static TarArchiveEntry entry(String name, int mode, long size) {
    var entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setModTime(0);
    entry.setIds(0, 0);
    entry.setNames("", "");
    return entry;
  }
}
