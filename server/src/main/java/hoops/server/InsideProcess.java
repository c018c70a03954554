package hoops.server;

import hoops.engine.InstanceId;
import hoops.server.platforms.process.ProcessPlatform;
import hoops.server.watch.Inside;
import java.time.Duration;
import java.util.List;

/// What the process platform knows of its lives, as checks ask it.
record InsideProcess(ProcessPlatform platform) implements Inside {
  @Override
  public boolean owns(InstanceId id, int port) {
    return platform.owns(id, port);
  }

  @Override
  public Ended run(InstanceId id, List<String> words, Duration limit) throws InterruptedException {
    var ran = platform.visit(id, words, limit);
    return new Ended(ran.code(), ran.said());
  }
}
