package hoops.engine;

/// What makes the same ask the same: the key its asker chose, and the digest of its words (I28).
///
/// `key` is empty for Hoops's own commands, which need none; else 8 to 128 visible characters.
public record AskKey(String key, Digest words) {
  public static final AskKey NONE = new AskKey("", Digest.of(""));

  public AskKey {
    if (!key.isEmpty() && !key.matches("[\\x21-\\x7e]{8,128}")) {
      throw new IllegalArgumentException("an idempotency key has 8 to 128 visible characters");
    }
  }
}
