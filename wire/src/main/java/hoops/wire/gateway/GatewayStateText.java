package hoops.wire.gateway;

import hoops.wire.Fields;
import hoops.wire.Json;
import hoops.wire.JsonBroken;

/// Writes and reads a [GatewayState] as the JSON document that the gateway answers `GET /state`
/// with.
///
/// Fields bear the names of the records' components; `inFlight` is written `in_flight`. Pure; any
/// thread.
public final class GatewayStateText {
  private GatewayStateText() {}

  public static String json(GatewayState state) {
    return new Fields()
            .put("pid", state.pid())
            .put("tier", state.tier())
            .put("version", state.version())
            .put("trouble", state.trouble())
            .put("assemblies", state.assemblies().stream().map(GatewayStateText::assembly).toList())
            .members()
            .text()
        + "\n";
  }

  private static Json assembly(GatewayState.Assembly assembly) {
    return new Fields()
        .put("name", assembly.name())
        .put("listen", assembly.listen().toString())
        .put("listening", assembly.listening())
        .put("connections", assembly.connections())
        .put("unserved", assembly.unserved())
        .put("instances", assembly.instances().stream().map(GatewayStateText::instance).toList())
        .members();
  }

  private static Json instance(GatewayState.Instance instance) {
    return new Fields()
        .put("id", instance.id())
        .put("address", instance.address().toString())
        .put("traffic", instance.traffic())
        .put("requests", instance.requests())
        .put("errors", instance.errors())
        .put("in_flight", instance.inFlight())
        .put("connections", instance.connections())
        .members();
  }

  /// Reads such a document; fields that it does not know are passed over. One that is no state
  /// throws [JsonBroken].
  public static GatewayState parse(String text) {
    if (!(Json.read(text) instanceof Json.Members state)) {
      throw new JsonBroken("$: an object is expected");
    }
    return new GatewayState(
        state.number("pid", 0),
        state.text("tier", ""),
        state.number("version", -1),
        state.text("trouble", ""),
        state.members("assemblies").stream().map(GatewayStateText::readAssembly).toList());
  }

  private static GatewayState.Assembly readAssembly(Json.Members assembly) {
    return new GatewayState.Assembly(
        assembly.text("name", ""),
        address(assembly, "listen"),
        Json.Truth.TRUE.equals(assembly.value("listening")),
        Math.toIntExact(assembly.number("connections", 0)),
        assembly.number("unserved", 0),
        assembly.members("instances").stream().map(GatewayStateText::readInstance).toList());
  }

  private static GatewayState.Instance readInstance(Json.Members instance) {
    return new GatewayState.Instance(
        instance.text("id", ""),
        address(instance, "address"),
        instance.text("traffic", ""),
        instance.number("requests", 0),
        instance.number("errors", 0),
        Math.toIntExact(instance.number("in_flight", 0)),
        Math.toIntExact(instance.number("connections", 0)));
  }

  private static HostPort address(Json.Members members, String name) {
    try {
      return HostPort.parse(members.text(name, ""));
    } catch (IllegalArgumentException wrong) {
      throw new JsonBroken("$." + name + ": " + wrong.getMessage());
    }
  }
}
