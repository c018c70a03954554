package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InvariantTest {
  @Test
  void each_stands_in_the_rules_as_it_is_asserted() throws IOException {
    var rules = Files.readAllLines(Path.of("..", "docs", "rules.md"));

    assertThat(Arrays.stream(Invariant.values()))
        .allMatch(one ->
            rules.stream()
                .anyMatch(row -> row.startsWith(one.row()) && row.contains(one.sentence())));
  }
}
