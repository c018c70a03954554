package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetEvent.CrashLooped;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceStarted;
import hoops.engine.fleet.FleetEvent.InstanceStuck;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.FleetEvent.StrayGone;
import hoops.engine.fleet.FleetEvent.StraySeen;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Purpose.ForRollout;
import hoops.engine.fleet.Purpose.ForUpkeep;
import hoops.engine.fleet.Purpose.Need;
import hoops.engine.fleet.Side;
import java.util.List;

/// How what happens to instances is stored.
final class FleetCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("instance.ordered", 1, InstanceOrdered.class)
              .write((event, out) ->
                  purpose(side(name(out, event.name()), event.side()), event.purpose()))
              .read(in -> new InstanceOrdered(name(in), side(in), purpose(in))),
          EventCodec.of("instance.stop-ordered", 1, StopOrdered.class)
              .write(
                  (event, out) -> why(purpose(id(out, event.id()), event.purpose()), event.why()))
              .read(in -> new StopOrdered(id(in), purpose(in), why(in))),
          EventCodec.of("instance.started", 1, InstanceStarted.class)
              .write((event, out) -> id(out, event.id()))
              .read(in -> new InstanceStarted(id(in))),
          EventCodec.of("instance.ready", 1, InstanceReady.class)
              .write((event, out) -> id(out, event.id()))
              .read(in -> new InstanceReady(id(in))),
          EventCodec.of("instance.unready", 1, InstanceUnready.class)
              .write((event, out) -> why(id(out, event.id()), event.why()))
              .read(in -> new InstanceUnready(id(in), why(in))),
          EventCodec.of("instance.sick", 1, InstanceSick.class)
              .write((event, out) -> why(id(out, event.id()), event.why()))
              .read(in -> new InstanceSick(id(in), why(in))),
          EventCodec.of("instance.unseen", 1, InstanceUnseen.class)
              .write((event, out) -> why(id(out, event.id()), event.why()))
              .read(in -> new InstanceUnseen(id(in), why(in))),
          EventCodec.of("instance.ended", 1, InstanceEnded.class)
              .write((event, out) -> exit(id(out, event.id()), event.exit()))
              .read(in -> new InstanceEnded(id(in), exit(in))),
          EventCodec.of("instance.stuck", 1, InstanceStuck.class)
              .write((event, out) -> why(id(out, event.id()), event.why()))
              .read(in -> new InstanceStuck(id(in), why(in))),
          EventCodec.of("instance.stray-seen", 1, StraySeen.class)
              .write((event, out) -> why(id(out, event.id()), event.what()))
              .read(in -> new StraySeen(id(in), why(in))),
          EventCodec.of("instance.stray-gone", 1, StrayGone.class)
              .write((event, out) -> id(out, event.id()))
              .read(in -> new StrayGone(id(in))),
          EventCodec.of("instance.crash-looped", 1, CrashLooped.class)
              .write((event, out) ->
                  side(out.put("tier", event.crew().tier().text()), event.side())
                      .put("times", event.times()))
              .read(in -> {
                var side = side(in);
                var crew = new CrewName(new TierName(in.text("tier")), side.build().assembly());
                return new CrashLooped(crew, side, in.count("times"));
              }),
          EventCodec.of("instance.cures-spent", 1, CuresSpent.class)
              .write((event, out) ->
                  side(out.put("tier", event.crew().tier().text()), event.side())
                      .put("cures", event.cures()))
              .read(in -> {
                var side = side(in);
                var crew = new CrewName(new TierName(in.text("tier")), side.build().assembly());
                return new CuresSpent(crew, side, in.count("cures"));
              }));

  private FleetCodecs() {}

  static Out name(Out out, InstanceName name) {
    return out.put("tier", name.tier().text())
        .put("assembly", name.assembly().text())
        .put("number", name.number());
  }

  static InstanceName name(In in) {
    return new InstanceName(
        new TierName(in.text("tier")), new AssemblyName(in.text("assembly")), in.count("number"));
  }

  static Out id(Out out, InstanceId id) {
    return name(out, id.name()).put("ordered", id.ordered().number());
  }

  static InstanceId id(In in) {
    return new InstanceId(name(in), new Position(in.number("ordered")));
  }

  static Out side(Out out, Side side) {
    return out.put("build", side.build().text()).object("set", set -> Sets.write(set, side.set()));
  }

  static Side side(In in) {
    return new Side(BuildId.parse(in.text("build")), in.object("set", Sets::read));
  }

  static Out purpose(Out out, Purpose purpose) {
    return switch (purpose) {
      case ForRollout(var rollout) -> out.put("rollout", rollout.text());
      case ForUpkeep(var need) -> out.put("need", need(need));
    };
  }

  static Purpose purpose(In in) {
    return in.has("rollout")
        ? new ForRollout(RolloutId.parse(in.text("rollout")))
        : new ForUpkeep(need(in.text("need")));
  }

  private static String need(Need need) {
    return switch (need) {
      case MISSING -> "missing";
      case SURPLUS -> "surplus";
      case SICK -> "sick";
      case LOST -> "lost";
      case RESTART -> "restart";
    };
  }

  private static Need need(String text) {
    return switch (text) {
      case "missing" -> Need.MISSING;
      case "surplus" -> Need.SURPLUS;
      case "sick" -> Need.SICK;
      case "lost" -> Need.LOST;
      case "restart" -> Need.RESTART;
      default -> throw new IllegalArgumentException("no need: " + text);
    };
  }

  static Out exit(Out out, Exit exit) {
    return switch (exit) {
      case Exit.Code(var code) -> out.put("code", code);
      case Exit.NeverRan(var why) -> out.put("never-ran", true).side("why", why);
      case Exit.Unknown(var why) -> out.put("never-ran", false).side("why", why);
    };
  }

  static Exit exit(In in) {
    if (in.has("code")) {
      return new Exit.Code(in.count("code"));
    }
    return in.flag("never-ran")
        ? new Exit.NeverRan(in.side("why"))
        : new Exit.Unknown(in.side("why"));
  }

  private static Out why(Out out, Reason why) {
    return out.side("why", why.text());
  }

  private static Reason why(In in) {
    return new Reason(in.side("why"));
  }

  /// A property set by its tier and number, beside fields of the same names.
  static final class Sets {
    private Sets() {}

    static void write(Out out, PropertySetId set) {
      out.put("tier", set.tier().text()).put("number", set.number());
    }

    static PropertySetId read(In in) {
      return new PropertySetId(new TierName(in.text("tier")), in.count("number"));
    }
  }
}
