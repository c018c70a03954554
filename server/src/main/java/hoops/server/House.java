package hoops.server;

import java.util.ArrayList;
import java.util.List;

/// The parts of the running server, opened in order and closed in reverse. One thread.
final class House implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.house");

  private final List<Part> parts = new ArrayList<>();

  private record Part(String name, AutoCloseable part) {}

  <T extends AutoCloseable> T open(String name, T part) {
    parts.add(new Part(name, part));
    return part;
  }

  @Override
  public void close() {
    for (var part : parts.reversed()) {
      try {
        part.part().close();
      } catch (Exception trouble) { // AutoCloseable declares no narrower one; the rest still closes
        LOG.log(System.Logger.Level.WARNING, part.name() + " did not close well", trouble);
      }
    }
    parts.clear();
  }
}
