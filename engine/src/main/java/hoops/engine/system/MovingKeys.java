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
        Key.of(
                path + ".waves",
                new Many(Form.SHARE),
                "[2%, 10%, 33%, 100%]",
                "The shares of its waves, rising.")
            .weaker(Weaker.NEVER),
        Key.of(path + ".surge", new One(Form.SHARE), "33%", "How many may run above the desired.")
            .weaker(Weaker.NEVER),
        Key.of(path + ".missing", new One(Form.SHARE), "0", "How many may be absent below it.")
            .weaker(Weaker.MORE),
        Key.of(
                path + ".red-green",
                new One(Form.choice("first", "each", "whole", "never")),
                "first",
                "In which waves the new side runs beside a whole old one.")
            .weaker(Weaker.becomes("never")),
        Key.of(
                path + ".judge",
                new One(Form.choice("compares", "health", "kayenta")),
                "(health where a branch is followed, else compares)",
                "What decides after a bake.")
            .weaker(Weaker.becomes("health")),
        Key.of(
                path + ".twins",
                new One(Form.choice("auto", "none")),
                "auto",
                "Fresh instances of the old build to compare with.")
            .later(),
        Key.of(
            path + ".bake",
            new Group("at-least"),
            "(30s, 5m by hand, 15m at the last)",
            "How long a wave is watched; later ones a third."),
        Key.of(
                path + ".bake.at-least",
                new One(Form.DURATION),
                "(30s, 5m by hand, 15m at the last)",
                "The first wave's watch.")
            .weaker(Weaker.LESS),
        Key.of(path + ".bake.at-most", new One(Form.DURATION), "60m", "When a person is asked.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of(
                path + ".bake.requests",
                new One(Form.count(0, 1_000_000_000)),
                "100",
                "What each side needs before it is judged.")
            .weaker(Weaker.LESS)
            .later(),
        Key.of(path + ".end-bake-if", new Group(""), "", "What ends a bake early, downwards.")
            .later(),
        Key.of(path + ".end-bake-if.errors", new One(Form.SHARE), "5%", "Errors of all requests.")
            .weaker(Weaker.MORE),
        Key.of(
                path + ".end-bake-if.not-steady",
                new One(Form.SHARE),
                "50%",
                "Instances not steady.")
            .weaker(Weaker.MORE),
        Key.of(
                path + ".return-if",
                new Many(Form.choice("wave", "suites")),
                "[wave]",
                "What goes back by itself.")
            .later(),
        Key.of(
                path + ".keep-old",
                new One(Form.DURATION),
                "10m",
                "How long old ones stay after the last wave.")
            .weaker(Weaker.LESS),
        Key.of(
                path + ".ready-for",
                new One(Form.DURATION),
                "10s",
                "Ready so long without a break is steady.")
            .weaker(Weaker.LESS),
        Key.of(
                path + ".ready-within",
                new One(Form.DURATION),
                "90s",
                "How long an instance may take to be steady.")
            .weaker(Weaker.NEVER),
        Key.of(
                path + ".no-progress",
                new One(Form.DURATION),
                "10m",
                "How long a wave may stand still.")
            .weaker(Weaker.NEVER));
  }
}
