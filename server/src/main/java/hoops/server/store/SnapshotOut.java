package hoops.server.store;

import hoops.engine.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes a snapshot: one JSON object a line, and the SHA-256 of all of them as the last line.
///
/// Nothing is held in memory but the line under way. Without [#finish] it is no snapshot. One
/// thread.
final class SnapshotOut {
  private final OutputStream below;
  private final DigestOutputStream digested;
  private final JsonGenerator json;

  /// `below` is closed by whoever opened it.
  SnapshotOut(OutputStream below) {
    this.below = below;
    this.digested = new DigestOutputStream(below, Digest.sha256());
    this.json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), digested);
  }

  void line(Consumer<Out> fields) {
    Out.inline(json, fields);
    json.writeRaw('\n');
  }

  /// All of one kind: a line that says how many, and a line for each in the order given.
  <T> void each(String kind, Collection<T> items, BiConsumer<? super T, Out> writer) {
    line(out -> out.put("kind", kind).put("count", items.size()));
    for (var item : items) {
      line(out -> writer.accept(item, out));
    }
  }

  void finish() throws IOException {
    json.flush();
    var hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
    below.write((hash + "\n").getBytes(StandardCharsets.US_ASCII));
    below.flush();
  }
}
