package hoops.server.platforms.process;

import hoops.engine.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The shell script that keeps one life, and how it is set off.
///
/// The script lies in the data folder under a name made of its digest, so that an upgrade never
/// changes a running keeper (T15). It is set off in a session of its own, as an orphan: nothing
/// that happens to this process reaches it.
final class Keeper {
  private static final int NAMED_BY = 16;

  private final Path script;
  private final Path setsid;

  private Keeper(Path script, Path setsid) {
    this.script = script;
    this.setsid = setsid;
  }

  /// Stores the script under `home`, where it is not there yet.
  static Keeper stored(Path home, Machine machine) throws IOException {
    byte[] text;
    try (var in = Keeper.class.getResourceAsStream("keeper.sh")) {
      if (in == null) {
        throw new IllegalStateException("keeper.sh is not beside its class");
      }
      text = in.readAllBytes();
    }
    var script =
        home.resolve("keeper-%s.sh".formatted(Digest.of(text).hex().substring(0, NAMED_BY)));
    if (!Files.exists(script)) {
      Safely.write(script, text, "r-x------");
    }
    var setsid =
        machine
            .find("setsid")
            .orElseThrow(() ->
                new IOException(
                    "no setsid in %s: install util-linux or busybox".formatted(machine.path())));
    return new Keeper(script, setsid);
  }

  /// Sets the keeper of this life off; returns when it is on its own. Whether it becomes the one
  /// keeper is seen by its claim.
  void launch(Path folder, Spec spec, Map<String, String> told) throws IOException {
    var words = new ArrayList<String>();
    words.addAll(List.of(setsid.toString(), setsid.toString(), "/bin/sh", script.toString()));
    words.addAll(List.of("keep", folder.toString(), setsid.toString(), spec.cgroup(), spec.cwd()));
    words.addAll(spec.argv());
    var builder =
        new ProcessBuilder(words)
            .directory(Path.of("/").toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(told);
    try {
      builder.start().waitFor();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
