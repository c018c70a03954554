package hoops.shell;

import hoops.wire.Announced;
import hoops.wire.JsonBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the server that is meant: by `--server`, `HOOPS_SERVER`, `--context`, else the one that
/// announced itself on this machine (docs/cli.md).
final class Peers {
  private static final Set<PosixFilePermission> OWN =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
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
    var announced = announced();
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
      throw new Trouble(2, "--context " + name + ": there is no list " + file);
    }
    throw new Trouble(
        2, "--context " + name + ": not in " + file + ", which holds lines \"name url\"");
  }

  private String token() throws Trouble {
    var file =
        flags.tokenFile().isEmpty()
            ? variables.getOrDefault("HOOPS_TOKEN_FILE", "")
            : flags.tokenFile();
    try {
      return file.isEmpty() ? "" : Terminal.firstLine(Path.of(file));
    } catch (IOException _) {
      throw new Trouble(2, "--token-file: " + file + " cannot be read");
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

  /// The servers that announced themselves and whose process lives.
  List<Announced> announced() {
    var found = new ArrayList<Announced>();
    for (var folder : Announced.folders(variables)) {
      try (var files = Files.newDirectoryStream(folder, "server-*.json")) {
        for (var file : files) {
          read(file, found);
        }
      } catch (IOException _) {
        // There is no such folder: nobody announced anything there.
      }
    }
    return List.copyOf(found);
  }

  /// A file that others could have written is none of a server of ours (threat 24).
  private static void read(Path file, List<Announced> found) {
    try {
      if (OWN.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
        var one = Announced.read(Files.readString(file));
        if (ProcessHandle.of(one.pid()).isPresent()) {
          found.add(one);
        }
      }
    } catch (IOException | JsonBroken _) {
      // Half gone or foreign: no server that can be asked.
    }
  }
}
