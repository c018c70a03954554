package hoops.server;

import hoops.server.platforms.process.Machine;
import hoops.server.platforms.process.ProcessPlatform;
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

/// `hoops doctor`: which servers answer on this machine, and what the machine lacks and costs.
///
/// Works with no server running. With `--json` it prints the one document `hoops.doctor/1`.
final class Doctor {
  private static final int USAGE = 2;
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Map<String, String> variables;
  private final List<String> findings = new ArrayList<>();

  private Doctor(Map<String, String> variables) {
    this.variables = variables;
  }

  static int run(List<String> words, Printing print, Map<String, String> variables)
      throws InterruptedException {
    var rest = words.stream().filter(word -> !word.equals("--json")).toList();
    if (!rest.isEmpty()) {
      print
          .err()
          .printf(
              "hoops doctor: \"%s\" is no word of it%nNow: hoops doctor [--json]%n",
              rest.getFirst());
      return USAGE;
    }
    var doctor = new Doctor(variables);
    var servers = doctor.servers();
    doctor.machine();
    if (words.contains("--json")) {
      print.out().println(doctor.document(servers).text());
    } else {
      doctor.tell(servers, print);
    }
    return 0;
  }

  private record Seen(Announced server, long position) {}

  private List<Seen> servers() throws InterruptedException {
    var seen = new ArrayList<Seen>();
    for (var server : Announced.living(variables)) {
      seen.add(new Seen(server, position(server)));
    }
    return seen;
  }

  /// The position of its journal; -1 where it does not answer, which is a finding.
  private long position(Announced server) throws InterruptedException {
    var ask =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/server"))
            .header("Authorization", "Bearer " + server.token())
            .timeout(LIMIT)
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var answer = http.send(ask, BodyHandlers.ofString());
      if (answer.statusCode() == 200 && Json.read(answer.body()) instanceof Json.Members document) {
        return document.number("position", -1);
      }
      findings.add("The server at %s answers %d.".formatted(server.url(), answer.statusCode()));
    } catch (IOException | JsonBroken silent) {
      findings.add(
          "The server at %s does not answer: pid %d.".formatted(server.url(), server.pid()));
    }
    return -1;
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

  private void tell(List<Seen> servers, Printing print) {
    print.out().printf("%-9s %s%n", "java", System.getProperty("java.home"));
    if (servers.isEmpty()) {
      print.out().printf("%-9s %s%n", "server", "none runs here: hoops demo, or hoops serve");
    }
    for (var seen : servers) {
      print
          .out()
          .printf(
              "%-9s %s   pid %d   position %d   data in %s%n",
              "server",
              seen.server().url(),
              seen.server().pid(),
              seen.position(),
              seen.server().data());
    }
    for (var folder : Announced.folders(variables)) {
      print.out().printf("%-9s %s%n", "announced", folder);
    }
    print.out().println();
    findings.forEach(finding -> print.out().println("- " + finding));
  }
}
