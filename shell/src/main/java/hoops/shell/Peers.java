package hoops.shell;

import hoops.wire.Announced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Finds the server that is meant: by `--server`, `HOOPS_SERVER`, `--context`, else the one that
/// announced itself on this machine (docs/cli.md).
final class Peers {
  private static final String START =
      "To start one: hoops demo   or, for your own system: hoops serve";

  private final Map<String, String> variables;
  private final Flags flags;

  Peers(Map<String, String> variables, Flags flags) {
    this.variables = variables;
    this.flags = flags;
  }

  Peer find() throws Trouble {
    var url = named();
    var announced = Announced.living(variables);
    if (!url.isEmpty()) {
      var token = token();
      return Peer.of(url, token.isEmpty() ? tokenOf(url, announced) : token);
    }
    if (announced.isEmpty()) {
      throw Trouble.unreachable("No Hoops server runs on this machine.\n  " + START);
    }
    if (announced.size() > 1) {
      throw Trouble.unreachable(several(announced));
    }
    var one = announced.getFirst();
    return Peer.of(one.url(), one.token());
  }

  private String named() throws Trouble {
    if (!flags.server().isEmpty()) {
      return flags.server();
    }
    var variable = variables.getOrDefault("HOOPS_SERVER", "");
    if (!variable.isEmpty() && flags.context().isEmpty()) {
      return variable;
    }
    return flags.context().isEmpty() ? "" : context(flags.context());
  }

  private String context(String name) throws Trouble {
    var file = Folders.config(variables).resolve("servers");
    try {
      for (var line : Files.readAllLines(file)) {
        var words = line.strip().split("\\s+", -1);
        if (words.length == 2 && words[0].equals(name)) {
          return words[1];
        }
      }
    } catch (IOException _) {
      throw new Trouble(2, "--context " + name + ": there is no list " + file + ".");
    }
    throw new Trouble(
        2, "--context " + name + ": not in " + file + ", which holds lines \"name url\".");
  }

  private String token() throws Trouble {
    var file =
        flags.tokenFile().isEmpty()
            ? variables.getOrDefault("HOOPS_TOKEN_FILE", "")
            : flags.tokenFile();
    try {
      return file.isEmpty() ? "" : Terminal.firstLine(Path.of(file));
    } catch (IOException _) {
      throw new Trouble(2, "--token-file: " + file + " cannot be read.");
    }
  }

  private static String tokenOf(String url, List<Announced> announced) {
    return announced.stream()
        .filter(one -> one.url().equals(url))
        .map(Announced::token)
        .findFirst()
        .orElse("");
  }

  private static String several(List<Announced> announced) {
    var text = new StringBuilder("Several Hoops servers run on this machine; say which:");
    for (var one : announced) {
      text.append("\n  hoops --server ")
          .append(one.url())
          .append(" ...     data in ")
          .append(one.data());
    }
    return text.toString();
  }
}
