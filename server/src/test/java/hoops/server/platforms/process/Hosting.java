package hoops.server.platforms.process;

import hoops.engine.AssemblyName;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.server.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that hosts a process platform, to be killed from outside at any moment.
///
/// Its words: the folder, the number of lives to start, and the script that each runs. Once they
/// were started it waits for the end of its input.
final class Hosting {
  private Hosting() {}

  public static void main(String[] words) throws IOException {
    var programmes = new Programmes();
    var platform = open(Path.of(words[0]), programmes);
    for (int number = 1; number <= Integer.parseInt(words[1]); number++) {
      platform.start(new Epoch(1), programmes.spec(id(number), words[2]));
    }
    while (System.in.read() >= 0) {
      platform.observe(new Epoch(1));
    }
  }

  static ProcessPlatform open(Path home, Programmes programmes) throws IOException {
    return open(home, programmes, OutputLog.Sizes.USUAL);
  }

  static ProcessPlatform open(Path home, Programmes programmes, OutputLog.Sizes sizes)
      throws IOException {
    return closed(home, programmes, sizes).start(() -> {});
  }

  /// One that does not look by itself.
  static ProcessPlatform closed(Path home, Programmes programmes, OutputLog.Sizes sizes)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var machine = new Machine(java, System.getenv("PATH"), "C.UTF-8");
    var place = new Place(home, machine, Ports.forInstances());
    return ProcessPlatform.open(place, programmes, new Threads(), sizes);
  }

  static InstanceId id(int number) {
    return new InstanceId(
        new InstanceName(new TierName("night"), new AssemblyName("receiver"), number),
        new Position(1000 + number));
  }

  /// This program in a JVM of its own.
  static Process apart(Path home, int lives, String script) throws IOException {
    return java(List.of(Hosting.class.getName(), home.toString(), "" + lives, script));
  }

  /// A JVM with the class path of this one.
  static Process java(List<String> words) throws IOException {
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    all.add(System.getProperty("java.class.path"));
    all.addAll(words);
    return new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
