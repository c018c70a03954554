package hoops.server.systemfile;

import hoops.engine.system.Located;
import hoops.engine.system.Mistake;

/// What reading a text gave: its values, or the one mistake after which nothing can be read.
public sealed interface YamlRead {
  record Values(Located root) implements YamlRead {}

  record Broken(Mistake mistake) implements YamlRead {}
}
