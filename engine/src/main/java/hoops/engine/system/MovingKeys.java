package hoops.engine.system;

import hoops.engine.system.Shape.Group;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.One;
import java.util.List;

/// The rows of `moving`, which stands in several places (docs/rules.md).
final class MovingKeys {
  private MovingKeys() {}

  static List<Key> under(String path) {
    return List.of(
        Key.of(path + ".waves", new Many(Form.SHARE))
            .or("[2%, 10%, 33%, 100%]")
            .says("The shares of its waves, rising.")
            .weaker(Weaker.NEVER),
        Key.of(path + ".surge", new One(Form.SHARE))
            .or("33%")
            .says("How many may run above the desired.")
            .weaker(Weaker.NEVER),
        Key.of(path + ".missing", new One(Form.SHARE))
            .or("0")
            .says("How many may be absent below it.")
            .weaker(Weaker.MORE),
        Key.of(path + ".red-green", new One(Form.choice("first", "each", "whole", "never")))
            .or("first")
            .says("In which waves the new side runs beside a whole old one.")
            .weaker(Weaker.becomes("never"))
            .laterWhere("whole"),
        Key.of(path + ".judge", new One(Form.choice("compares", "health", "kayenta")))
            .or("(health where a branch is followed, else compares)")
            .says("What decides after a bake.")
            .weaker(Weaker.becomes("health"))
            .laterWhere("compares", "kayenta"),
        Key.of(path + ".twins", new One(Form.choice("auto", "none")))
            .or("auto")
            .says("Fresh instances of the old build to compare with.")
            .later(),
        Key.of(path + ".bake", new Group("at-least"))
            .or("(30s, 5m by hand, 15m at the last)")
            .says("How long a wave is watched; later ones a third."),
        Key.of(path + ".bake.at-least", new One(Form.DURATION))
            .or("(30s, 5m by hand, 15m at the last)")
            .says("The first wave's watch.")
            .weaker(Weaker.LESS),
        Key.of(path + ".bake.at-most", new One(Form.DURATION))
            .or("60m")
            .says("When a person is asked.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of(path + ".bake.requests", new One(Form.count(0, 1_000_000_000)))
            .or("100")
            .says("What each side needs before it is judged.")
            .weaker(Weaker.LESS)
            .later(),
        Key.of(path + ".end-bake-if", new Group(""))
            .says("What ends a bake early, downwards.")
            .later(),
        Key.of(path + ".end-bake-if.errors", new One(Form.SHARE))
            .or("5%")
            .says("Errors of all requests.")
            .weaker(Weaker.MORE),
        Key.of(path + ".end-bake-if.not-steady", new One(Form.SHARE))
            .or("50%")
            .says("Instances not steady.")
            .weaker(Weaker.MORE),
        Key.of(path + ".return-if", new Many(Form.choice("wave", "suites")))
            .or("[wave]")
            .says("What goes back by itself.")
            .later(),
        Key.of(path + ".keep-old", new One(Form.DURATION))
            .or("10m")
            .says("How long old ones stay after the last wave.")
            .weaker(Weaker.LESS),
        Key.of(path + ".ready-for", new One(Form.DURATION))
            .or("10s")
            .says("Ready so long without a break is steady.")
            .weaker(Weaker.LESS),
        Key.of(path + ".ready-within", new One(Form.DURATION))
            .or("90s")
            .says("How long an instance may take to be steady.")
            .weaker(Weaker.NEVER),
        Key.of(path + ".no-progress", new One(Form.DURATION))
            .or("10m")
            .says("How long a wave may stand still.")
            .weaker(Weaker.NEVER));
  }
}
