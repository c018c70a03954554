package hoops.server.simulation;

import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.build.Build;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.FleetCommand.Restart;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Sighting;
import hoops.engine.release.ReleaseCommand.Choose;
import hoops.engine.release.What;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.PlanDeploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.Trigger;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.tier.TierCommand.PullStop;
import hoops.server.carrier.Carried;
import hoops.server.platforms.rehearsal.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A short story that leads straight to one guard: nothing breaks in it, unless the guard is left
/// out.
enum Scene {
  A_ROLLOUT_OF_TWO {
    @Override
    void tell(Stage stage) {
      stage.commit("index", "web");
      stage.pass(Duration.ofMinutes(1));
    }
  },
  A_STOP {
    @Override
    void tell(Stage stage) {
      stage.ask(new PullStop(new Scope.OneTier(tier()), Stage.WHY));
      stage.commit("index");
      stage.pass(Duration.ofSeconds(30));
    }
  },
  A_STOP_OF_ONE_ASSEMBLY {
    @Override
    void tell(Stage stage) {
      stage.ask(new PullStop(new Scope.OneAssembly(tier(), assembly("index")), Stage.WHY));
      stage.commit("index");
      stage.pass(Duration.ofSeconds(30));
    }
  },
  A_STOP_MIDWAY {
    @Override
    void tell(Stage stage) {
      moving(stage);
      stage.ask(new PullStop(new Scope.OneTier(tier()), Stage.WHY));
      stage.pass(Duration.ofMinutes(1));
    }
  },
  A_PIN {
    @Override
    void tell(Stage stage) {
      stage.ask(new PinTier(tier(), runs(stage), Instant.MAX, Stage.WHY));
      stage.commit("index");
      stage.pass(Duration.ofSeconds(30));
    }
  },
  A_PIN_AND_A_JUMP {
    @Override
    void tell(Stage stage) {
      var until = stage.tick().wall().plus(Duration.ofHours(1));
      stage.ask(new PinTier(tier(), runs(stage), until, Stage.WHY));
      stage.jump(Duration.ofDays(3650));
      stage.pass(Duration.ofSeconds(5));
    }
  },
  A_BAKE_AND_A_JUMP {
    @Override
    void tell(Stage stage) {
      moving(stage);
      stage.until(() -> stage.last(tier()).state() instanceof Baking);
      stage.jump(Duration.ofDays(3650));
      stage.pass(Duration.ofSeconds(30));
    }
  },
  A_BAKE_THAT_SEES_NOBODY {
    @Override
    void tell(Stage stage) {
      moving(stage);
      stage.until(() -> stage.last(tier()).state() instanceof Baking);
      var fresh = stage.last(tier()).plan().parts().getFirst().to();
      stage.world().fleet().crew(new CrewName(tier(), assembly("index"))).staying().stream()
          .filter(life -> life.side().equals(fresh))
          .forEach(life -> stage.platform().lose(life.id()));
      stage.pass(Duration.ofMinutes(1));
    }
  },
  A_SECOND_IN_LINE {
    @Override
    void tell(Stage stage) {
      moving(stage);
      stage.commit("web");
      built(stage);
      deploy(stage, newest(stage), Trigger.BY_HAND);
      stage.pass(Duration.ofSeconds(10));
    }
  },
  A_PROPERTY_WITHOUT_A_VALUE {
    @Override
    void tell(Stage stage) {
      stage.apply(stage.text().with("web", "needs: [index], properties: {web.key: text}", 3));
      stage.commit("web");
      stage.pass(Duration.ofSeconds(30));
    }
  },
  A_BUILD_THAT_DIES {
    @Override
    void tell(Stage stage) {
      stage.troupe().plays(Stage.build("index@2"), dies());
      stage.commit("index");
      stage.pass(Duration.ofMinutes(2));
    }
  },
  A_BUILD_NEVER_READY {
    @Override
    void tell(Stage stage) {
      stage.troupe().plays(Stage.build("index@2"), Act.SERVES.readyAfter(Act.NEVER));
      stage.commit("index");
      stage.pass(Duration.ofMinutes(2));
    }
  },
  A_WAY_OF_NO_RETURN {
    @Override
    void tell(Stage stage) {
      stage.apply(stage.text().with("index", "one-way: schema-2", 2));
      stage.troupe().plays(Stage.build("index@2"), dies());
      stage.commit("index");
      stage.pass(Duration.ofMinutes(1));
    }
  },
  TWO_RETURNS_IN_A_DAY {
    @Override
    SystemText text() {
      return SystemText.small().tiers(SystemText.FAST + ", latest-only: false");
    }

    @Override
    void tell(Stage stage) {
      stage.troupe().plays(Stage.build("index@2"), dies());
      stage.troupe().plays(Stage.build("index@3"), dies());
      stage.commit("index");
      stage.pass(Duration.ofMinutes(1));
      stage.commit("index");
      built(stage);
      deploy(stage, newest(stage), Trigger.BY_HAND);
      stage.pass(Duration.ofMinutes(1));
    }
  },
  AN_END_BY_ITSELF {
    @Override
    void tell(Stage stage) {
      stage.platform().crash(life(stage, "index", 1).id(), 9);
      stage.pass(Duration.ofSeconds(10));
    }
  },
  A_RESTART_AT_THE_FLOOR {
    @Override
    void tell(Stage stage) {
      stage.platform().crash(life(stage, "web", 1).id(), 9);
      stage.step();
      stage.ask(new Restart(life(stage, "web", 2).id(), Stage.WHY));
      stage.pass(Duration.ofSeconds(10));
    }
  },
  AN_END_BEFORE_A_STOP_GOES_OUT {
    @Override
    void tell(Stage stage) {
      stage.ask(new Restart(life(stage, "web", 1).id(), Stage.WHY));
      stage.platform().crash(life(stage, "web", 2).id(), 9);
      stage.pass(Duration.ofSeconds(20));
    }
  },
  A_DOUBLE_CLICK {
    @Override
    void tell(Stage stage) {
      stage.askTwice(new PullStop(new Scope.Everything(), Stage.WHY));
    }
  },
  A_PLAN_THAT_AGED {
    @Override
    void tell(Stage stage) {
      var first = runs(stage);
      stage.commit("index");
      stage.pass(Duration.ofMinutes(1));
      stage.ask(new PlanDeploy(tier(), first, Kind.PROMOTE));
      var plan = stage.world().rollouts().plans().lastKey();
      stage.commit("web");
      stage.pass(Duration.ofMinutes(1));
      stage.ask(deploy(first, Trigger.BY_HAND, new Ticket.Numbered(plan)));
    }
  },
  AN_ATTEMPT_TOO_MANY {
    @Override
    void tell(Stage stage) {
      stage.workshop().takes(Duration.ofSeconds(10));
      stage.commit("index");
      stage.step();
      stage.killed();
      stage.step();
      stage.tell(stage.workshop().finished(Stage.build("index@2"), 1));
      stage.pass(Duration.ofSeconds(15));
    }
  },
  A_LOOK_FROM_BEFORE {
    @Override
    void tell(Stage stage) {
      var seen = new Observed(life(stage, "index", 1).id(), new Sighting.Well(), wall(stage));
      var at = stage.steady();
      stage.pass(Duration.ofSeconds(2));
      stage.killed();
      stage.troupe().tell(List.of(seen), at);
      stage.pass(Duration.ofSeconds(5));
    }
  },
  TWO_FALL_ILL {
    @Override
    void tell(Stage stage) {
      stage.troupe().sickens(life(stage, "mill", 1).id());
      stage.troupe().sickens(life(stage, "mill", 2).id());
      stage.pass(Duration.ofMinutes(3));
    }
  },
  A_START_REPEATED {
    @Override
    void tell(Stage stage) {
      var life = life(stage, "index", 1);
      var spec = Carried.spec(stage.world(), life).orElseThrow();
      stage.platform().crash(life.id(), 9);
      stage.pass(Duration.ofSeconds(5));
      stage.platform().start(stage.journal().epoch(), spec);
    }
  },
  A_CALL_FROM_THE_DEAD {
    @Override
    void tell(Stage stage) {
      stage.troupe().keepBack();
      moving(stage);
      stage.pass(Duration.ofSeconds(2));
      stage.killed();
      stage.step();
      stage.troupe().letGo();
      stage.pass(Duration.ofMinutes(1));
    }
  },
  A_MOVE_OF_A_MIXED_TIER {
    @Override
    void tell(Stage stage) {
      stage.commit("index", "web");
      stage.until(() ->
          stage.world().tiers().tier(tier()).placed().get(assembly("index")).build().number() == 2);
      stage.ask(new Abort(stage.last(tier()).id(), Stage.WHY));
      deploy(stage, newest(stage), Trigger.AUTOMATIC);
      stage.pass(Duration.ofSeconds(10));
    }
  };

