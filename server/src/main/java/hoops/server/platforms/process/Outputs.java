package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The output of each life, one [OutputLog] for each that was asked for. Any thread.
final class Outputs {
  private final Map<InstanceId, OutputLog> logs = new ConcurrentHashMap<>();
  private final Inflated inflated = new Inflated();
  private final OutputLog.Sizes sizes;
  private final OutputLog.Punching punching;

  Outputs(OutputLog.Sizes sizes, OutputLog.Punching punching) {
    this.sizes = sizes;
    this.punching = punching;
  }

  OutputLog of(Life life) {
    return logs.computeIfAbsent(life.id(), _ -> new OutputLog(life, sizes, punching, inflated));
  }

  void forget(InstanceId id) {
    logs.remove(id);
  }
}
