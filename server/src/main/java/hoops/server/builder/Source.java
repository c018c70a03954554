package hoops.server.builder;

import hoops.engine.CommitId;
import hoops.engine.system.Governed;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.HttpConfig;
import org.eclipse.jgit.transport.RefSpec;

/// One git repository that is read and never written: a folder of this machine as it lies there, or
/// a bare mirror of an address.
///
/// No hook, filter or submodule ever runs, and no `git` program is needed. One thread looks;
/// reading objects may be done by any.
final class Source implements AutoCloseable {
  private static final int FETCH_SECONDS = 60;

  private final Repository repository;
  private final String address;
  private final boolean mirror;

  private Source(Repository repository, String address, boolean mirror) {
    this.repository = repository;
    this.address = address;
    this.mirror = mirror;
  }

  /// Opens what the system file names: a folder, relative ones against `base`; or an https or file
  /// address, whose mirror is made in `mirror`. Unfit, with a sentence, where it is neither.
  static Source open(Governed.Repository named, Path base, Path mirror) throws IOException, Unfit {
    Hermetic.install();
    var address = named.address();
    if (address.startsWith("https://") || address.startsWith("file://")) {
      return mirrored(address, mirror);
    }
    if (address.contains("://") || address.matches("[^/]+@[^/]+:.*")) {
      throw new Unfit(
          "repository %s cannot be read: it is a folder or an https address".formatted(address));
    }
    var folder = base.resolve(address).normalize();
    return new Source(openFolder(folder), folder.toString(), false);
  }

  /// A mirror in `folder` of what an address holds, whatever its scheme.
  static Source mirrored(String address, Path folder) throws IOException {
    return new Source(openMirror(folder), address, true);
  }

  private static Repository openFolder(Path folder) throws IOException, Unfit {
    var builder = new FileRepositoryBuilder().setMustExist(true);
    var inner = folder.resolve(Constants.DOT_GIT);
    if (Files.exists(inner)) {
      builder.setWorkTree(folder.toFile());
    } else if (Files.isDirectory(folder.resolve("objects"))) {
      builder.setGitDir(folder.toFile()).setBare();
    } else {
      throw new Unfit("there is no git repository in " + folder);
    }
    return builder.build();
  }

  private static Repository openMirror(Path folder) throws IOException {
    Trees.make(folder);
    var repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    if (!Files.exists(folder.resolve(Constants.HEAD))) {
      repository.create(true);
    }
    var config = repository.getConfig();
    config.setBoolean(ConfigConstants.CONFIG_FETCH_SECTION, null, "fsckObjects", true);
    config.setString(HttpConfig.HTTP, null, HttpConfig.FOLLOW_REDIRECTS_KEY, "false");
    return repository;
  }

  /// Whether looking costs a call over the network.
  boolean far() {
    return mirror;
  }

  /// The commit at the tip of the branch now; empty where there is no such branch. Unfit where the
  /// address cannot be reached or read.
  Optional<CommitId> tip(String branch) throws IOException, Unfit {
    if (mirror) {
      fetch(branch);
    } else if (!Files.isDirectory(repository.getDirectory().toPath())) {
      throw new Unfit("there is no git repository in " + address);
    }
    var ref = repository.exactRef(Constants.R_HEADS + branch);
    return ref == null || ref.getObjectId() == null
        ? Optional.empty()
        : Optional.of(id(ref.getObjectId()));
  }

  private void fetch(String branch) throws Unfit {
    try (var git = Git.wrap(repository)) {
      var _ =
          git.fetch()
              .setRemote(address)
              .setRefSpecs(new RefSpec("+%1$s%2$s:%1$s%2$s".formatted(Constants.R_HEADS, branch)))
              .setCheckFetchedObjects(true)
              .setTimeout(FETCH_SECONDS)
              .call();
    } catch (GitAPIException e) {
      throw new Unfit("repository %s cannot be read: %s".formatted(address, e.getMessage()));
    }
  }

  Repository repository() {
    return repository;
  }

  /// The same for somebody who reads on while this one may be closed; to be closed by them.
  Repository borrowed() {
    repository.incrementOpen();
    return repository;
  }

  static CommitId id(ObjectId id) {
    return new CommitId(id.name());
  }

  @Override
  public void close() {
    repository.close();
  }
}
