package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The folder of one life: what was to run, who keeps it, how it ended.
///
/// Every file is written aside and renamed, so it is whole or absent; except after a power cut,
/// where what a keeper wrote may be torn: such a file counts as absent, and the boot id tells that
/// the life is over anyway. Any thread; what must be done once is done by `mkdir claim`.
final class Life {
  private final InstanceId id;
  private final Path folder;

  Life(InstanceId id, Path folder) {
    this.id = id;
    this.folder = folder;
  }

  /// How it ended, and when: by the wall for people, by the seconds since boot for rules (0 where
  /// nobody saw it).
  record End(Exit exit, Instant at, double uptime) {}

  /// That it was told to stop, and when.
  record Stop(double uptime, String boot) {}

  InstanceId id() {
    return id;
  }

  Path folder() {
    return folder;
  }

  Optional<Spec> spec() throws IOException {
    var lines = lines("spec");
    return lines.flatMap(each -> each.one("nonce")).isPresent()
        ? lines.map(Spec::parse)
        : Optional.empty();
  }

  Optional<Identity> keeper() throws IOException {
    return identity("keeper");
  }

  Optional<Identity> program() throws IOException {
    return identity("proc");
  }

  boolean claimed() {
    return Files.isDirectory(folder.resolve("claim"));
  }

  /// Takes the claim, after which no keeper ever starts this life; false where one has it.
  boolean claim() throws IOException {
    try {
      Files.createDirectory(folder.resolve("claim"), Safely.mode("rwx------"));
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  Optional<Stop> stop() throws IOException {
    return lines("stop")
        .map(each ->
            new Stop(
                each.one("uptime").map(Double::valueOf).orElse(0.0), each.one("boot").orElse("")));
  }

  /// Writes that it must not run any more; the first one counts.
  void writeStop(Epoch epoch) throws IOException {
    if (!Files.exists(folder.resolve("stop"))) {
      write(
          "stop",
          Lines.of()
              .with("uptime", Double.toString(Proc.uptime()))
              .with("boot", Proc.boot())
              .with("epoch", epoch.number()));
    }
  }

  Optional<End> end() throws IOException {
    var file = folder.resolve("exit");
    var lines = lines("exit").filter(Life::tellsAnEnd);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var at = Files.getLastModifiedTime(file).toInstant();
    var uptime = lines.flatMap(each -> each.one("uptime")).map(Double::valueOf).orElse(0.0);
    return Optional.of(new End(exit(lines.get()), at, uptime));
  }

  private static boolean tellsAnEnd(Lines lines) {
    return lines.lines().stream()
        .anyMatch(each -> List.of("code", "never", "unknown").contains(each.key()));
  }

  private Exit exit(Lines lines) {
    var never = lines.one("never");
    var unknown = lines.one("unknown");
    if (never.isPresent()) {
      return new Exit.NeverRan(never.get());
    }
    if (unknown.isPresent()) {
      return new Exit.Unknown(unknown.get());
    }
    int raw = Integer.parseInt(lines.needed("code"));
    int code = raw > 255 ? raw - 256 : raw;
    return Files.exists(folder.resolve("proc"))
        ? new Exit.Code(code)
        : new Exit.NeverRan(why(code));
  }

  private static String why(int code) {
    return switch (code) {
      case 70 -> "its keeper could not write who it is";
      case 71 -> "it could not enter its cgroup";
      case 72 -> "its folder could not be entered";
      case 73 -> "it was told to stop before it began";
      default -> "its keeper ended with %d before it began".formatted(code);
    };
  }

  /// Writes an end that no keeper will write.
  void writeEnd(Exit exit) throws IOException {
    var lines = Lines.of().with("uptime", Double.toString(Proc.uptime()));
    write(
        "exit",
        switch (exit) {
          case Exit.Code code -> lines.with("code", code.code());
          case Exit.NeverRan never -> lines.with("never", never.why());
          case Exit.Unknown unknown -> lines.with("unknown", unknown.why());
        });
  }

  /// Whether nothing of its tree is left.
  boolean swept() {
    return Files.exists(folder.resolve("swept"));
  }

  void writeSwept() throws IOException {
    write("swept", Lines.of());
  }

  /// When its program, or else its keeper, wrote who it is.
  Instant since() throws IOException {
    for (var name : new String[] {"proc", "keeper"}) {
      var file = folder.resolve(name);
      if (Files.exists(file)) {
        return Files.getLastModifiedTime(file).toInstant();
      }
    }
    return Files.getLastModifiedTime(folder).toInstant();
  }

  Path output() {
    return folder.resolve("output");
  }

  private void write(String name, Lines lines) throws IOException {
    Safely.write(folder.resolve(name), lines.text().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Identity> identity(String name) throws IOException {
    try {
      return lines(name).map(Identity::parse);
    } catch (IllegalArgumentException torn) {
      return Optional.empty();
    }
  }

  private Optional<Lines> lines(String name) throws IOException {
    try {
      return Optional.of(Lines.parse(Files.readString(folder.resolve(name))));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IllegalArgumentException torn) {
      return Optional.empty();
    }
  }
}
