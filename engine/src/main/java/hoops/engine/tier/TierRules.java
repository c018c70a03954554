package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.Refusal.Kind;
import hoops.engine.TierName;
import hoops.engine.system.Governed;
import hoops.engine.tier.TierCommand.BringUp;
import hoops.engine.tier.TierCommand.GiveAddress;
import hoops.engine.tier.TierCommand.LiftStop;
import hoops.engine.tier.TierCommand.OrderGateway;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.tier.TierCommand.PullStop;
import hoops.engine.tier.TierCommand.PutDown;
import hoops.engine.tier.TierCommand.UnpinTier;
import hoops.engine.tier.TierEvent.AddressGiven;
import hoops.engine.tier.TierEvent.GatewayOrdered;
import hoops.engine.tier.TierEvent.PropertySetMade;
import hoops.engine.tier.TierEvent.StopLifted;
import hoops.engine.tier.TierEvent.StopPulled;
import hoops.engine.tier.TierEvent.TierBroughtUp;
import hoops.engine.tier.TierEvent.TierOpened;
import hoops.engine.tier.TierEvent.TierPinned;
import hoops.engine.tier.TierEvent.TierPutDown;
import hoops.engine.tier.TierEvent.TierUnpinned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What may be done with a tier that stands still, and what it owes itself.
public final class TierRules {
  private TierRules() {}

  /// `slots` tells of each tier whether a rollout moves it.
  public static Decision decide(TierCommand command, Tiers tiers, Function<TierName, Slot> slots) {
    return switch (command) {
      case PinTier pin -> pin(pin, tiers, slots.apply(pin.tier()));
      case UnpinTier(var name, var why) -> unpin(name, why, tiers);
      case PullStop(var scope, var why) -> pull(scope, why, tiers);
      case LiftStop(var scope, var why) -> lift(scope, why, tiers);
      case PutDown(var name, var why) -> putDown(name, why, tiers, slots.apply(name));
      case BringUp(var name, var why) -> bringUp(name, why, tiers);
      case GiveAddress given -> give(given, tiers);
      case OrderGateway(var name, var program, var statePort) ->
          tiers.find(name).isEmpty()
              ? unknown(name)
              : Decision.accept(new GatewayOrdered(name, program, statePort));
    };
  }

  /// What the tiers owe themselves by now: to be opened, to hold their standing values as a
  /// numbered set, and to be unpinned when a pin has run out. Nothing where all is so.
  public static List<Event> owed(Governed governed, Tiers tiers, Instant now) {
    var owed = new ArrayList<Event>();
    for (var spec : governed.tiers()) {
      var tier = tiers.find(spec.name());
      if (tier.isEmpty()) {
        owed.add(new TierOpened(spec.name()));
        owed.add(firstSet(spec.name(), spec.properties()));
        continue;
      }
      var set = tier.get().set();
      if (set == null) {
        owed.add(firstSet(spec.name(), spec.properties()));
      } else if (!set.values().equals(spec.properties())) {
        var next = new PropertySetId(spec.name(), set.id().number() + 1);
        owed.add(new PropertySetMade(next, spec.properties()));
      }
      var pin = tier.get().pin();
      if (pin != null && !now.isBefore(pin.until())) {
        owed.add(new TierUnpinned(spec.name(), new Reason("its time is over")));
      }
    }
    return owed;
  }

  private static Event firstSet(TierName tier, SortedMap<String, String> values) {
    return new PropertySetMade(new PropertySetId(tier, 1), new TreeMap<>(values));
  }

