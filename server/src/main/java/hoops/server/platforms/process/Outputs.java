package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The output of each life, one [OutputLog] for each that was asked for. Any thread.
final class Outputs {
  private final Map<InstanceId, OutputLog> logs = new ConcurrentHashMap<>();
  private final Inflated inflated = new Inflated();
  private final OutputLog.Sizes sizes;
  private final Posix posix;

  Outputs(OutputLog.Sizes sizes, Posix posix) {
    this.sizes = sizes;
    this.posix = posix;
  }

  OutputLog of(Life life) {
    return logs.computeIfAbsent(life.id(), _ -> new OutputLog(life, sizes, posix::punch, inflated));
  }

  void forget(InstanceId id) {
    logs.remove(id);
  }
}
