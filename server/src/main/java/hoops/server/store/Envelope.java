package hoops.server.store;

import hoops.engine.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// The bytes that are chained: one canonical JSON object an entry, whose SHA-256 is the entry's
/// hash.
///
/// In this order: `before` (the hash of the entry before, 64 zeros for the first), `position`, `at`
/// (milliseconds), `actor`, `principal`, `way`, `key`, `words`, `epoch`, `event`, `version`, `data`
/// as stored, and `sides`: by name, the SHA-256 of salt and text. Source: docs/security.md.
final class Envelope {
  static final int HASH = 32;
  private static final HexFormat HEX = HexFormat.of();

  private Envelope() {}

  static byte[] hash(byte[] before, Row.Head head, byte[] data, List<Row.Side> sides) {
    var sha = Digest.sha256();
    sha.update(opening(before, head).getBytes(StandardCharsets.UTF_8));
    sha.update(data);
    sha.update(closing(sides).getBytes(StandardCharsets.UTF_8));
    return sha.digest();
  }

  /// The salted hash of one side row.
  static byte[] digest(byte[] salt, String text) {
    var sha = Digest.sha256();
    sha.update(salt);
    return sha.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String opening(byte[] before, Row.Head head) {
    var out = new StringBuilder(400);
    out.append("{\"before\":\"");
    HEX.formatHex(out, before);
    out.append("\",\"position\":").append(head.position());
    out.append(",\"at\":").append(head.at());
    quoted(out.append(",\"actor\":"), head.actor());
    quoted(out.append(",\"principal\":"), head.principal());
    quoted(out.append(",\"way\":"), head.way());
    quoted(out.append(",\"key\":"), head.key());
    quoted(out.append(",\"words\":"), head.words());
    out.append(",\"epoch\":").append(head.epoch());
    quoted(out.append(",\"event\":"), head.event());
    return out.append(",\"version\":").append(head.version()).append(",\"data\":").toString();
  }

  private static String closing(List<Row.Side> sides) {
    var out = new StringBuilder(sides.size() * 90 + 16).append(",\"sides\":{");
    var comma = "";
    for (var side : sides) {
      quoted(out.append(comma), side.name());
      HEX.formatHex(out.append(":\""), side.digest());
      out.append('"');
      comma = ",";
    }
    return out.append("}}").toString();
  }

  private static void quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        out.append("\\u00").append(HEX.toHexDigits((byte) c));
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
    out.append('"');
  }
}
