package hoops.server.gateways;

import hoops.engine.Digest;
import hoops.server.platforms.process.ProcessPlatform;
import hoops.server.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The gateway's jar and its libraries, copied into a folder named by their digest, so that
/// building Hoops anew never changes a gateway that runs.
public final class GatewayProgram {
  private static final List<String> FLAGS =
      List.of(
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Djdk.serialFilter=!*");

  private GatewayProgram() {}

  /// Copies it unless it is there. An IOException where the jar is not.
  public static Gateways.Launch copied(Settings settings, ProcessPlatform platform)
      throws IOException {
    var folder = platform.programs().copiedJar(settings.gateway());
    var words = new ArrayList<String>();
    words.add(settings.home().resolve("bin/java").toString());
    words.addAll(FLAGS);
    words.add("-jar");
    words.add(folder.resolve(settings.gateway().getFileName()).toString());
    return new Gateways.Launch(folder, Digest.of(folder.toString()), words);
  }
}
