package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.Share;
import hoops.engine.system.Mistake.Code;
import java.util.List;

/// What the keys of `moving` must hold together, of each assembly of each tier (M9, M14, M17).
final class MovingRules {
  private final Located root;
  private final List<Mistake> mistakes;

  MovingRules(Located root, List<Mistake> mistakes) {
    this.root = root;
    this.mistakes = mistakes;
  }

  /// Asks for what holds of all assemblies, then for those of which more is said.
  void ask(TierSpec tier, Rung rung) {
    new One(rung, "").ask(tier.moves().fallback(), tier.instances().fallback());
    for (var field : Look.fields(Look.in(root, "assemblies"))) {
      var name = field.key().text();
      if (NameRules.name(name, 24)) {
        var assembly = new AssemblyName(name);
        new One(rung, name).ask(tier.moving(assembly), tier.instances(assembly));
      }
    }
  }

  /// How one assembly is moved in one tier; the empty name is that of all others.
  private final class One {
    private final Rung rung;
    private final String assembly;

    One(Rung rung, String assembly) {
      this.rung = rung;
      this.assembly = assembly;
    }

    void ask(Moving moving, int instances) {
      var text = new Texts(moving);
      if (moving.readyFor().compareTo(moving.readyWithin()) >= 0) {
        say(
            "ready-for",
            "ready-for %s must be under ready-within %s, or no wave could land"
                .formatted(text.readyFor(), text.readyWithin()));
      }
      if (moving.readyWithin().compareTo(moving.noProgress()) >= 0) {
        say(
            "no-progress",
            "no-progress %s must be above ready-within %s, or a wave ends before its instances may be ready"
                .formatted(text.noProgress(), text.readyWithin()));
      }
      if (moving.bake().atMost().compareTo(moving.bake().first()) < 0) {
        say("bake", "bake at-most must not be under at-least");
      }
      waves(moving.waves());
      missing(moving.missing(), instances);
    }

    private void waves(List<Share> waves) {
      if (!waves.getLast().equals(new Share.Percent(100))) {
        say("waves", "waves end with 100%, so that all are moved");
      }
      for (int next = 1; next < waves.size(); next++) {
        if (waves.get(next - 1) instanceof Share.Percent(int before)
            && waves.get(next) instanceof Share.Percent(int after)
            && after <= before) {
          say("waves", "waves rise, and %d%% comes after %d%%".formatted(after, before));
        }
      }
    }

    /// The budget is a third, at least one (docs/rules.md).
    private void missing(Share missing, int instances) {
      long budget = Math.max(1, new Share.Percent(33).down(instances));
      if (instances > 0 && missing.down(instances) > budget) {
        say(
            "missing",
            "missing %s of %d instances is above the budget of %d: at most 33%%"
                .formatted(missing.text(), instances, budget));
      }
    }

    private void say(String key, String sentence) {
      mistakes.add(new Mistake(Code.TYPE, mark(key), sentence));
    }

    /// Where the nearest layer says that key; else the tier.
    private Mark mark(String key) {
      var tier = Look.in(rung.keys(), "moving");
      var own = Look.in(Look.in(Look.in(root, "assemblies"), assembly), "moving");
      for (var layer : List.of(Look.in(tier, assembly), own, tier, Look.in(root, "moving"))) {
        var value = Look.in(layer, key);
        if (!Look.absent(value)) {
          return value.mark();
        }
      }
      return rung.name().mark();
    }
  }

  private record Texts(Moving moving) {
    String readyFor() {
      return Timetable.text(moving.readyFor());
    }

    String readyWithin() {
      return Timetable.text(moving.readyWithin());
    }

    String noProgress() {
      return Timetable.text(moving.noProgress());
    }
  }
}
