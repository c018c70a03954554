package logs.common;

/** A neighbour that this program needs did not answer, or not as it should. */
public final class Unreachable extends RuntimeException {
  public Unreachable(String why) {
    super(why);
  }
}
