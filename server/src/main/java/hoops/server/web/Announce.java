package hoops.server.web;

import hoops.wire.Announced;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// The file by which this machine's clients find the server, from [#write] to [#close].
///
/// It is created exclusively with mode 0600 in one call and renamed into place, so nobody else ever
/// reads it and no reader sees half of it. Its folder is 0700; one that others may write or read is
/// refused, not mended (docs/security.md).
public final class Announce implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;
  private final String text;

  private Announce(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /// Announces the server in the first folder that these variables name, and takes away what ended
  /// ones left there.
  public static Announce write(Map<String, String> variables, Announced server) throws IOException {
    var folder = folder(Announced.folders(variables).getFirst());
    var port = server.url().substring(server.url().lastIndexOf(':') + 1);
    var file = folder.resolve("server-" + port + ".json");
    var fresh = folder.resolve("server-" + port + "." + server.pid() + ".new");
    var left = Announced.left(folder);
    try {
      put(fresh, file, server.text());
    } catch (IOException trouble) {
      Files.deleteIfExists(fresh);
      over(file, server.text(), trouble);
    }
    for (var gone : left) {
      if (!gone.equals(file)) {
        Files.deleteIfExists(gone);
      }
    }
    return new Announce(file, server.text());
  }

  private static void put(Path fresh, Path file, String text) throws IOException {
    Files.deleteIfExists(fresh);
    try (var out =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// On a disk without room for another file: over what an ended server left at that port, which
  /// needs none. Where nothing lies there, it is the trouble that it was.
  private static void over(Path file, String text, IOException trouble) throws IOException {
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.truncate(out.position());
    } catch (IOException full) {
      trouble.addSuppressed(full);
      throw trouble;
    }
  }

  private static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER);
    var found = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    var open =
        found.stream()
            .anyMatch(one -> one.name().startsWith("GROUP") || one.name().startsWith("OTHERS"));
    if (open || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          folder
              + " is open to others, so the token is not written there. Now: chmod 700 "
              + folder);
    }
    return folder;
  }

  public Path file() {
    return file;
  }

  /// Takes the file away, if it is still this server's.
  @Override
  public void close() {
    try {
      if (Files.readString(file).equals(text)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // It is gone, or another server's: a client finds out by the process that it names.
    }
  }
}
