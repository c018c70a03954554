package hoops.wire.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes and reads [Routes] as a small file of lines.
///
/// ```
/// hoops-routes 1
/// version 17
/// tier logs night
/// state 127.0.0.1:7300
/// assembly web 127.0.0.1:7301
/// instance night-web-1.3 127.0.0.1:41234 serving
/// end
/// ```
///
/// An instance belongs to the assembly above it. The last line says that the file is whole. Lines
/// that begin with `#` are for people. Pure but for [#write] and [#read]; any thread.
public final class RoutesFile {
  private static final String FIRST = "hoops-routes 1";
  private static final long MOST_BYTES = 4 << 20;

  private RoutesFile() {}

  /// The text of the file.
  public static String text(Routes routes) {
    var text = new StringBuilder(FIRST).append('\n');
    line(text, "version", routes.version());
    line(text, "tier", routes.system(), routes.tier());
    line(text, "state", routes.state());
    for (var assembly : routes.assemblies()) {
      line(text, "assembly", assembly.name(), assembly.listen());
      for (var instance : assembly.instances()) {
        var traffic = instance.traffic().name().toLowerCase(Locale.ROOT);
        line(text, "instance", instance.id(), instance.address(), traffic);
      }
    }
    return text.append("end\n").toString();
  }

  private static void line(StringBuilder text, Object... words) {
    for (int i = 0; i < words.length; i++) {
      var word = words[i].toString();
      if (word.isEmpty() || word.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
        throw new IllegalArgumentException("\"%s\" is no word of a route".formatted(word));
      }
      text.append(i == 0 ? "" : " ").append(word);
    }
    text.append('\n');
  }

  /// Reads the text of a file. What is not whole or not understood throws IllegalArgumentException
  /// with the line and what is wrong with it.
  public static Routes parse(String text) {
    return new Reading().read(text.lines().toList());
  }

  /// Replaces `file` as a whole: written aside, synced, renamed. A reader sees the old or the new.
  public static void write(Path file, Routes routes) throws IOException {
    var aside = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text(routes).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Reads a file; as [#parse].
  public static Routes read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("more than %d bytes of routes".formatted(MOST_BYTES));
    }
    return parse(Files.readString(file));
  }

  /// The walk over the lines of one file.
  private static final class Reading {
    private long version = -1;
    private String system = "";
    private String tier = "";
    private String state = "";
    private boolean ended;
    private final List<Routes.Assembly> assemblies = new ArrayList<>();

    Routes read(List<String> lines) {
      if (lines.isEmpty() || !lines.getFirst().equals(FIRST)) {
        throw new IllegalArgumentException("line 1: the first line is: " + FIRST);
      }
      for (int i = 1; i < lines.size(); i++) {
        try {
          take(lines.get(i).split(" ", -1));
        } catch (IllegalArgumentException wrong) {
          throw new IllegalArgumentException(
              "line %d: %s".formatted(i + 1, wrong.getMessage()), wrong);
        }
      }
      if (!ended || version < 0 || state.isEmpty()) {
        throw new IllegalArgumentException("not whole: it lacks version, state or its end");
      }
      return new Routes(version, system, tier, HostPort.parse(state), assemblies);
    }

    private void take(String[] words) {
      if (words[0].startsWith("#")) {
        return;
      }
      if (ended) {
        throw new IllegalArgumentException("something follows the end");
      }
      switch (words[0] + words.length) {
        case "version2" -> version = Long.parseLong(words[1]);
        case "tier3" -> {
          system = words[1];
          tier = words[2];
        }
        case "state2" -> state = words[1];
        case "assembly3" ->
            assemblies.add(new Routes.Assembly(words[1], HostPort.parse(words[2]), List.of()));
        case "instance4" -> instance(words);
        case "end1" -> ended = true;
        default -> throw new IllegalArgumentException("not understood: " + words[0]);
      }
    }

    private void instance(String[] words) {
      if (assemblies.isEmpty()) {
        throw new IllegalArgumentException("an instance before any assembly");
      }
      var assembly = assemblies.removeLast();
      var instances = new ArrayList<>(assembly.instances());
      var traffic = Routes.Traffic.valueOf(words[3].toUpperCase(Locale.ROOT));
      instances.add(new Routes.Instance(words[1], HostPort.parse(words[2]), traffic));
      assemblies.add(new Routes.Assembly(assembly.name(), assembly.listen(), instances));
    }
  }
}
