package hoops.wire;

/// The text is no JSON, or not of the shape that was asked for; its message says where and what.
public final class JsonBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonBroken(String message) {
    super(message);
  }
}
