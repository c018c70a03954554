package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Output;
import hoops.engine.fleet.Platform.Silent;
import java.io.IOException;
import java.nio.file.Path;

/// What lives wrote, read from their folders while no platform is open on them. Any thread.
public final class KeptOutput {
  private final Lives lives;
  private final Outputs outputs;

  private KeptOutput(Lives lives) {
    this.lives = lives;
    this.outputs = new Outputs(OutputLog.Sizes.USUAL, (_, _) -> Posix.Outcome.UNSUPPORTED);
  }

  /// Of the platform whose folder that is; nothing in it is made or changed.
  public static KeptOutput in(Path home) {
    return new KeptOutput(Lives.read(home.resolve("instances")));
  }

  /// As [ProcessPlatform#output].
  public Output read(InstanceId id, long offset, int most) {
    var life = lives.find(id);
    try {
      return life.isEmpty()
          ? new Output(offset, new byte[0])
          : outputs.of(life.get()).read(offset, most);
    } catch (IOException trouble) {
      throw new Silent("the folder of the process platform: " + trouble.getMessage(), trouble);
    }
  }
}
