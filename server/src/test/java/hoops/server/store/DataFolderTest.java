package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
