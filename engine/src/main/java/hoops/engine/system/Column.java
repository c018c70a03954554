package hoops.engine.system;

import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.system.Moving.Bake;
import hoops.engine.system.Moving.Judge;
import hoops.engine.system.Moving.RedGreen;
import hoops.engine.system.TierSpec.Counts;
import hoops.engine.system.TierSpec.Follows;
import hoops.engine.system.TierSpec.Moves;
import hoops.engine.system.TierSpec.Place;
import hoops.engine.system.TierSpec.Rule;
import hoops.engine.system.TierSpec.Size;
import hoops.engine.system.TierSpec.Sizing;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// A column of F9's table of defaults: it comes from place and `follows`, never from a name.
enum Column {
  MAIN,
  RELEASE,
  BY_HAND,
  LAST;

  static Column of(Follows follows) {
    return switch (follows) {
      case MAIN -> MAIN;
      case RELEASE -> RELEASE;
      case NOTHING -> BY_HAND;
    };
  }

  Follows follows() {
    return switch (this) {
      case MAIN -> Follows.MAIN;
      case RELEASE -> Follows.RELEASE;
      case BY_HAND, LAST -> Follows.NOTHING;
    };
  }

  Schedule when() {
    return switch (this) {
      case MAIN -> new Schedule.Every(Duration.ofHours(3));
      case RELEASE -> new Schedule.AtOnce();
      case BY_HAND, LAST -> new Schedule.ByHand();
    };
  }

  int instances() {
    return this == MAIN ? 1 : 2;
  }

  boolean byHand() {
    return this == BY_HAND || this == LAST;
  }

  String owner() {
    return byHand() ? "primary" : "cop";
  }

  String page() {
    return byHand() ? "always" : "09:00";
  }

  String suites() {
    return this == LAST ? "none" : "every 1h";
  }

  Judge judge() {
    return byHand() ? Judge.COMPARES : Judge.HEALTH;
  }

  Duration bake() {
    return switch (this) {
      case MAIN, RELEASE -> Duration.ofSeconds(30);
      case BY_HAND -> Duration.ofMinutes(5);
      case LAST -> Duration.ofMinutes(15);
    };
  }

  Moving moving() {
    return new Moving(
        List.of(percent(2), percent(10), percent(33), percent(100)),
        percent(33),
        new Share.Count(0),
        RedGreen.FIRST,
        judge(),
        Bake.of(bake()),
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofMinutes(10),
        Duration.ofMinutes(10));
  }

  TierSpec tier(TierName name) {
    return new TierSpec(
        name,
        follows(),
        when(),
        this == MAIN,
        byHand(),
        owner(),
        new Sizing(Counts.each(instances()), Size.NORMAL, new TreeMap<>()),
        new Moves(moving(), new TreeMap<>()),
        new TreeMap<>(),
        new TreeMap<>(),
        new Place("process", "", new TreeMap<>(), List.of("all")),
        new Rule(1, true));
  }

  private static Share percent(int percent) {
    return new Share.Percent(percent);
  }
}
