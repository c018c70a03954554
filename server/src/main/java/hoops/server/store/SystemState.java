package hoops.server.store;

import hoops.engine.system.LocatedText;
import hoops.engine.system.SystemVersion;
import hoops.engine.system.Systems;
import java.io.IOException;

/// How all versions of the system file are kept in a snapshot: what each means is read again.
final class SystemState {
  private SystemState() {}

  static void write(Systems systems, SnapshotOut out) {
    out.each("system.version", systems.versions(), SystemState::version);
  }

  static Systems read(SnapshotIn in) throws IOException {
    return new Systems(in.each("system.version", SystemState::version));
  }

  private static void version(SystemVersion version, Out out) {
    out.put("number", version.number())
        .put("since", version.since())
        .put("written", LocatedText.write(version.written()))
        .put("text", version.text());
  }

  private static SystemVersion version(In in) {
    var written = SystemCodecs.fields(in.text("written"));
    return SystemVersion.of(in.count("number"), in.instant("since"), written, in.text("text"));
  }
}
