package hoops.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
  @TempDir private Path home;

  @Test
  void what_is_not_there_is_removed_already() throws IOException {
    Trees.remove(home.resolve("none"));

    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_folder_goes_with_all_in_it() throws IOException {
    Files.createDirectories(home.resolve("tree/a/b/c"));
    Files.writeString(home.resolve("tree/a/b/c/file"), "x");
    Files.writeString(home.resolve("tree/a/file"), "x");
    Files.createDirectories(home.resolve("tree/d"));

    Trees.remove(home.resolve("tree"));

    assertThat(home).isEmptyDirectory();
  }

  @Test
  void what_links_lead_to_stays() throws IOException {
    var other = Files.createDirectories(home.resolve("other/inner"));
    Files.writeString(other.resolve("file"), "kept");
    var tree = Files.createDirectories(home.resolve("tree/sub"));
    Files.createSymbolicLink(tree.resolve("to-folder"), other);
    Files.createSymbolicLink(tree.resolve("to-file"), other.resolve("file"));
    Files.createSymbolicLink(tree.resolve("to-nothing"), home.resolve("nowhere"));

    Trees.remove(home.resolve("tree"));

    assertThat(home.resolve("tree")).doesNotExist();
    assertThat(other.resolve("file")).hasContent("kept");
  }

  @Test
  void a_link_that_is_named_itself_goes_alone() throws IOException {
    var other = Files.createDirectories(home.resolve("other"));
    Files.writeString(other.resolve("file"), "kept");
    var link = Files.createSymbolicLink(home.resolve("link"), other);

    Trees.remove(link);

    assertThat(link).doesNotExist();
    assertThat(other.resolve("file")).hasContent("kept");
  }

  @Test
  void folders_that_forbid_it_are_opened() throws IOException {
    var shut = Files.createDirectories(home.resolve("tree/outer/shut/inner"));
    Files.writeString(shut.resolve("file"), "x");
    for (var each : new Path[] {shut, shut.getParent(), shut.getParent().getParent()}) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("---------"));
    }

    Trees.remove(home.resolve("tree"));

    assertThat(home).isEmptyDirectory();
  }

  /// As a loop of `mkdir d; cd d` leaves it: its path is longer than the machine takes.
  @Test
  void a_tree_deeper_than_any_path_goes() throws IOException {
    var tree = Files.createDirectories(home.resolve("tree"));
    for (int i = 0; i < 300; i++) {
      var inner = home.resolve("inner");
      Files.move(tree, Files.createDirectories(inner).resolve("a-name-of-twenty-chars"));
      Files.move(inner, tree);
    }

    Trees.remove(tree);

    assertThat(home).isEmptyDirectory();
  }
}
