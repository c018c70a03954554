package hoops.server.settings;

import hoops.server.store.Reserve;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

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

  /// Reads `[FOLDER] [--data DIR] [--port N]`. The data folder is `.hoops` in the folder unless
  /// said.
  public static Settings serve(List<String> words, Map<String, String> properties) throws Wrong {
    var spec = CommandSpec.create().name("hoops serve");
    spec.addOption(OptionSpec.builder("--data").paramLabel("DIR").type(Path.class).build());
    spec.addOption(OptionSpec.builder("--port").paramLabel("N").type(Integer.class).build());
    spec.addPositional(
        PositionalParamSpec.builder().index("0").arity("0..1").type(Path.class).build());
    try {
      var typed =
          new CommandLine(spec).setExpandAtFiles(false).parseArgs(words.toArray(new String[0]));
      Path folder = typed.matchedPositionalValue(0, Path.of(".")).toAbsolutePath().normalize();
      Path data = typed.matchedOptionValue("--data", folder.resolve(".hoops"));
      int port = typed.matchedOptionValue("--port", PORT);
      if (port < 0 || port > 65_535) {
        throw new Wrong("--port is 0 to 65535, not " + port);
      }
      return of(
          data.toAbsolutePath().normalize(),
          folder,
          new Settings.Port(port, Settings.Taken.REFUSED),
          properties);
    } catch (ParameterException wrong) {
      throw new Wrong(String.valueOf(wrong.getMessage()));
    }
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
        Reserve.USUAL);
  }
}
