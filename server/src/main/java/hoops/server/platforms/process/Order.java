package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is to be started: an instance from an artifact, or a program of ours from given words.
sealed interface Order {
  InstanceId id();

  /// The names of the ports it is to be given.
  List<String> wanted();

  /// What one life is given: who calls, its nonce, its ports and where its folder will be.
  record Given(Epoch epoch, String nonce, Map<String, Integer> ports, Path folder, String cgroup) {}

  /// What is written down and set off.
  record Ready(Spec spec, Map<String, String> told) {}

  Ready ready(Given given) throws IOException, Launchable.NotLaunchable;

  /// Writes the files the life is told of into its folder, before that has its name.
  void write(Path folder) throws IOException, Launchable.NotLaunchable;

  /// An instance: its artifact lies in `copy`, verified just now.
  record OfArtifact(InstanceSpec spec, Path copy, Machine machine, Path data) implements Order {
    @Override
    public InstanceId id() {
      return spec.id();
    }

    @Override
    public List<String> wanted() {
      return spec.ports();
    }

    @Override
    public Ready ready(Given given) throws IOException, Launchable.NotLaunchable {
      var told =
          Told.of(spec.id(), given.nonce())
              .of(spec.system())
              .from(spec.build().text())
              .with(machine)
              .withData(data)
              .withPorts(spec, given.ports())
              .withNeeds(spec.needs())
              .withProperties(spec.properties(), given.folder())
              .words();
      var argv = new Launchable(machine).words(spec, copy, told);
      return new Ready(
          new Spec(
              spec.id(),
              given.epoch(),
              given.nonce(),
              spec.build().text(),
              spec.artifact().text(),
              argv,
              copy.toString(),
              spec.stop(),
              given.ports(),
              given.cgroup()),
          told);
    }

    @Override
    public void write(Path folder) throws IOException, Launchable.NotLaunchable {
      Told.write(spec.properties(), folder);
    }
  }

  /// A program of ours.
  record OfProgram(Program program, Machine machine, Path data) implements Order {
    @Override
    public InstanceId id() {
      return program.id();
    }

    @Override
    public List<String> wanted() {
      return List.of();
    }

    @Override
    public Ready ready(Given given) {
      var told =
          Told.of(program.id(), given.nonce())
              .of(program.system())
              .from("-")
              .with(machine)
              .withData(data)
              .words();
      return new Ready(
          new Spec(
              program.id(),
              given.epoch(),
              given.nonce(),
              "-",
              "-",
              program.argv(),
              program.cwd().toString(),
              program.stop(),
              new TreeMap<>(program.ports()),
              given.cgroup()),
          told);
    }

    @Override
    public void write(Path folder) {
      // A program of ours is told all it needs by its words.
    }
  }
}