  private static Decision pin(PinTier pin, Tiers tiers, Slot slot) {
    var tier = tiers.find(pin.tier());
    if (tier.isEmpty()) {
      return unknown(pin.tier());
    }
    var name = pin.tier();
    if (slot instanceof Slot.Taken(var rollout, var doing)) {
      return Decision.refuse(
          Kind.CONFLICT,
          "%s is %s by %s, and a pin never stops half-way".formatted(name, doing, rollout),
          "hoops watch %s, then pin; or hoops rollback %s".formatted(rollout, name));
    }
    var runs = tier.get().last();
    if (runs.isEmpty() || !runs.get().manifest().equals(pin.manifest())) {
      return Decision.refuse(
          Kind.CONFLICT,
          "%s runs %s, so it cannot stay on %s"
              .formatted(
                  name,
                  runs.map(last -> last.manifest().brief()).orElse("nothing yet"),
                  pin.manifest()),
          "hoops deploy %s %s, then pin".formatted(name, pin.manifest()));
    }
    var now = tier.get().pin();
    if (now != null && now.manifest().equals(pin.manifest()) && now.until().equals(pin.until())) {
      return Decision.alreadySo("%s is pinned to %s already".formatted(name, pin.manifest()));
    }
    return Decision.accept(new TierPinned(name, pin.manifest(), pin.until(), pin.why()));
  }

  private static Decision unpin(TierName name, Reason why, Tiers tiers) {
    return tiers
        .find(name)
        .map(tier ->
            tier.pin() == null
                ? Decision.alreadySo(name + " is not pinned")
                : Decision.accept(new TierUnpinned(name, why)))
        .orElseGet(() -> unknown(name));
  }

  private static Decision pull(Scope scope, Reason why, Tiers tiers) {
    var tier =
        switch (scope) {
          case Scope.Everything _ -> null;
          case Scope.OneTier(var name) -> name;
          case Scope.OneAssembly(var name, AssemblyName _) -> name;
        };
    if (tier != null && tiers.find(tier).isEmpty()) {
      return unknown(tier);
    }
    return tiers.stops().stream().anyMatch(stop -> stop.scope().equals(scope))
        ? Decision.alreadySo("%s is stopped already".formatted(scope.text()))
        : Decision.accept(new StopPulled(scope, why));
  }

  private static Decision lift(Scope scope, Reason why, Tiers tiers) {
    return tiers.stops().stream().anyMatch(stop -> stop.scope().equals(scope))
        ? Decision.accept(new StopLifted(scope, why))
        : Decision.alreadySo("%s is not stopped".formatted(scope.text()));
  }

  private static Decision putDown(TierName name, Reason why, Tiers tiers, Slot slot) {
    if (slot instanceof Slot.Taken(var rollout, var doing)) {
      return Decision.refuse(
          Kind.CONFLICT,
          "%s is %s by %s".formatted(name, doing, rollout),
          "hoops abort %s, then hoops tier down %s".formatted(rollout, name));
    }
    return tiers
        .find(name)
        .map(tier ->
            tier.down()
                ? Decision.alreadySo(name + " is down already")
                : Decision.accept(new TierPutDown(name, why)))
        .orElseGet(() -> unknown(name));
  }

  private static Decision bringUp(TierName name, Reason why, Tiers tiers) {
    return tiers
        .find(name)
        .map(tier ->
            tier.down()
                ? Decision.accept(new TierBroughtUp(name, why))
                : Decision.alreadySo(name + " is up already"))
        .orElseGet(() -> unknown(name));
  }

  private static Decision give(GiveAddress given, Tiers tiers) {
    var tier = tiers.find(given.tier());
    if (tier.isEmpty()) {
      return unknown(given.tier());
    }
    var has = tier.get().addresses().get(given.assembly());
    if (has != null) {
      return Decision.alreadySo("%s has port %d".formatted(given.assembly(), has));
    }
    boolean taken =
        tiers.byName().values().stream()
            .anyMatch(other -> other.addresses().containsValue(given.port()));
    return taken
        ? Decision.refuse(Kind.CONFLICT, "port %d is given".formatted(given.port()), "")
        : Decision.accept(new AddressGiven(given.tier(), given.assembly(), given.port()));
  }

  private static Decision unknown(TierName name) {
    return Decision.refuse(Kind.NOT_FOUND, "there is no tier " + name, "hoops tier list");
  }
}
