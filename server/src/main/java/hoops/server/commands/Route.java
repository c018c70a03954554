package hoops.server.commands;

import java.util.List;

/// Where the HTTP API has a verb: its method and its path below `/api/v1`, in which `{tier}` is the
/// value of that parameter. Other parameters come from the query of a GET, the body of a POST.
public record Route(Method method, List<String> path) {
  public Route {
    path = List.copyOf(path);
  }

  static Route get(String... path) {
    return new Route(Method.GET, List.of(path));
  }

  static Route post(String... path) {
    return new Route(Method.POST, List.of(path));
  }

  /// The command line alone has it: it is about words themselves.
  static Route none() {
    return new Route(Method.NONE, List.of());
  }

  /// Reads are GET, acts are POST.
  public enum Method {
    GET,
    POST,
    NONE
  }
}
