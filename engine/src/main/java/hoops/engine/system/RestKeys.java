package hoops.engine.system;

import hoops.engine.system.Shape.Group;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.Named;
import hoops.engine.system.Shape.Names;
import hoops.engine.system.Shape.One;
import hoops.engine.system.Shape.Open;
import java.util.ArrayList;
import java.util.List;

/// The rows of all else that is governed (section 8).
final class RestKeys {
  private RestKeys() {}

  static List<Key> first() {
    return List.of(
        Key.of("hoops", new One(Form.TEXT)).or("1").says("The format, always the first line."),
        Key.of("system", new One(Form.NAME))
            .or("hoops")
            .says("What the system is called.")
            .weaker(Weaker.NEVER),
        Key.of("zone", new One(Form.ZONE))
            .or("UTC")
            .says("The zone of all times.")
            .weaker(Weaker.BOTH),
        Key.of("solo", new One(Form.BOOL))
            .or("false")
            .says("One person holds every role.")
            .weaker(Weaker.becomes("true")),
        Key.of("repository", new Group("url")).or("(this folder)").says("Where the source lies."),
        Key.of("repository.url", new One(Form.TEXT))
            .or("(this folder)")
            .says("An address or a folder.")
            .weaker(Weaker.BOTH),
        Key.of("repository.main", new One(Form.TEXT))
            .or("main")
            .says("The branch that is followed."),
        Key.of("repository.look", new One(Form.atLeast(1)))
            .or("60s")
            .says("How often an address is looked at.")
            .weaker(Weaker.NEVER),
        Key.of("repository.secret", new One(Form.TEXT)).says("The secret that opens it.").later(),
        Key.of("repository.owner", new One(Form.ref("role")))
            .or("cop")
            .says("The role that owns what breaks there."));
  }

  static List<Key> people() {
    return List.of(
        Key.of("people", new Names(Form.SHORT_NAME))
            .or("(who started Hoops)")
            .says("The engineers.")
            .weaker(Weaker.MORE),
        Key.of("people.*", new Group("")).says("One person."),
        Key.of("people.*.name", new One(Form.TEXT)).says("As others say it.").weaker(Weaker.NEVER),
        Key.of("people.*.mail", new One(Form.TEXT))
            .says("An address for mail.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of("people.*.chat", new One(Form.TEXT))
            .says("The name in chat.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of("people.*.sign-in", new One(Form.TEXT)).says("The name at sign-in.").later(),
        Key.of("roles", new Named(Form.NAME))
            .or("(engineer all, qa nobody)")
            .says("Who holds which role."),
        Key.of("roles.*", new Many(Form.ref("person")))
            .says("The people of one role.")
            .weaker(Weaker.MORE),
        Key.of("rotations", new Named(Form.ref("role")))
            .or("(primary all, cop all, one place on)")
            .says("Who is on duty, week by week.")
            .later(),
        Key.of("rotations.*", new Group("people")).says("One rotation."),
        Key.of("rotations.*.people", new Many(Form.TEXT))
            .or("all")
            .says("In which order.")
            .weaker(Weaker.MORE),
        Key.of("rotations.*.hand-over", new One(Form.SCHEDULE))
            .or("mon 10:00")
            .says("When it changes.")
            .weaker(Weaker.NEVER),
        Key.of("rights", new Named(Form.NAME)).or("(R52)").says("Who may do what, where.").later(),
        Key.of("rights.*", new Named(Form.TEXT)).says("One act."),
        Key.of("rights.*.*", new Many(Form.ref("role")))
            .says("The roles that may, in one tier.")
            .weaker(Weaker.MORE));
  }

  static List<Key> tiers() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of("tiers", new Named(Form.SHORT_NAME))
            .or("(night, stage, long, production)")
            .says("The ladder, in its order."));
    rows.add(Key.of("tiers.*", new Group("")).says("One tier."));
    rows.addAll(TierKeys.under("tiers.*"));
    rows.add(
        Key.of("templates", new Named(Form.SHORT_NAME))
            .says("Tiers to be like.")
            .weaker(Weaker.NEVER));
    rows.add(Key.of("templates.*", new Group("")).says("One template."));
    TierKeys.under("templates.*").forEach(row -> rows.add(row.weaker(Weaker.NEVER)));
    rows.addAll(TierKeys.personal());
    rows.add(
        Key.of("sizes", new Named(Form.NAME))
            .or("(small, normal, large)")
            .says("How large an instance may be."));
    rows.add(Key.of("sizes.*", new Group("")).says("One size."));
    rows.add(
        Key.of("sizes.*.memory", new One(Form.BYTES))
            .or("1G")
            .says("Memory.")
            .weaker(Weaker.NEVER));
    rows.add(
        Key.of("sizes.*.cores", new One(Form.CORES)).or("1").says("Cores.").weaker(Weaker.NEVER));
    rows.add(Key.of("gates", new Open(Form.NAME)).says("For every tier that has the gate."));
    rows.addAll(GateKeys.under("gates"));
    rows.add(Key.of("moving", new Group("")).says("How all assemblies of all tiers are moved."));
    rows.addAll(MovingKeys.under("moving"));
    return rows;
  }

