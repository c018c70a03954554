package hoops.server.builder;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit may know of the machine: nothing of its user's or system's git configuration.
///
/// Without it JGit runs `git` to find that configuration, writes one of its own, and tries out the
/// file system inside the repository.
public final class Hermetic extends SystemReader.Delegate {
  /// Kept here, since a logger that nobody holds forgets its level.
  private static final Logger WORDS = Logger.getLogger("org.eclipse.jgit");

  private Hermetic(SystemReader machine) {
    super(machine);
  }

  /// Makes it so for the whole process; again changes nothing.
  public static void install() {
    if (!(SystemReader.getInstance() instanceof Hermetic)) {
      SystemReader.setInstance(new Hermetic(SystemReader.getInstance()));
      // What JGit logs, it throws too; of a damaged repository it would log at every look.
      WORDS.setLevel(Level.OFF);
      // How fine the clock of a file system is takes seconds to find out: never waited for.
      FS.FileStoreAttributes.setBackground(true);
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Empty(fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Empty(fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Empty(fs);
  }

  @Override
  public FileBasedConfig getUserConfig() {
    return new Empty(FS.DETECTED);
  }

  @Override
  public FileBasedConfig getSystemConfig() {
    return new Empty(FS.DETECTED);
  }

  @Override
  public FileBasedConfig getJGitConfig() {
    return new Empty(FS.DETECTED);
  }

  @Override
  public @Nullable String getenv(String name) {
    return name.startsWith("GIT_") ? null : super.getenv(name);
  }

  private static final class Empty extends FileBasedConfig {
    private static final Duration COARSEST = Duration.ofSeconds(2);

    Empty(FS fs) {
      super(null, fs);
    }

    /// How finely a file system tells times, as coarse as any does: else JGit tries it out, by
    /// writing into the repository it reads.
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(COARSEST)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public void load() {
      // There is nothing to load.
    }

    @Override
    public void save() {
      // And nothing is kept.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
