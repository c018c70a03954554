package hoops.server.settings;

import java.nio.file.Path;

/// What one server runs with: where its data and its system file lie, and where it listens.
///
/// `data` holds everything it keeps; `folder` is where `hoops.yaml` and, unless the file says
/// otherwise, the repository lie. `home` is the JDK that Hoops runs on, whose `java` instances and
/// gateways use; `gateway` the gateway's jar, with its libraries in `lib` beside it; `reserveBytes`
/// is the room below which acts are refused.
public record Settings(
    Path data,
    Path folder,
    Port port,
    Path home,
    Path gateway,
    String version,
    int parallelBuilds,
    long reserveBytes) {

  /// Where to listen on loopback, and what to do where that port is taken.
  public record Port(int first, Taken taken) {}

  /// What becomes of a start whose port is taken.
  public enum Taken {
    /// It is refused.
    REFUSED,
    /// The next free one is used.
    NEXT
  }

  /// The same, listening at that port.
  public Settings at(int taken) {
    return new Settings(
        data,
        folder,
        new Port(taken, port.taken()),
        home,
        gateway,
        version,
        parallelBuilds,
        reserveBytes);
  }

  public Path systemFile() {
    return folder.resolve("hoops.yaml");
  }
}
