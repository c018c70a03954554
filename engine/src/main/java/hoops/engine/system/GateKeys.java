package hoops.engine.system;

import hoops.engine.system.Shape.Gate;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.One;
import hoops.engine.system.Shape.Passing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The gates: which tiers have each, and the rows of their keys (section 7).
final class GateKeys {
  /// Those whose feature exists by now.
  private static final Set<String> NOW =
      Set.of("stop", "pin", "slot", "settled", "whole", "clean", "artifacts", "properties");

  private static final Set<Column> ALL = EnumSet.allOf(Column.class);
  private static final Set<Column> RELEASE = EnumSet.of(Column.RELEASE);
  private static final Set<Column> HAND = EnumSet.of(Column.BY_HAND, Column.LAST);
  private static final Set<Column> LAST = EnumSet.of(Column.LAST);
  private static final Set<Column> NO_COLUMN = EnumSet.noneOf(Column.class);

  /// A gate by its name, the columns that have it, its first key, who may pass it.
  record Row(String name, Set<Column> into, String first, Passing passing) {}

  static final List<Row> GATES =
      List.of(
          nobody("stop", ALL, ""),
          nobody("pin", ALL, ""),
          nobody("rejected", ALL, ""),
          nobody("slot", ALL, ""),
          nobody("whole", ALL, ""),
          nobody("clean", ALL, ""),
          nobody("properties", ALL, ""),
          nobody("artifacts", ALL, "provenance"),
          gate("freeze", ALL, ""),
          gate("settled", ALL, ""),
          gate("one-way", ALL, ""),
          gate("on-branch", RELEASE, ""),
          gate("duty", HAND, "role"),
          gate("suites", HAND, "names"),
          gate("sign-off", HAND, "count"),
          gate("problems", HAND, "alerts"),
          gate("review", HAND, "persons"),
          gate("interlock", HAND, "tiers"),
          gate("window", HAND, "open"),
          gate("checklist", HAND, "name"),
          gate("soak", LAST, "for"),
          gate("co-run", LAST, "healthy"),
          nobody("observer", LAST, "away"),
          gate("feeds", LAST, "age"),
          gate("runs-on-long", LAST, ""),
          gate("keeps-patch", LAST, ""),
          gate("way-back", LAST, ""),
          gate("order", NO_COLUMN, "bake"));

  private GateKeys() {}

  private static Row gate(String name, Set<Column> into, String first) {
    return new Row(name, into, first, Passing.SOMEBODY);
  }

  private static Row nobody(String name, Set<Column> into, String first) {
    return new Row(name, into, first, Passing.NOBODY);
  }

  static List<Key> under(String path) {
    var rows = new ArrayList<Key>();
    for (var gate : GATES) {
      var at = path + "." + gate.name();
      var row =
          Key.of(at, new Gate(gate.first(), gate.passing()))
              .or("(section 7)")
              .says("The gate " + gate.name() + ".");
      rows.add(NOW.contains(gate.name()) ? row : row.later());
      common(rows, at);
    }
    own(rows, path + ".*");
    counted(rows, path);
    timed(rows, path);
    return rows;
  }

