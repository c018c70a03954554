package hoops.server.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.CommitId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees that git itself would never write, as somebody who hand-makes objects can push them.
class HostileCommitTest {
  @TempDir private Path home;
  private Repository repository;
  private ObjectInserter objects;

  @BeforeEach
  void empty() throws Exception {
    Hermetic.install();
    repository = new FileRepository(home.resolve("source.git").toFile());
    repository.create(true);
    objects = repository.newObjectInserter();
  }

  @AfterEach
  void close() {
    objects.close();
    repository.close();
  }

  private Path root() {
    return home.resolve("work/checkout");
  }

  private ObjectId blob(String text) throws Exception {
    return objects.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Entries in the order they are appended, with names that nobody has judged.
  private static final class Tree {
    private final TreeFormatter bytes = new TreeFormatter();

    Tree add(String name, FileMode mode, ObjectId id) {
      return add(name.getBytes(StandardCharsets.UTF_8), mode, id);
    }

    Tree add(byte[] name, FileMode mode, ObjectId id) {
      bytes.append(name, 0, name.length, mode, id, true);
      return this;
    }

    ObjectId in(ObjectInserter objects) throws Exception {
      return objects.insert(bytes);
    }
  }

  private Tree tree() {
    return new Tree();
  }

  private Tree file(String name) throws Exception {
    return tree().add(name, FileMode.REGULAR_FILE, blob("x"));
  }

  private Tree link(String name, String to) throws Exception {
    return tree().add(name, FileMode.SYMLINK, blob(to));
  }

  private ObjectId in(String folder, ObjectId inside) throws Exception {
    return tree().add(folder, FileMode.TREE, inside).in(objects);
  }

  private CommitId commit(ObjectId tree) throws Exception {
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(new PersonIdent("Ada", "ada@example.org"));
    commit.setCommitter(new PersonIdent("Ada", "ada@example.org"));
    commit.setMessage("hostile");
    var id = objects.insert(commit);
    objects.flush();
    return Source.id(id);
  }

  private void checkOut(ObjectId tree) throws Exception {
    Checkout.of(repository, commit(tree), root());
  }

  private void refused(ObjectId tree, String sentence) throws Exception {
    var commit = commit(tree);
    assertThatThrownBy(() -> Checkout.of(repository, commit, root()))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining(sentence);
    try (var around = Files.list(home)) {
      assertThat(around.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("source.git", "work");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc", "/", "..", "../x", "a/../../x", "./../x", "a/b/../../../x", "../../work"})
  void a_link_that_leads_out_is_refused(String to) throws Exception {
    refused(
        link("out", to).in(objects), "\"out\", a link to \"" + to + "\", which leads out of it");
  }

  @Test
  void a_link_behind_a_link_cannot_climb() throws Exception {
    var deep = in("b", link("up", "../..").in(objects));
    var tree =
        tree().add("a", FileMode.TREE, deep).add("out", FileMode.SYMLINK, blob("a/b/up/../x"));
    refused(tree.in(objects), "leads out of it");
  }

  @ParameterizedTest
  @CsvSource({"up, .., a", "up, ../../c, a/b", "up, ./d//e, a", "up, d/../d, a", "up, nowhere, a"})
  void a_link_that_stays_inside_is_made(String name, String to, String folder) throws Exception {
    var inside = link(name, to).in(objects);
    for (var part : folder.split("/", -1)) {
      inside = in(part, inside);
    }
    checkOut(in("a", inside));
    try (var all = Files.walk(root())) {
      var link = all.filter(Files::isSymbolicLink).findFirst().orElseThrow();
      assertThat(Files.readSymbolicLink(link).toString()).isEqualTo(to.replace("//", "/"));
    }
  }

  @Test
  void a_link_and_a_file_below_it_are_refused() throws Exception {
    var tree =
        link("a", "b")
            .add("a", FileMode.TREE, file("b").in(objects))
            .add("b", FileMode.TREE, file("c").in(objects));
    refused(tree.in(objects), "two things where \"a\" should lie");
  }

  @Test
  void a_file_and_a_folder_of_one_name_are_refused() throws Exception {
    var both = file("a").add("a", FileMode.TREE, file("b").in(objects)).in(objects);
    refused(both, "two things where \"a/b\" should lie");
    var doubled = file("a").add("a", FileMode.REGULAR_FILE, blob("y")).in(objects);
    refused(doubled, "two things where \"a\" should lie");
  }

  @Test
  void the_text_of_a_link_has_an_end_and_is_a_path() throws Exception {
    refused(link("a", "x".repeat(4096)).in(objects), "\"a\", a link to 4,096 bytes, at most 4,095");
    refused(link("a", "").in(objects), "\"a\", a link to what is no path");
    refused(link("a", "b\0c").in(objects), "\"a\", a link to what is no path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", ".git", ".GIT", ""})
  void a_name_that_leads_out_is_refused(String name) throws Exception {
    refused(in(name, file("x").in(objects)), "which leads out of it");
  }

  @Test
  void a_name_with_a_slash_cannot_climb() throws Exception {
    refused(file("../x").in(objects), "which leads out of it");
    refused(file("/x").in(objects), "which leads out of it");
  }

  @Test
  void what_no_disk_could_name_is_refused() throws Exception {
    refused(file("x".repeat(256)).in(objects), "a name of 256 bytes, at most 255");
    refused(file("é".repeat(128)).in(objects), "a name of 256 bytes, at most 255");
    var deep = file("x").in(objects);
    for (int i = 0; i < 40; i++) {
      deep = in("d".repeat(200), deep);
    }
    refused(deep, "a path of 8,041 bytes, more than fit here");
    var latin = tree().add(new byte[] {'a', (byte) 0xe9}, FileMode.REGULAR_FILE, blob("x"));
    refused(latin.in(objects), "a name that is no UTF-8: \"a");
  }

  @Test
  void odd_names_are_written_as_they_are() throws Exception {
    var odd = tree();
    for (var name :
        new String[] {
          "-rf", "A", "a", "line\nend", "bell\u0007", "\u001b[2J", "é", "x".repeat(255)
        }) {
      odd.add(name, FileMode.REGULAR_FILE, blob(name));
    }
    checkOut(odd.in(objects));
    try (var all = Files.list(root())) {
      for (var file : all.toList()) {
        assertThat(Files.readString(file)).isEqualTo(file.getFileName().toString());
      }
    }
    assertThat(root().resolve("line\nend")).exists();
  }

  @Test
  void a_tree_of_endless_names_is_refused_before_it_is_written() throws Exception {
    var inside = file("x").in(objects);
    for (int level = 0; level < 7; level++) {
      var ten = tree();
      for (int i = 0; i < 10; i++) {
        ten.add("d" + i, FileMode.TREE, inside);
      }
      inside = ten.in(objects);
    }
    refused(inside, "more than 1,000,000 files");
    try (var all = Files.list(root())) {
      assertThat(all).isEmpty();
    }
  }

  @Test
  void submodules_filters_and_large_files_are_plain() throws Exception {
    long size = 200L << 20;
    ObjectId large;
    try (var zeros = new Zeros(size)) {
      large = objects.insert(Constants.OBJ_BLOB, size, zeros);
    }
    var pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
    var tree =
        tree()
            .add(".gitattributes", FileMode.REGULAR_FILE, blob("* filter=lfs text eol=crlf\n"))
            .add(".gitmodules", FileMode.REGULAR_FILE, blob("[submodule \"s\"]\nurl = file:///\n"))
            .add("large", FileMode.REGULAR_FILE, large)
            .add("lfs", FileMode.EXECUTABLE_FILE, blob(pointer))
            .add("sub", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
    checkOut(tree.in(objects));
    assertThat(root().resolve("lfs")).hasContent(pointer);
    assertThat(Files.isExecutable(root().resolve("lfs"))).isTrue();
    assertThat(Files.size(root().resolve("large"))).isEqualTo(size);
    assertThat(root().resolve("sub")).isEmptyDirectory();
  }

  /// As many zeros as asked for.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int read = (int) Math.min(most, left);
      java.util.Arrays.fill(into, from, from + read, (byte) 0);
      left -= read;
      return read == 0 && most > 0 ? -1 : read;
    }
  }

  @Test
  void what_is_missing_is_told_and_may_come_later() throws Exception {
    var tree = tree().add("a", FileMode.REGULAR_FILE, ObjectId.fromString("2".repeat(40)));
    var commit = commit(tree.in(objects));
    assertThatThrownBy(() -> Checkout.of(repository, commit, root()))
        .isInstanceOf(MissingObjectException.class);
  }

  @Test
  void nothing_of_the_repository_itself_runs_or_steers() throws Exception {
    var ran = home.resolve("work/ran");
    var script = "#!/bin/sh\ntouch " + ran + "\n";
    Files.createDirectories(home.resolve("work"));
    for (var hook : new String[] {"post-checkout", "reference-transaction", "fsmonitor-watchman"}) {
      var file = home.resolve("source.git/hooks/" + hook);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, script);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    var config = repository.getConfig();
    for (var each :
        Map.of("autocrlf", "true", "fsmonitor", ran + "x", "symlinks", "false").entrySet()) {
      config.setString("core", null, each.getKey(), each.getValue());
    }
    config.setString("filter", "lfs", "smudge", "touch " + ran);
    config.save();
    checkOut(
        file("a")
            .add("b", FileMode.SYMLINK, blob("a"))
            .add(".gitattributes", FileMode.REGULAR_FILE, blob("* filter=lfs\n"))
            .in(objects));
    assertThat(ran).doesNotExist();
    assertThat(Files.isSymbolicLink(root().resolve("b"))).isTrue();
    assertThat(Files.exists(root().resolve("a"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
