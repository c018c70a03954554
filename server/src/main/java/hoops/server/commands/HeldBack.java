package hoops.server.commands;

import hoops.engine.AssemblyName;
import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.control.World;
import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The assemblies whose newest build is not clean, so that tiers stay at an older one (R9).
final class HeldBack {
  private HeldBack() {}

  /// `index@2 is held back: 1 of 10 tests failed, first logs.IndexTest.a_word()`, by assembly.
  static List<String> sentences(World world) {
    var assemblies = new TreeSet<AssemblyName>();
    world.builds().all().forEach(build -> assemblies.add(build.id().assembly()));
    return assemblies.stream()
        .flatMap(assembly -> Stream.ofNullable(world.builds().of(assembly).lastEntry()))
        .flatMap(newest -> sentence(newest.getValue()))
        .toList();
  }

  static List<Block> blocks(World world) {
    return sentences(world).stream()
        .map(line -> Block.line(Text.sign(Glyph.NOTE).plus(" ").plus(Text.foreign(line))))
        .toList();
  }

  private static Stream<String> sentence(Build build) {
    return build.state() instanceof BuildState.NotClean not
        ? Stream.of(build.id() + " is held back: " + why(not))
        : Stream.empty();
  }

  /// The first test that failed says more than that the command failed.
  private static String why(BuildState.NotClean not) {
    var tests = not.tests();
    return tests.failed() == 0 || tests.troubled().isEmpty()
        ? not.why().getFirst().sentence().text()
        : "%d of %d tests failed, first %s"
            .formatted(tests.failed(), tests.all(), tests.troubled().getFirst().name().text());
  }
}
