package hoops.engine.fleet;

/// Some bytes that an instance wrote, as they were written.
///
/// Empty where nothing more is there yet. Immutable as long as nobody changes the array handed in.
public final class Output {
  private final long offset;
  private final byte[] bytes;

  /// `offset` is that of the first of `bytes` in everything the life ever wrote.
  public Output(long offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = bytes;
  }

  /// Where these bytes begin; behind the offset asked for where older output is gone.
  public long offset() {
    return offset;
  }

  public byte[] bytes() {
    return bytes;
  }

  /// The offset to ask for next.
  public long next() {
    return offset + bytes.length;
  }
}