  static List<Key> calendar() {
    return List.of(
        Key.of("releases", new Group("cut")).says("The weekly line.").later(),
        Key.of("releases.cut", new One(Form.SCHEDULE))
            .or("tue 10:00")
            .says("When it is cut.")
            .weaker(Weaker.NEVER),
        Key.of("releases.prefix", new One(Form.TEXT))
            .or("r")
            .says("Before its number.")
            .weaker(Weaker.NEVER),
        Key.of("releases.first", new One(Form.count(1, 1_000_000)))
            .or("1")
            .says("The first number.")
            .weaker(Weaker.NEVER),
        Key.of("releases.branch", new One(Form.TEXT))
            .or("release/")
            .says("Before its branch's name."),
        Key.of("checklists", new Named(Form.NAME))
            .or("(full-deploy)")
            .says("What people do by hand: items, or a file.")
            .later(),
        Key.of("checklists.*", new Shape.Free()).says("One checklist."),
        Key.of("windows", new Named(Form.NAME)).says("Named windows.").later(),
        Key.of("windows.*", new Group("span")).says("One window."),
        Key.of("windows.*.span", new Many(Form.SPAN)).says("A span."),
        Key.of("windows.*.rrule", new One(Form.TEXT)).says("RFC 5545's rule."),
        Key.of("windows.*.for", new One(Form.atLeast(1))).says("How long from each."),
        Key.of("freezes", new Named(Form.NAME)).says("When nobody moves.").later(),
        Key.of("freezes.*", new Group("span")).says("One freeze."),
        Key.of("freezes.*.span", new One(Form.SPAN)).says("From when to when."),
        Key.of("freezes.*.tiers", new Many(Form.ref("tier"))).or("(all)").says("Which tiers."),
        Key.of("freezes.*.why", new One(Form.TEXT)).says("Shown with it.").weaker(Weaker.NEVER),
        Key.of("standup", new Group("at")).says("The daily meeting.").later(),
        Key.of("standup.at", new One(Form.TIME)).or("11:45").says("When.").weaker(Weaker.NEVER),
        Key.of("standup.digest", new One(Form.TIME))
            .or("11:15")
            .says("When the digest goes out.")
            .weaker(Weaker.NEVER),
        Key.of("standup.days", new One(Form.DAYS))
            .or("mon-fri")
            .says("On which days.")
            .weaker(Weaker.NEVER));
  }

  static List<Key> outside() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of("announce", new Open(Form.NAME))
            .or("(the console's chat)")
            .says("Who is told.")
            .later());
    rows.add(
        Key.of("announce.heartbeat", new One(Form.TEXT)).says("An address that hears Hoops live."));
    rows.add(Key.of("announce.*", new Group("")).says("One place."));
    for (var kind : List.of("campfire", "slack", "text", "hook", "mail")) {
      rows.add(
          Key.of("announce.*." + kind, new One(Form.TEXT)).says("An address, or secret NAME."));
    }
    rows.add(
        Key.of("announce.*.tiers", new Many(Form.ref("tier"))).or("(all)").says("Of which tiers."));
    rows.add(Key.of("ci", new Named(Form.NAME)).says("What builds elsewhere."));
    rows.add(Key.of("ci.*", new Group("")).says("One source."));
    rows.add(Key.of("ci.*.kind", new One(Form.TEXT)).says("Its kind.").later());
    rows.add(Key.of("ci.*.secret", new One(Form.TEXT)).says("What it signs with.").later());
    rows.add(Key.of("ci.*.assemblies", new Many(Form.ref("assembly"))).says("What it builds."));
    for (var free : List.of("hooks", "alerts", "sinks", "traces", "mail", "maven", "badges")) {
      rows.add(Key.of(free, new Shape.Free()).says("See interop.").later());
    }
    rows.add(
        Key.of("outbound", new Many(Form.TEXT))
            .says("Inner addresses that may be called.")
            .weaker(Weaker.MORE)
            .later());
    rows.add(Key.of("retention", new Group("")).says("How long things are kept."));
    for (var kept : List.of("artifacts: 400d", "builds: 30d", "files: 400d", "logs: 14d")) {
      int colon = kept.indexOf(':');
      var row =
          Key.of("retention." + kept.substring(0, colon), new One(Form.atLeast(86_400)))
              .or(kept.substring(colon + 2))
              .says("How long " + kept.substring(0, colon) + " are kept.")
              .weaker(Weaker.LESS);
      rows.add(kept.startsWith("files") ? row.later() : row);
    }
    return rows;
  }
}
