package hoops.server.builder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// A stream that counts and digests every byte read through it. One thread.
final class Counted extends FilterInputStream {
  private final MessageDigest digest;
  private long count;

  Counted(InputStream in, MessageDigest digest) {
    super(in);
    this.digest = digest;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int read = super.read(into, offset, most);
    if (read > 0) {
      count += read;
      digest.update(into, offset, read);
    }
    return read;
  }

  @Override
  public long skip(long most) throws IOException {
    long left = most;
    var thrown = new byte[8192];
    while (left > 0) {
      int read = read(thrown, 0, (int) Math.min(thrown.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return most - left;
  }

  /// The same stream for a reader that closes what it has read: it stays open here.
  InputStream kept() {
    return new FilterInputStream(this) {
      @Override
      public int read(byte[] into, int offset, int most) throws IOException {
        return Counted.this.read(into, offset, most);
      }

      @Override
      public void close() {} // the one who opened it closes it
    };
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
