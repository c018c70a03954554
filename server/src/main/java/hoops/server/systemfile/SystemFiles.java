package hoops.server.systemfile;

import hoops.engine.system.HalfRead;
import hoops.engine.system.Located;
import hoops.engine.system.Mistake;
import hoops.engine.system.SystemFile;
import hoops.engine.system.SystemRead;
import hoops.engine.system.SystemReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads a whole `hoops.yaml`: bytes to a valid file, or to all that is wrong.
public final class SystemFiles {
  private SystemFiles() {}

  /// What was read of bytes.
  public sealed interface Loaded {
    /// A valid file: what it says, as it was read and as it was written; what `SystemCommand.Adopt`
    /// and `Apply` are made of.
    record Valid(SystemFile file, Located.Fields written, String text) implements Loaded {}

    /// Everything that is wrong with it, by line, notes among it.
    record Wrong(List<Mistake> mistakes) implements Loaded {
      public Wrong {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /// Reads a file from disk; one that cannot be opened is an IOException with a sentence.
  public static Loaded load(Path file) throws IOException {
    return load(FileBytes.read(file));
  }

  public static Loaded load(byte[] bytes) {
    return switch (YamlReader.read(bytes)) {
      case YamlRead.Broken(var mistake) -> new Loaded.Wrong(List.of(mistake));
      case YamlRead.Values(var root) -> judged(root, bytes);
    };
  }

  private static Loaded judged(Located root, byte[] bytes) {
    return switch (SystemReader.read(root)) {
      case SystemRead.Wrong(var mistakes) -> new Loaded.Wrong(mistakes);
      case SystemRead.Valid(var file) when root instanceof Located.Fields fields ->
          new Loaded.Valid(file, fields, new String(bytes, StandardCharsets.UTF_8));
      case SystemRead.Valid _ -> throw new IllegalStateException("a valid file without keys");
    };
  }

  /// Reads what travels of a commit's file; mistakes in what is governed stop no build (F3).
  public static HalfRead travels(byte[] bytes) {
    return switch (YamlReader.read(bytes)) {
      case YamlRead.Broken(var mistake) -> new HalfRead.Wrong(List.of(mistake));
      case YamlRead.Values(var root) -> SystemReader.travels(root);
    };
  }
}
