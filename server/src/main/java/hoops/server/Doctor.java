package hoops.server;

import hoops.server.commands.Locally;
import hoops.server.commands.Reply;
import hoops.server.platforms.process.Machine;
import hoops.server.platforms.process.ProcessPlatform;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.server.store.Reserve;
import hoops.wire.Announced;
import hoops.wire.Fields;
import hoops.wire.Json;
import hoops.wire.JsonBroken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `hoops doctor`: which servers answer on this machine, and what the machine lacks and costs.
///
/// Works with no server running. With `--json` it prints the one document `hoops.doctor/1`.
final class Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Map<String, String> variables;
  private final List<String> findings = new ArrayList<>();

  private Doctor(Map<String, String> variables) {
    this.variables = variables;
  }

  static int run(Locally here, Map<String, String> variables) throws InterruptedException {
    var doctor = new Doctor(variables);
    var servers = doctor.servers();
    doctor.machine();
    return here.reply(Reply.of(doctor.document(servers), doctor.blocks(servers)));
  }

  /// What a server says of itself, and how much room its disk has.
  private record Seen(Announced server, long position, long freeBytes) {}

  private List<Seen> servers() throws InterruptedException {
    var seen = new ArrayList<Seen>();
    for (var server : Announced.living(variables)) {
      long free = Path.of(server.data()).toFile().getUsableSpace();
      if (free < Reserve.USUAL) {
        findings.add(
            "The disk of %s has %s left; below %s no act is taken. Make room: df -h %1$s"
                .formatted(server.data(), mebibytes(free), mebibytes(Reserve.USUAL)));
      }
      seen.add(new Seen(server, position(server), free));
    }
    return seen;
  }

  /// The position of its journal; -1 where it does not answer, which is a finding.
  private long position(Announced server) throws InterruptedException {
    try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      for (var trouble : ask(http, server, "builds?limit=1").members("ci")) {
        findings.add("CI: " + trouble.text("message", ""));
      }
      int open = ask(http, server, "problems").members("problems").size();
      if (open > 0) {
        findings.add(
            "%s at %s: hoops problem list"
                .formatted(
                    open == 1 ? "One problem is open" : open + " problems are open", server.url()));
      }
      return ask(http, server, "server").number("position", -1);
    } catch (IOException | JsonBroken silent) {
      findings.add(
          "The server at %s, pid %d, does not answer as one: %s."
              .formatted(
                  server.url(), server.pid(), Objects.toString(silent.getMessage(), "silence")));
      return -1;
    }
  }

  private static Json.Members ask(HttpClient http, Announced server, String path)
      throws IOException, InterruptedException {
    var ask =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/" + path))
            .header("Authorization", "Bearer " + server.token())
            .timeout(LIMIT)
            .build();
    var answer = http.send(ask, BodyHandlers.ofString());
    if (answer.statusCode() == 200 && Json.read(answer.body()) instanceof Json.Members document) {
      return document;
    }
    throw new IOException("it answers " + answer.statusCode());
  }

  private static String mebibytes(long bytes) {
    return "%,d MiB".formatted(bytes >> 20);
  }

  private void machine() {
    var machine =
        new Machine(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            variables.getOrDefault("PATH", "/usr/bin:/bin"),
            variables.getOrDefault("LANG", "C.UTF-8"));
    try {
      findings.addAll(ProcessPlatform.findings(machine));
    } catch (IOException unread) {
      findings.add("This machine could not be looked at: " + unread.getMessage());
    }
  }

  private Json.Members document(List<Seen> servers) {
    var document = new Fields().put("schema", "hoops.doctor/1");
    var first =
        servers.stream()
            .findFirst()
            .map(seen ->
                (Json)
                    new Fields()
                        .put("pid", seen.server().pid())
                        .put("url", seen.server().url())
                        .put("data", seen.server().data())
                        .put("position", seen.position())
                        .put("free_bytes", seen.freeBytes())
                        .members());
    first.ifPresentOrElse(
        server -> document.put("server", server), () -> document.put("server", (String) null));
    return document
        .put(
            "findings",
            findings.stream()
                .map(finding -> new Fields().put("message", finding).members())
                .toList())
        .members();
  }

  private List<Block> blocks(List<Seen> servers) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.foreign("java", System.getProperty("java.home")));
    if (servers.isEmpty()) {
      facts.add(Fact.of("server", "none runs here: hoops demo, or hoops serve"));
    }
    for (var seen : servers) {
      var server = seen.server();
      facts.add(Fact.foreign("server", server.url()));
      facts.add(Fact.of("pid", Long.toString(server.pid())));
      facts.add(Fact.of("position", seen.position() < 0 ? "no answer" : seen.position() + ""));
      facts.add(Fact.foreign("data", server.data()));
      facts.add(Fact.of("free", mebibytes(seen.freeBytes())));
    }
    Announced.folders(variables)
        .forEach(folder -> facts.add(Fact.foreign("announced", folder.toString())));
    facts.add(Fact.foreign("servers", config().resolve("servers").toString()));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts(facts));
    blocks.add(Block.blank());
    findings.forEach(finding ->
        blocks.add(Block.line(Text.sign(Glyph.NOTE).plus(" ").plus(Text.foreign(finding)))));
    return List.copyOf(blocks);
  }

  /// Where the list of servers lies that `--context` reads (rule 16).
  private Path config() {
    var config = variables.getOrDefault("XDG_CONFIG_HOME", "");
    return config.startsWith("/")
        ? Path.of(config, "hoops")
        : Path.of(variables.getOrDefault("HOME", "/"), ".config", "hoops");
  }
}