  private static void common(List<Key> rows, String at) {
    rows.add(
        Key.of(at + ".waive", new Many(Form.ref("role")))
            .or("(R52)")
            .says("Who may pass by it.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(at + ".runbook", new One(Form.LINK)).says("Shown with it.").weaker(Weaker.NEVER));
  }

  private static void own(List<Key> rows, String at) {
    rows.add(
        Key.of(at, new Gate("command", Passing.SOMEBODY)).says("A gate of one's own.").later());
    common(rows, at);
    rows.add(
        Key.of(at + ".command", new Shape.Command())
            .says("Exit 0 is open, 75 waits, else closed."));
    rows.add(Key.of(at + ".http", new One(Form.LINK)).says("200 is open, 202 waits, else closed."));
    rows.add(Key.of(at + ".evidence", new One(Form.TEXT)).says("A token reports it."));
    rows.add(
        Key.of(at + ".every", new One(Form.atLeast(1))).or("1m").says("How often it is asked."));
    rows.add(
        Key.of(at + ".limit", new One(Form.atLeast(1)))
            .or("(1m; http 10s)")
            .says("The longest an answer may take."));
    rows.add(
        Key.of(at + ".age", new One(Form.DURATION))
            .or("none")
            .says("How old a report may be.")
            .weaker(Weaker.MORE));
  }

  private static void counted(List<Key> rows, String path) {
    rows.add(
        less(path + ".artifacts.provenance", new One(Form.choice("none", "asked")))
            .or("none")
            .says("Whether provenance is asked."));
    rows.add(
        Key.of(path + ".duty.role", new One(Form.TEXT)).or("owner").says("Who must be on duty."));
    rows.add(
        less(path + ".suites.names", new Shape.Choosing(Form.ref("suite")))
            .or("all")
            .says("Of which suites evidence is asked."));
    rows.add(
        less(path + ".sign-off.count", new One(Form.count(0, 20))).or("1").says("How many sign."));
    rows.add(
        Key.of(path + ".sign-off.by", new Many(Form.ref("role")))
            .or("(qa, by hand; not the proposer, at the last)")
            .says("Who may sign.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".sign-off.valid", new One(Form.DURATION))
            .or("24h")
            .says("How long it holds.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".problems.alerts", new One(Form.TEXT))
            .or("(all)")
            .says("Which alerts count."));
    rows.add(
        less(path + ".review.persons", new One(Form.count(0, 20)))
            .or("2")
            .says("How many review."));
    rows.add(
        Key.of(path + ".interlock.tiers", new Many(Form.ref("tier")))
            .or("(the other by-hand tier)")
            .says("Which stand still."));
    rows.add(
        Key.of(path + ".interlock.healthy", new Many(Form.ref("tier")))
            .or("(the one before, at the last)")
            .says("Which are healthy."));
    rows.add(
        Key.of(path + ".window.open", new Many(Form.TEXT))
            .or("(mon-fri 09:00-17:00; last mon,tue 11:00-15:00)")
            .says("When it may start: a span, or the name of a window."));
    rows.add(
        Key.of(path + ".window.most", new One(Form.count(1, 100)))
            .or("(2 at the last)")
            .says("How many may start in one.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".checklist.name", new One(Form.NAME))
            .or("full-deploy")
            .says("Which checklist."));
    soaked(rows, path);
  }

  private static void soaked(List<Key> rows, String path) {
    rows.add(
        less(path + ".soak.peaks", new One(Form.count(0, 100))).or("1").says("How many peaks."));
    rows.add(
        less(path + ".soak.passes", new One(Form.count(0, 1000)))
            .or("12")
            .says("How many passes of suites."));
    rows.add(
        less(path + ".soak.traffic", new One(Form.SHARE))
            .or("80%")
            .says("How much of the usual traffic."));
    rows.add(
        Key.of(path + ".soak.flaws", new One(Form.count(0, 1000)))
            .or("3")
            .says("How many flaws.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".soak.cures", new One(Form.count(0, 100_000)))
            .or("3")
            .says("How many cures.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".co-run.lends", new One(Form.TEXT))
            .or("none")
            .says("Whether evidence is lent.")
            .weaker(Weaker.BOTH));
    rows.add(
        Key.of(path + ".feeds.amplify", new One(Form.TEXT))
            .or("1.2")
            .says("How much more may come out than went in.")
            .weaker(Weaker.MORE));
  }

  private static void timed(List<Key> rows, String path) {
    rows.add(
        less(path + ".soak.for", new One(Form.DURATION))
            .or("72h")
            .says("How long an unbroken healthy stay."));
    rows.add(
        Key.of(path + ".soak.flaw", new One(Form.DURATION))
            .or("5m")
            .says("How long a flaw may last.")
            .weaker(Weaker.MORE));
    rows.add(
        less(path + ".co-run.healthy", new One(Form.DURATION))
            .or("24h")
            .says("How long each pair was seen together."));
    rows.add(
        Key.of(path + ".observer.away", new One(Form.DURATION))
            .or("2m")
            .says("How long the observer may be away.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".feeds.age", new One(Form.DURATION))
            .or("5m")
            .says("How old the last probe may be.")
            .weaker(Weaker.MORE));
    rows.add(
        Key.of(path + ".feeds.latency", new One(Form.DURATION))
            .or("2m")
            .says("How long a probe may take.")
            .weaker(Weaker.MORE));
    rows.add(
        less(path + ".order.bake", new One(Form.DURATION))
            .or("60m")
            .says("How long the region before baked."));
  }

  private static Key less(String path, Shape shape) {
    return Key.of(path, shape).weaker(Weaker.LESS);
  }
}
