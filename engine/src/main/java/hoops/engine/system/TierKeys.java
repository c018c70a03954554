package hoops.engine.system;

import hoops.engine.system.Shape.Group;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.Named;
import hoops.engine.system.Shape.One;
import hoops.engine.system.Shape.Open;
import hoops.engine.system.Shape.PerAssembly;
import java.util.ArrayList;
import java.util.List;

/// The rows of a tier, which templates and personal tiers share (section 6).
final class TierKeys {
  private TierKeys() {}

  static List<Key> under(String path) {
    var rows = new ArrayList<Key>();
    rhythm(path, rows);
    content(path, rows);
    place(path, rows);
    return rows;
  }

  private static void rhythm(String path, List<Key> rows) {
    rows.add(
        Key.of(path + ".follows", new One(Form.choice("main", "release", "nothing")))
            .or("(main, release, nothing by place)")
            .says("What moves it.")
            .weaker(Weaker.BOTH));
    rows.add(
        Key.of(path + ".when", new One(Form.SCHEDULE))
            .or("(every 3h; at once for the release)")
            .says("Its rhythm.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".instances", new PerAssembly(Form.count(0, 100_000)))
            .or("(1 behind main, else 2)")
            .says("How many instances of each.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".size", new PerAssembly(Form.NAME))
            .or("normal")
            .says("How large an instance may be.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".owner", new One(Form.ref("role")))
            .or("(cop; primary by hand)")
            .says("The role that owns it."));
    rows.add(
        Key.of(path + ".page", new One(Form.TEXT))
            .or("(09:00; always by hand)")
            .says("When its owner is paged.")
            .later());
    rows.add(
        Key.of(path + ".protected", new One(Form.BOOL))
            .or("(true by hand)")
            .says("What weakens it waits for a second person.")
            .weaker(Weaker.becomes("false")));
    rows.add(
        Key.of(path + ".latest-only", new One(Form.BOOL))
            .or("(true behind main)")
            .says("An unproven one may be passed over.")
            .weaker(Weaker.becomes("true")));
    rows.add(
        Key.of(path + ".suites", new Shape.Choosing(Form.ref("suite")))
            .or("(all, every 1h; none at the last)")
            .says("Which suites run, and when.")
            .weaker(Weaker.LESS)
            .later());
    rows.add(
        Key.of(path + ".expiry", new One(Form.DURATION))
            .or("(7d behind main)")
            .says("How long hand-set values stay.")
            .weaker(Weaker.NEVER)
            .later());
    rows.add(
        Key.of(path + ".due", new One(Form.SCHEDULE))
            .or("(thu 16:00 by hand)")
            .says("When it should be moved.")
            .weaker(Weaker.NEVER)
            .later());
    rows.add(
        Key.of(path + ".aim", new One(Form.TEXT))
            .or("(1 per week at the last)")
            .says("How often it should be moved.")
            .weaker(Weaker.NEVER)
            .later());
  }

  private static void content(String path, List<Key> rows) {
    rows.add(
        Key.of(path + ".gates", new Open(Form.NAME))
            .says("Added to the default gates, or changing them."));
    rows.addAll(GateKeys.under(path + ".gates"));
    rows.add(
        Key.of(path + ".moving", new Open(Form.ref("assembly")))
            .says("How its assemblies are moved."));
    rows.addAll(MovingKeys.under(path + ".moving"));
    rows.add(Key.of(path + ".moving.*", new Group("")).says("How one assembly is moved here."));
    rows.addAll(MovingKeys.under(path + ".moving.*"));
    rows.add(
        Key.of(path + ".properties", new Named(Form.PROPERTY_NAME)).says("Its standing values."));
    rows.add(
        Key.of(path + ".properties.*", new One(Form.TEXT))
            .says("The value of one property.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".feeds", new Named(Form.ref("tier")))
            .says("Where this tier's logs go: TIER: ASSEMBLY/path.")
            .later());
    rows.add(
        Key.of(path + ".feeds.*", new One(Form.TEXT)).says("ASSEMBLY/path.").weaker(Weaker.NEVER));
  }

  private static void place(String path, List<Key> rows) {
    rows.add(
        Key.of(path + ".like", new One(Form.ref("tier")))
            .says("All keys of that tier or template, then these.")
            .weaker(Weaker.BOTH));
    rows.add(
        Key.of(path + ".beside", new One(Form.ref("tier")))
            .says("The same rung, after that tier and like it.")
            .later());
    rows.add(
        Key.of(path + ".platform", new One(Form.choice("process", "kubernetes", "rehearsal")))
            .or("process")
            .says("Where its instances run.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".at", new One(Form.TEXT))
            .says("Context and namespace.")
            .weaker(Weaker.NEVER)
            .later());
    rows.add(
        Key.of(path + ".addresses", new Named(Form.ref("assembly")))
            .or("(given, on loopback)")
            .says("The stable addresses people use."));
    rows.add(
        Key.of(path + ".addresses.*", new One(Form.HOST_PORT))
            .says("host:port.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of(path + ".egress", new Many(Form.TEXT))
            .or("all")
            .says("Where instances may call to.")
            .weaker(Weaker.BOTH)
            .later());
  }

  static List<Key> personal() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of("personal", new Group(""))
            .says("How personal tiers differ from the first one.")
            .later());
    for (var row : under("personal")) {
      rows.add(row);
    }
    rows.add(
        Key.of("personal.sleep", new One(Form.DURATION))
            .or("4h")
            .says("When an idle one goes to sleep.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of("personal.gone", new One(Form.DURATION))
            .or("7d")
            .says("When an idle one goes.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of("personal.most", new One(Form.count(0, 1000)))
            .or("3")
            .says("How many one person has.")
            .weaker(Weaker.NEVER));
    return rows;
  }
}
