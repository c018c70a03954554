package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temp;

  @Test
  void a_second_server_is_refused_with_pid_and_folder() {
    var path = temp.resolve("data");
    try (var folder = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(DataFolder.Taken.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageContaining(folder.path().toString());
    }
    DataFolder.open(path).close();
  }

  @Test
  void the_pid_beside_the_lock_is_ours_and_nothing_else() throws Exception {
    var path = temp.resolve("data");
    DataFolder.open(path).close();
    Files.writeString(path.resolve("lock"), "12345678901234567890");

    try (var _ = DataFolder.open(path)) {
      assertThat(path.resolve("lock")).hasContent(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void a_refused_server_leaves_no_file_open() throws Exception {
    try (var folder = DataFolder.open(temp.resolve("data"))) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> DataFolder.open(folder.path()))
            .isInstanceOf(DataFolder.Taken.class);
      }
      assertThat(open(folder.path().resolve("lock"))).isEqualTo(1);
    }
  }

  @Test
  void what_is_made_is_for_its_owner_alone() throws Exception {
    try (var folder = DataFolder.open(temp.resolve("deep").resolve("data"))) {
      assertThat(mode(folder.path())).isEqualTo("rwx------");
      assertThat(mode(folder.folder("inside"))).isEqualTo("rwx------");
      assertThat(mode(folder.file("token"))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_folder_that_others_may_read_is_refused() throws Exception {
    var path = Files.createDirectory(temp.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));

    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(DataFolder.Exposed.class)
        .hasMessageContaining("chmod 700");
  }

  @Test
  void a_file_that_others_may_read_is_refused() throws Exception {
    try (var folder = DataFolder.open(temp.resolve("data"))) {
      var file = folder.file("journal.db");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

      assertThatThrownBy(() -> folder.file("journal.db"))
          .isInstanceOf(DataFolder.Exposed.class)
          .hasMessageContaining("chmod 600");
    }
  }

  /// How often this process has that file open.
  private static long open(Path file) throws Exception {
    var real = file.toRealPath();
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(one -> real.toString().equals(target(one))).count();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
