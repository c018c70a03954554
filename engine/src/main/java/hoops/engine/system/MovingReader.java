package hoops.engine.system;

import hoops.engine.Share;
import hoops.engine.system.Look.ShortKey;
import hoops.engine.system.Moving.Bake;
import hoops.engine.system.Moving.Judge;
import hoops.engine.system.Moving.RedGreen;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A layer of `moving` laid over what stands below it, key by key.
final class MovingReader {
  private MovingReader() {}

  static Moving over(Moving below, Located layer) {
    return new Moving(
        waves(below, Look.in(layer, "waves")),
        share(layer, "surge", below.surge()),
        share(layer, "missing", below.missing()),
        word(layer, "red-green", RedGreen.values()).orElse(below.redGreen()),
        word(layer, "judge", Judge.values()).orElse(below.judge()),
        bake(below.bake(), Look.in(layer, "bake")),
        duration(layer, "ready-for", below.readyFor()),
        duration(layer, "ready-within", below.readyWithin()),
        duration(layer, "no-progress", below.noProgress()),
        duration(layer, "keep-old", below.keepOld()));
  }

  private static List<Share> waves(Moving below, Located value) {
    var waves = Look.words(value).stream().flatMap(word -> Scalars.share(word).stream()).toList();
    return AssemblyReader.or(waves, below.waves());
  }

  private static Share share(Located layer, String key, Share below) {
    return Scalars.share(Look.text(Look.in(layer, key), "")).orElse(below);
  }

  private static Duration duration(Located layer, String key, Duration below) {
    return AssemblyReader.duration(Look.in(layer, key), below);
  }

  private static <E extends Enum<E>> Optional<E> word(Located layer, String key, E[] words) {
    var text = Look.text(Look.in(layer, key), "").toUpperCase(Locale.ROOT);
    return List.of(words).stream().filter(word -> word.name().equals(text)).findFirst();
  }

  private static Bake bake(Bake below, Located value) {
    var first = Look.in(value, "at-least", new ShortKey("at-least"));
    var bake = Scalars.duration(Look.text(first, "")).map(Bake::of).orElse(below);
    var requests = Look.text(Look.in(value, "requests"), "");
    return new Bake(
        bake.first(),
        bake.later(),
        AssemblyReader.duration(Look.in(value, "at-most"), longer(below.atMost(), bake.first())),
        requests.matches("[0-9]{1,9}") ? Integer.parseInt(requests) : below.requests());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
