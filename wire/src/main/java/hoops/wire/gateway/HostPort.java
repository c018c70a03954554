package hoops.wire.gateway;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/// An address to listen on or to connect to, written `127.0.0.1:7301`.
///
/// `host` is an IPv4 address or a name without blanks; `port` is 1 to 65535. Anything else throws
/// IllegalArgumentException.
public record HostPort(String host, int port) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9.-]{1,253}):([1-9][0-9]{0,4})");

  public HostPort {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
  }

  public static HostPort parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("\"%s\" is no host:port".formatted(text));
    }
    return new HostPort(form.group(1), Integer.parseInt(form.group(2)));
  }

  /// The address as the JDK knows it; a name is looked up.
  public InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
