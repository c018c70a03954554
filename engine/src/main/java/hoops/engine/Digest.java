package hoops.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of some bytes, which is their identity: `sha256:` and 64 lower-case hex digits.
public record Digest(String text) implements Comparable<Digest> {
  private static final String KIND = "sha256:";

  public Digest {
    if (!text.startsWith(KIND) || !Grammar.hex(text, KIND.length(), 64)) {
      throw new IllegalArgumentException(
          "\"%s\" is no digest; one is sha256: and 64 hex digits".formatted(text));
    }
  }

  public static Digest of(byte[] bytes) {
    return new Digest(KIND + HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A fresh SHA-256, for those who digest what they stream.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("every JDK has SHA-256", every);
    }
  }

  public String hex() {
    return text.substring(KIND.length());
  }

  @Override
  public int compareTo(Digest other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
