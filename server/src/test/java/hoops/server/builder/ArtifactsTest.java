package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Digest;
import hoops.engine.build.Artifact;
import hoops.engine.fleet.InstanceSpec.Packing;
import hoops.server.files.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  private static final Caps SMALL = new Caps(50, 8 << 20, 200);
  @TempDir private Path home;
  private Path left = Path.of("left");

  @BeforeEach
  void folder() throws Exception {
    left = Files.createDirectories(home.resolve("left"));
  }

  private Artifacts artifacts() throws Exception {
    return Artifacts.in(home.resolve("data"), SMALL);
  }

  private Path write(String name, String text) throws Exception {
    var file = left.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void a_folder_comes_back_as_it_was_less_its_reports() throws Exception {
    var report = write("junit.xml", "r");
    write("a/b.txt", "b");
    Files.setPosixFilePermissions(
        write("run", "#!/bin/sh\n"), PosixFilePermissions.fromString("rwxrwxrwx"));
    var kept = artifacts().keep(left, Set.of(report));
    var into = home.resolve("into");
    artifacts().materialize(kept.digest(), new Packing.Folder(), into);

    assertThat(into.resolve("a/b.txt")).hasContent("b");
    assertThat(into.resolve("junit.xml")).doesNotExist();
    assertThat(mode(into.resolve("run"))).isEqualTo("rwx------");
    assertThat(mode(into)).isEqualTo("rwx------");
    assertThat(mode(into.resolve("a/b.txt"))).isEqualTo("rw-------");
  }

  @Test
  void equal_folders_are_kept_once() throws Exception {
    write("b", "1");
    write("a", "2");
    var first = artifacts().keep(left, Set.of());
    Trees.remove(left);
    write("a", "2");
    write("b", "1");

    assertThat(artifacts().keep(left, Set.of())).isEqualTo(first);
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_file_keeps_its_name_and_runs_if_it_is_a_program() throws Exception {
    var script = artifacts().keep(write("tool", "#!/bin/sh\n"), Set.of());
    var plain = artifacts().keep(write("web.jar", "PK"), Set.of());
    artifacts().materialize(script.digest(), new Packing.File("tool"), home.resolve("one"));
    artifacts().materialize(plain.digest(), new Packing.File("web.jar"), home.resolve("two"));

    assertThat(script.form()).isEqualTo(Artifact.Form.FILE);
    assertThat(Files.isExecutable(home.resolve("one/tool"))).isTrue();
    assertThat(Files.isExecutable(home.resolve("two/web.jar"))).isFalse();
    assertThatThrownBy(() ->
            artifacts()
                .materialize(plain.digest(), new Packing.File("../x"), home.resolve("three")))
        .isInstanceOf(Unfit.class);
  }

  @Test
  void a_disk_that_fills_midway_keeps_nothing_and_later_all() throws Exception {
    var artifacts = artifacts();
    assertThatThrownBy(() ->
            artifacts.keep(
                "web.jar",
                Artifact.Form.FILE,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("No space left on device");
                }))
        .isInstanceOf(IOException.class);
    assertThat(files()).isEmpty();
    assertThat(home.resolve("data/artifacts/aside")).isEmptyDirectory();

    var kept = artifacts.keep(write("web.jar", "PK"), Set.of());
    assertThat(artifacts.sound(kept.digest())).isTrue();
  }

  @Test
  void a_changed_byte_is_found_and_nothing_appears() throws Exception {
    var kept = artifacts().keep(write("tool", "#!/bin/sh\n"), Set.of());
    Files.writeString(artifacts().path(kept.digest()), "x", StandardOpenOption.APPEND);

    assertThatThrownBy(() ->
            artifacts().materialize(kept.digest(), new Packing.File("tool"), home.resolve("into")))
        .hasMessageContaining("damaged");
    assertThat(home.resolve("into")).doesNotExist();
    assertThat(artifacts().sound(kept.digest())).isFalse();
    assertThat(artifacts().keep(left.resolve("tool"), Set.of())).isEqualTo(kept);
    assertThat(artifacts().sound(kept.digest())).isTrue();
  }

  @Test
  void what_nothing_refers_to_goes_once_it_is_old() throws Exception {
    var one = artifacts().keep(write("one", "1"), Set.of()).digest();
    var two = artifacts().keep(write("two", "2"), Set.of()).digest();

    assertThat(artifacts().collect(_ -> false, Instant.now())).isEmpty();
    assertThat(artifacts().collect(one::equals, Instant.now().plus(Duration.ofHours(2))))
        .containsExactly(two);
    assertThat(artifacts().has(one)).isTrue();
  }

  @Test
  void what_fails_midway_leaves_nothing() throws Exception {
    write("a", "1");
    Files.createSymbolicLink(left.resolve("link"), Path.of("/etc/passwd"));

    assertThatThrownBy(() -> artifacts().keep(left, Set.of())).hasMessageContaining("neither");
    assertThat(files()).isEmpty();
    try (var aside = Files.list(home.resolve("data/artifacts/aside"))) {
      assertThat(aside).isEmpty();
    }
  }

  @Test
  void what_a_killed_server_left_aside_goes() throws Exception {
    artifacts();
    Files.writeString(home.resolve("data/artifacts/aside/half"), "x");
    artifacts();

    assertThat(home.resolve("data/artifacts/aside/half")).doesNotExist();
  }

  @Test
  void an_archive_is_unpacked_and_kept_as_a_folder() throws Exception {
    var tar = tar(file("./a/b", "b", 0755));
    var kept = artifacts().keep(Files.write(left.resolve("x.tar.gz"), tar), Set.of());
    artifacts().materialize(kept.digest(), new Packing.Folder(), home.resolve("into"));

    assertThat(kept.form()).isEqualTo(Artifact.Form.FOLDER);
    assertThat(mode(home.resolve("into/a/b"))).isEqualTo("rwx------");
  }

  @Test
  void hostile_names_are_refused_whole() throws Exception {
    for (var name :
        List.of("../x", "/etc/x", "a/../../x", "C:x", "a\u0007", "a//b", "..", "a/./b")) {
      refused(zip(name), "hostile.zip");
    }
    var backslash = new String(zip("a!b"), StandardCharsets.ISO_8859_1).replace('!', '\\');
    refused(backslash.getBytes(StandardCharsets.ISO_8859_1), "hostile.zip");
    assertThat(home.resolve("x")).doesNotExist();
  }

  @Test
  void doubles_after_folding_are_refused() throws Exception {
    refused(zip("caf\u00e9", "cafe\u0301"), "x.zip");
    refused(zip("A", "a"), "x.zip");
    refused(zip("D/x", "d/y"), "x.zip");
    refused(zip("d", "d/y"), "x.zip");
    refused(zip("same", "same"), "x.zip");
  }

  @Test
  void links_and_devices_are_refused() throws Exception {
    refused(
        tar(special("lib", TarConstants.LF_SYMLINK, "/tmp"), file("lib/x", "x", 0644)), "x.tgz");
    refused(tar(special("h", TarConstants.LF_LINK, "/etc/passwd")), "x.tgz");
    refused(tar(special("dev", TarConstants.LF_CHR, "")), "x.tgz");
    refused(tar(special("pipe", TarConstants.LF_FIFO, "")), "x.tgz");
  }

  @Test
  void bombs_are_cut_while_inflating() throws Exception {
    var zeros = new String(new char[4 << 20]);
    assertThat(refused(tar(file("z", zeros, 0644)), "x.tgz")).contains("200 times");
    assertThat(refused(tar(file("z", noise(9 << 20), 0644)), "x.tgz")).contains("holds more");
    var many = Stream.iterate(0, at -> at + 1).limit(60).map(at -> "f" + at).toArray(String[]::new);
    assertThat(refused(zip(many), "x.zip")).contains("50 entries");
  }

  /// Text that packs badly, always the same.
  private static String noise(int length) {
    var random = new Random(7);
    var noise = new StringBuilder(length);
    for (int at = 0; at < length; at++) {
      noise.append((char) (' ' + random.nextInt(90)));
    }
    return noise.toString();
  }

  @Test
  void broken_archives_are_refused() throws Exception {
    var good = zip("a");
    refused(concat("#!/bin/sh\nid\n".getBytes(StandardCharsets.UTF_8), good), "x.zip");
    var damaged = good.clone();
    damaged[14] ^= 1;
    int directory = new String(good, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    damaged[directory + 16] ^= 1;
    refused(damaged, "x.zip");
    var encrypted = good.clone();
    encrypted[6] |= 1;
    encrypted[directory + 8] |= 1;
    refused(encrypted, "x.zip");
    var cut = tar(file("a", "abc", 0644));
    refused(java.util.Arrays.copyOf(cut, cut.length / 2), "x.tgz");
    refused("no archive".getBytes(StandardCharsets.UTF_8), "x.tgz");
  }

  private String refused(byte[] archive, String name) throws Exception {
    var file = Files.write(left.resolve(name), archive);
    var artifacts = artifacts();
    try {
      artifacts.keep(file, Set.of());
    } catch (Unfit e) {
      assertThat(files()).isEmpty();
      return e.why();
    }
    throw new AssertionError("was kept: " + name);
  }

  private List<Path> files() throws Exception {
    try (var all = Files.walk(home.resolve("data/artifacts/sha256"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] concat(byte[] one, byte[] two) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(two);
    return all.toByteArray();
  }

  private static byte[] zip(String... names) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      for (var name : names) {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0100644);
        zip.putArchiveEntry(entry);
        zip.write("x".getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private interface Entry {
    void write(TarArchiveOutputStream tar) throws Exception;
  }

  private static Entry file(String name, String text, int mode) {
    return tar -> {
      var entry = new TarArchiveEntry(name, true);
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      entry.setSize(bytes.length);
      entry.setMode(mode);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    };
  }

  private static Entry special(String name, byte kind, String to) {
    return tar -> {
      var entry = new TarArchiveEntry(name, kind);
      entry.setLinkName(to);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    };
  }

  private static byte[] tar(Entry... entries) throws Exception {
    var bytes = new ByteArrayOutputStream();
    OutputStream gzip = new GZIPOutputStream(bytes);
    try (var tar = new TarArchiveOutputStream(gzip)) {
      for (var entry : entries) {
        entry.write(tar);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void a_digest_that_is_not_kept_is_no_artifact() throws Exception {
    assertThatThrownBy(() ->
            artifacts().materialize(Digest.of("no"), new Packing.Folder(), home.resolve("into")))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
  }
}
