package hoops.house;

import hoops.wire.Announced;
import hoops.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real programs of Hoops on one folder, as the launcher starts them: a server that can be
/// ended in each way, and words said to it.
///
/// Everything lies in `room`; closing ends the tier and the server, and all that runs from the
/// room. One thread.
final class Running implements AutoCloseable {
  /// What of a user's machine the programs see.
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Djdk.serialFilter=!*");

  /// The exit code of a server whose writer did not turn.
  private static final int STOOD_STILL = 75;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Path room;
  private final Path system;
  private Process server;
  private Announced announced;

  Running(Path room, Path system) throws IOException {
    this.room = room.toRealPath();
    this.system = system;
    for (var name : List.of("run", "home")) {
      Files.createDirectories(
          this.room.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /// What a program ended with and printed, both streams.
  record Said(int exit, String text) {}

  Path data() {
    return room.resolve("data");
  }

  Living living() {
    return new Living(data());
  }

  long pid() {
    return server.pid();
  }

  /// Starts a server on the folder and waits until it answers.
  Running start() throws Exception {
    server = begin(serve(), room.resolve("server.out"));
    until("the server answers", this::answers);
    return this;
  }

  List<String> serve() {
    return server("serve", system.toString(), "--data", data().toString(), "--port", "0");
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  /// TERM; returns the exit code.
  int end() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end\n" + tell());
    }
    return server.exitValue();
  }

  /// A document of the API.
  Json.Members get(String path) throws IOException, InterruptedException {
    var answer = send(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " gives " + answer.statusCode() + ": " + answer.body());
    }
    return (Json.Members) Json.read(answer.body());
  }

  /// What the tier's assembly says at its stable address.
  String fetch(String assembly) throws IOException, InterruptedException {
    return fetch(address(assembly));
  }

  String fetch(URI address) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : answer.statusCode() + " " + answer.body();
  }

  URI address(String assembly) throws IOException, InterruptedException {
    var address = assembly(assembly).text("address", "");
    return URI.create("http://" + address + "/");
  }

  Json.Members assembly(String assembly) throws IOException, InterruptedException {
    return get("tiers/night").members("assemblies").stream()
        .filter(one -> one.text("assembly", "").equals(assembly))
        .findFirst()
        .orElseThrow(() -> new AssertionError("night has no " + assembly));
  }

  /// Waits until the tier stands still and runs these builds, written as `web@2`.
  void settles(String... builds) throws Exception {
    until(
        "night runs " + List.of(builds),
        () -> {
          var tier = get("tiers/night");
          var runs = tier.members("assemblies").stream().map(one -> one.text("build", "")).toList();
          return tier.text("state", "").equals("ok") && runs.containsAll(List.of(builds));
        });
  }

  List<String> assemblies() throws IOException, InterruptedException {
    return get("tiers/night").members("assemblies").stream()
        .map(one -> one.text("assembly", ""))
        .toList();
  }

  /// What goes on now, for people. A machine that stood still for seconds has had the server end
  /// itself, and no launcher is here to start it again.
  String midst() throws IOException, InterruptedException {
    try {
      return goingOn();
    } catch (IOException silent) {
      if (server.waitFor(5, TimeUnit.SECONDS) && server.exitValue() == STOOD_STILL) {
        return "standing still";
      }
      throw new AssertionError("the server is gone\n" + tell(), silent);
    }
  }

  private String goingOn() throws IOException, InterruptedException {
    boolean moves = !get("status").members("tiers").getFirst().text("rollout", "").isEmpty();
    boolean builds =
        get("builds").members("builds").stream()
            .anyMatch(one -> one.text("state", "").matches("waiting|running"));
    return moves ? builds ? "a rollout and a build" : "a rollout" : builds ? "a build" : "nothing";
  }

  void until(String what, Callable<Boolean> holds) throws Exception {
    Until.so(what, holds, this::tell);
  }

  /// Says words to the server through the client's program.
  Said words(String... words) throws Exception {
    return said(java(List.of(), jar("shell"), words));
  }

  /// Runs the server's own program with these words.
  Said program(String... words) throws Exception {
    return said(server(words));
  }

  Said said(List<String> command) throws Exception {
    var out = Files.createTempFile(room, "said", ".txt");
    var process = begin(command, out);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end\n" + Files.readString(out));
    }
    return new Said(process.exitValue(), Files.readString(out));
  }

  /// Starts a program with a small environment, its output in that file.
  Process begin(List<String> command, Path out) throws IOException {
    var builder = new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().put("HOME", room.resolve("home").toString());
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_RUNTIME_DIR", room.resolve("run").toString());
    return builder.start();
  }

  /// Ends everything: the tier in good order, then the server, then whatever is left.
  @Override
  public void close() throws Exception {
    try {
      if (server != null) {
        if (!server.isAlive()) {
          start();
        }
        until("the tier goes down", this::putsDown); // refused while a rollout is under way
        until("nothing runs any more", () -> living().everything().isEmpty());
        end();
      }
    } finally {
      if (server != null) {
        kill();
      }
      living()
          .everything()
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      http.close();
    }
  }

  private boolean putsDown() throws Exception {
    return words("tier", "down", "night", "-y", "-m", "the test is over").exit() == 0;
  }

  private boolean answers() throws Exception {
    if (!server.isAlive()) {
      throw new AssertionError("the server ended with " + server.exitValue() + "\n" + tell());
    }
    var mine = announced().stream().filter(one -> one.pid() == server.pid()).findFirst();
    if (mine.isEmpty()) {
      return false;
    }
    announced = mine.get();
    return send("status").statusCode() == 200;
  }

  /// Who announced itself and lives.
  List<Announced> announced() {
    return Announced.living(Map.of("XDG_RUNTIME_DIR", room.resolve("run").toString()));
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(announced.url() + "/api/v1/" + path))
            .header("Authorization", "Bearer " + announced.token())
            .timeout(Duration.ofSeconds(30))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /// What a reader of a failed test wants to know.
  String tell() {
    var all = new StringBuilder();
    try {
      all.append(Files.readString(room.resolve("server.out")));
      for (var path : List.of("status", "tiers/night", "builds", "instances", "problems")) {
        all.append(send(path).body()).append('\n');
      }
      all.append(send("journal?limit=40").body());
    } catch (IOException | InterruptedException gone) {
      all.append("and nothing more: ").append(gone);
    }
    return all.toString();
  }

  private static List<String> server(String... words) {
    var flags = new ArrayList<>(FLAGS);
    flags.add("-Dhoops.home=" + House.ROOT);
    flags.add("-Dhoops.gateway=" + jar("gateway"));
    return java(flags, jar("server"), words);
  }

  private static List<String> java(List<String> flags, Path jar, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(List.of(words));
    return command;
  }

  /// The jar that the build leaves for that module, with its libraries beside it.
  private static Path jar(String module) {
    var target = House.ROOT.resolve(module).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-[0-9].*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no program of " + module + ": mvn package"));
    } catch (IOException none) {
      throw new AssertionError("no program of " + module + ": mvn package", none);
    }
  }
}
