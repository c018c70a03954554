package hoops.server.builder;

/// The limits of what is unpacked, counted while inflating (docs/security.md).
///
/// `ratio` is how many times larger than the packed bytes the content may be; the first MiB of
/// content is free of it.
record Caps(int entries, long bytes, int ratio) {
  static final Caps USUAL = new Caps(100_000, 10L << 30, 200);
  private static final long FREE = 1 << 20;

  /// Unfit where content of `unpacked` bytes came out of `packed` ones.
  void judge(long packed, long unpacked) throws Unfit {
    if (unpacked > bytes) {
      throw new Unfit("holds more than %,d bytes".formatted(bytes));
    }
    if (unpacked > FREE && unpacked / ratio > packed) {
      throw new Unfit("swells to more than %d times its size".formatted(ratio));
    }
  }

  void judgeEntries(int count) throws Unfit {
    if (count > entries) {
      throw new Unfit("holds more than %,d entries".formatted(entries));
    }
  }
}
