package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.release.ReleaseEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class ReleaseCodecsTest extends CodecContract {
  @Override
  Class<? extends Event> family() {
    return ReleaseEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return List.of(
        new ReleaseEvent.ManifestMade(
            new ManifestHash("81c4d2a0".repeat(8)),
            new CommitId("9f".repeat(20)),
            new TreeMap<>(
                Map.of(
                    new AssemblyName("receiver"), BuildId.parse("receiver@4711"),
                    new AssemblyName("index"), BuildId.parse("index@4709")))));
  }
}
