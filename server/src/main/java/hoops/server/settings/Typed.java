package hoops.server.settings;

import hoops.server.store.Reserve;
import java.nio.file.Path;
import java.util.Map;

/// The settings as they are typed behind `hoops serve`.
///
/// The launcher adds where the checkout and the gateway's jar lie, as properties of the JVM.
public final class Typed {
  /// A port that clients try first.
  public static final int PORT = 7070;

  private static final int BUILDS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private Typed() {}

  /// What was typed is no setting; the message is a sentence.
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  /// The folder, the data folder and the port as they were typed; empty where they were left out,
  /// which means `.hoops` in the folder, and [#PORT].
  public static Settings serve(
      Path folder, String data, String port, Map<String, String> properties) throws Wrong {
    var system = folder.toAbsolutePath().normalize();
    var kept = data.isEmpty() ? system.resolve(".hoops") : Path.of(data);
    var number = port.isEmpty() ? Integer.toString(PORT) : port;
    if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > 65_535) {
      throw new Wrong("--port is 0 to 65535, not \"" + number + "\"");
    }
    return of(
        kept.toAbsolutePath().normalize(),
        system,
        new Settings.Port(Integer.parseInt(number), Settings.Taken.REFUSED),
        properties);
  }

  /// The settings of these folders, with what the launcher says about itself.
  public static Settings of(
      Path data, Path folder, Settings.Port port, Map<String, String> properties) throws Wrong {
    var gateway = properties.get("hoops.gateway");
    if (gateway == null) {
      throw new Wrong("where the gateway's jar lies is not said: start Hoops with ./hoops");
    }
    return new Settings(
        data,
        folder,
        port,
        Path.of(properties.getOrDefault("java.home", "")),
        Path.of(gateway),
        properties.getOrDefault("hoops.version", "1.0.0"),
        BUILDS,
        reserve(properties.getOrDefault("hoops.reserve", Long.toString(Reserve.USUAL))));
  }

  private static long reserve(String bytes) throws Wrong {
    if (!bytes.matches("[0-9]{1,18}")) {
      throw new Wrong("hoops.reserve is a number of bytes, not \"" + bytes + "\"");
    }
    return Long.parseLong(bytes);
  }
}
