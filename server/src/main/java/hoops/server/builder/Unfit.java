package hoops.server.builder;

/// A file from a build, a commit or a reporter that cannot be taken; its message is a sentence for
/// people.
public final class Unfit extends Exception {
  public Unfit(String why) {
    super(why);
  }

  /// The sentence.
  public String why() {
    return String.valueOf(getMessage());
  }
}