  /// The file it plays on.
  SystemText text() {
    return SystemText.small().with("mill", "", 4);
  }

  abstract void tell(Stage stage);

  /// Plays it, on two tiers that have arrived; what does not hold is an [Invariant.Broken].
  void play() {
    var stage = new Stage(text());
    var slow = Act.SERVES.with(Act.Heed.HEEDS, Duration.ofSeconds(10));
    stage.troupe().plays(Stage.build("mill@1"), slow);
    tell(stage.arrived());
    Oracle.replays(stage.world(), stage.journal());
  }

  private static TierName tier() {
    return new TierName("dusk");
  }

  private static AssemblyName assembly(String text) {
    return new AssemblyName(text);
  }

  private static Act dies() {
    return Act.SERVES.endingWith(3, Duration.ofSeconds(4));
  }

  private static Instant wall(Stage stage) {
    return stage.tick().wall();
  }

  private static ManifestHash runs(Stage stage) {
    return stage.world().tiers().tier(tier()).last().orElseThrow().manifest();
  }

  /// A commit is built, and a rollout of it has begun.
  private static void moving(Stage stage) {
    stage.commit("index");
    stage.until(() -> stage.world().rollouts().underWay(tier()).isPresent());
  }

  private static void built(Stage stage) {
    stage.until(() -> open(stage).isEmpty());
  }

  private static List<Build> open(Stage stage) {
    var builds = stage.world().builds();
    return builds.waiting().isEmpty() ? builds.running() : builds.waiting();
  }

  /// The newest clean set of main, as a manifest.
  private static ManifestHash newest(Stage stage) {
    stage.ask(new Choose(new What.Main(), tier()));
    return stage.world().manifests().all().stream()
        .max((one, other) -> one.at().text().compareTo(other.at().text()))
        .orElseThrow()
        .hash();
  }

  private static void deploy(Stage stage, ManifestHash to, Trigger trigger) {
    stage.ask(deploy(to, trigger, new Ticket.Fresh()));
  }

  private static Deploy deploy(ManifestHash to, Trigger trigger, Ticket ticket) {
    return new Deploy(tier(), to, Kind.PROMOTE, trigger, Stage.WHY, ticket);
  }

  private static Instance life(Stage stage, String assembly, int number) {
    return stage.troupe().lives().stream()
        .filter(life -> life.id().name().toString().equals("dusk-" + assembly + "-" + number))
        .findFirst()
        .orElseThrow();
  }
}
