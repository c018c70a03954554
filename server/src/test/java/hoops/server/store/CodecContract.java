package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the codecs of one family of events must do; a chapter extends this with its samples.
///
/// A golden file holds what the samples of one event are stored as, for ever. It is written only by
/// `-Dgolden.write=true`, and never over one that exists: delete it by hand before its first
/// release.
abstract class CodecContract {
  static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /// The sealed family of the chapter, as in `ControlEvent.class`.
  abstract Class<? extends Event> family();

  /// At least one of each event, and one more for each kind of value inside and each absent field.
  abstract List<? extends Event> samples();

  @Test
  void every_event_of_the_family_has_a_sample() {
    var sampled = samples().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(Families.members(family())).allMatch(sampled::contains, "has a sample");
  }

  @Test
  void what_is_written_reads_back_the_same() {
    for (var sample : samples()) {
      assertThat(Codecs.ALL.read(Codecs.ALL.write(sample))).isEqualTo(sample);
    }
  }

  @Test
  void stored_bytes_never_change() throws IOException {
    var golden = new TreeMap<String, StringBuilder>();
    for (var sample : samples()) {
      var written = Codecs.ALL.write(sample);
      var file = "%s.v%d.json".formatted(written.name(), written.version());
      golden.computeIfAbsent(file, _ -> new StringBuilder()).append(Golden.line(written));
    }
    for (var file : new TreeSet<>(golden.keySet())) {
      var path = GOLDEN.resolve(file);
      var now = golden.get(file).toString();
      if (Boolean.getBoolean("golden.write") && !Files.exists(path)) {
        Files.writeString(path, now);
      }
      assertThat(path).as("written by -Dgolden.write=true").exists();
      assertThat(Files.readString(path, StandardCharsets.UTF_8)).as(file).isEqualTo(now);
    }
  }
}
