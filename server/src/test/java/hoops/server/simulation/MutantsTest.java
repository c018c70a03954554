package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A guard whose absence nobody notices is no guard, or the oracle is blind.
class MutantsTest {
  @ParameterizedTest
  @EnumSource
  void nothing_breaks_in_a_scene_as_it_is(Scene scene) {
    assertThat(new Played().apply(scene.name())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_guard_that_is_left_out_is_noticed(Mutant mutant) throws ReflectiveOperationException {
    var loaded = new MutantLoader(mutant).loadClass(Played.class.getName());
    @SuppressWarnings("unchecked") // the same class by another loader
    var played = (UnaryOperator<String>) loaded.getConstructor().newInstance();

    assertThat(played.apply(mutant.scene().name())).startsWith(mutant.killer().name() + " ");
  }

  @ParameterizedTest
  @EnumSource
  void the_page_names_each_guard(Mutant mutant) throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "simulation.md"))).contains(mutant.row());
  }
}
