package hoops.server.gateways;

import hoops.engine.TierName;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import hoops.wire.gateway.RoutesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The routes files of all tiers, each with a version that only rises, also over restarts.
///
/// Written by one thread; [#written] may be read by any.
final class RouteBook {
  private final Path folder;
  private final Map<TierName, Routes> written = new ConcurrentHashMap<>();

  RouteBook(Path folder) {
    this.folder = folder;
  }

  Path file(TierName tier) {
    return folder.resolve(tier.text()).resolve("routes");
  }

  /// The routes that were written last; empty before the first.
  Optional<Routes> written(TierName tier) {
    return Optional.ofNullable(written.get(tier));
  }

  /// Writes the routes if they differ from those that were written last.
  void write(TierName tier, String system, HostPort state, List<Routes.Assembly> assemblies)
      throws IOException {
    var before = before(tier);
    var next = new Routes(before.version() + 1, system, tier.text(), state, assemblies);
    boolean same =
        before.assemblies().equals(assemblies)
            && before.state().equals(state)
            && before.version() > 0;
    if (!same) {
      Files.createDirectories(file(tier).getParent());
      RoutesFile.write(file(tier), next);
      written.put(tier, next);
    }
  }

  private Routes before(TierName tier) throws IOException {
    var known = written.get(tier);
    if (known == null) {
      known = read(tier);
      written.put(tier, known);
    }
    return known;
  }

  private Routes read(TierName tier) throws IOException {
    if (Files.exists(file(tier))) {
      return RoutesFile.parse(Files.readString(file(tier)));
    }
    return new Routes(0, "-", tier.text(), new HostPort("127.0.0.1", 1), List.of());
  }
}
