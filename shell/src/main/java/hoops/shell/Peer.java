package hoops.shell;

import java.net.URI;

/// The server that is asked, and the token that is shown to it. `name` is what people call it.
record Peer(String name, String host, int port, String token) {

  /// Reads `http://host:port`; another scheme or shape is trouble that says so.
  static Peer of(String url, String token) throws Trouble {
    try {
      var uri = URI.create(url.contains("://") ? url : "http://" + url);
      if (!"http".equals(uri.getScheme())
          || uri.getHost() == null
          || uri.getRawUserInfo() != null) {
        throw new Trouble(2, "--server: one looks like http://127.0.0.1:7070, not " + url);
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return new Peer(uri.getHost() + ":" + port, uri.getHost(), port, token);
    } catch (IllegalArgumentException _) {
      throw new Trouble(2, "--server: one looks like http://127.0.0.1:7070, not " + url);
    }
  }
}
