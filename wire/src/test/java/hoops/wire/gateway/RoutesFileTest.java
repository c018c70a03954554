package hoops.wire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hoops.wire.JsonBroken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFileTest {
  private static final Routes ROUTES =
      new Routes(
          17,
          "logs",
          "night",
          HostPort.parse("127.0.0.1:7300"),
          List.of(
              new Routes.Assembly(
                  "web",
                  HostPort.parse("127.0.0.1:7301"),
                  List.of(
                      instance("night-web-1.3", 41234, Routes.Traffic.SERVING),
                      instance("night-web-2.4", 41235, Routes.Traffic.DRAINING))),
              new Routes.Assembly("query", HostPort.parse("127.0.0.1:7302"), List.of())));

  private static Routes.Instance instance(String id, int port, Routes.Traffic traffic) {
    return new Routes.Instance(id, new HostPort("127.0.0.1", port), traffic);
  }

  @Test
  void what_is_written_is_read(@TempDir Path folder) throws IOException {
    var file = folder.resolve("routes");
    RoutesFile.write(file, ROUTES);
    assertThat(RoutesFile.read(file)).isEqualTo(ROUTES);
  }

  @Test
  void every_cut_of_a_file_is_refused() {
    var text = RoutesFile.text(ROUTES);
    for (int end = 0; end < text.length() - 1; end++) {
      var cut = text.substring(0, end);
      assertThatIllegalArgumentException().isThrownBy(() -> RoutesFile.parse(cut));
    }
  }

  @Test
  void a_mistake_names_its_line() {
    var wrong = RoutesFile.text(ROUTES).replace("serving", "resting");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoutesFile.parse(wrong))
        .withMessageStartingWith("line 6:");
  }

  @Test
  void two_assemblies_share_no_address() {
    var wrong = RoutesFile.text(ROUTES).replace("7302", "7301");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoutesFile.parse(wrong))
        .withMessage("127.0.0.1:7301 is given twice");
  }

  @Test
  void a_word_with_a_line_in_it_is_never_written() {
    var evil = new Routes(1, "logs", "night\nend", HostPort.parse("127.0.0.1:7300"), List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> RoutesFile.text(evil));
  }

  @Test
  void the_state_is_read_as_it_was_written() {
    var instance =
        new GatewayState.Instance(
            "night-web-1.3", HostPort.parse("127.0.0.1:41234"), "serving", 10, 1, 1, 2);
    var web =
        new GatewayState.Assembly(
            "web", HostPort.parse("127.0.0.1:7301"), true, 2, 0, List.of(instance));
    var state = new GatewayState(12, "night", 17, "the \"file\"\n", List.of(web));
    assertThat(GatewayStateText.parse(GatewayStateText.json(state))).isEqualTo(state);
  }

  @Test
  void what_is_no_state_is_refused() {
    assertThatExceptionOfType(JsonBroken.class).isThrownBy(() -> GatewayStateText.parse("[]"));
    assertThatExceptionOfType(JsonBroken.class)
        .isThrownBy(() -> GatewayStateText.parse("{\"assemblies\":[{\"name\":\"web\"}]}"));
  }
}
