package hoops.shell;

/// The version of this client, which it tells the server.
final class Version {
  static final String TEXT = "1.0.0";

  private Version() {}
}
