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
        Key.of("hoops", new One(Form.TEXT), "1", "The format, always the first line."),
        Key.of("system", new One(Form.NAME), "(the folder's name)", "What the system is called.")
            .weaker(Weaker.NEVER),
        Key.of("zone", new One(Form.ZONE), "UTC", "The zone of all times.").weaker(Weaker.BOTH),
        Key.of("solo", new One(Form.BOOL), "false", "One person holds every role.")
            .weaker(Weaker.becomes("true")),
        Key.of("repository", new Group("url"), "(this folder)", "Where the source lies."),
        Key.of("repository.url", new One(Form.TEXT), "(this folder)", "An address or a folder.")
            .weaker(Weaker.BOTH),
        Key.of("repository.main", new One(Form.TEXT), "main", "The branch that is followed."),
        Key.of(
                "repository.look",
                new One(Form.atLeast(1)),
                "60s",
                "How often an address is looked at.")
            .weaker(Weaker.NEVER),
        Key.of("repository.secret", new One(Form.TEXT), "", "The secret that opens it.").later(),
        Key.of(
            "repository.owner",
            new One(Form.ref("role")),
            "cop",
            "The role that owns what breaks there."));
  }

  static List<Key> people() {
    return List.of(
        Key.of("people", new Names(Form.SHORT_NAME), "(who started Hoops)", "The engineers.")
            .weaker(Weaker.MORE),
        Key.of("people.*", new Group(""), "", "One person."),
        Key.of("people.*.name", new One(Form.TEXT), "", "As others say it.").weaker(Weaker.NEVER),
        Key.of("people.*.mail", new One(Form.TEXT), "", "An address for mail.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of("people.*.chat", new One(Form.TEXT), "", "The name in chat.")
            .weaker(Weaker.NEVER)
            .later(),
        Key.of("people.*.sign-in", new One(Form.TEXT), "", "The name at sign-in.").later(),
        Key.of("roles", new Named(Form.NAME), "(engineer all, qa nobody)", "Who holds which role."),
        Key.of("roles.*", new Many(Form.ref("person")), "", "The people of one role.")
            .weaker(Weaker.MORE),
        Key.of(
                "rotations",
                new Named(Form.ref("role")),
                "(primary all, cop all, one place on)",
                "Who is on duty, week by week.")
            .later(),
        Key.of("rotations.*", new Group("people"), "", "One rotation."),
        Key.of("rotations.*.people", new Many(Form.TEXT), "all", "In which order.")
            .weaker(Weaker.MORE),
        Key.of("rotations.*.hand-over", new One(Form.SCHEDULE), "mon 10:00", "When it changes.")
            .weaker(Weaker.NEVER),
        Key.of("rights", new Named(Form.NAME), "(R52)", "Who may do what, where.").later(),
        Key.of("rights.*", new Named(Form.TEXT), "", "One act."),
        Key.of("rights.*.*", new Many(Form.ref("role")), "", "The roles that may, in one tier.")
            .weaker(Weaker.MORE));
  }

  static List<Key> tiers() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of(
            "tiers",
            new Named(Form.SHORT_NAME),
            "(night, stage, long, production)",
            "The ladder, in its order."));
    rows.add(Key.of("tiers.*", new Group(""), "", "One tier."));
    rows.addAll(TierKeys.under("tiers.*"));
    rows.add(
        Key.of("templates", new Named(Form.SHORT_NAME), "", "Tiers to be like.")
            .weaker(Weaker.NEVER));
    rows.add(Key.of("templates.*", new Group(""), "", "One template."));
    TierKeys.under("templates.*").forEach(row -> rows.add(row.weaker(Weaker.NEVER)));
    rows.addAll(TierKeys.personal());
    rows.add(
        Key.of(
            "sizes",
            new Named(Form.NAME),
            "(small, normal, large)",
            "How large an instance may be."));
    rows.add(Key.of("sizes.*", new Group(""), "", "One size."));
    rows.add(Key.of("sizes.*.memory", new One(Form.BYTES), "1G", "Memory.").weaker(Weaker.NEVER));
    rows.add(Key.of("sizes.*.cores", new One(Form.CORES), "1", "Cores.").weaker(Weaker.NEVER));
    rows.add(Key.of("gates", new Open(Form.NAME), "", "For every tier that has the gate."));
    rows.addAll(GateKeys.under("gates"));
    rows.add(Key.of("moving", new Group(""), "", "How all assemblies of all tiers are moved."));
    rows.addAll(MovingKeys.under("moving"));
    return rows;
  }

  static List<Key> calendar() {
    return List.of(
        Key.of("releases", new Group("cut"), "", "The weekly line.").later(),
        Key.of("releases.cut", new One(Form.SCHEDULE), "tue 10:00", "When it is cut.")
            .weaker(Weaker.NEVER),
        Key.of("releases.prefix", new One(Form.TEXT), "r", "Before its number.")
            .weaker(Weaker.NEVER),
        Key.of("releases.first", new One(Form.count(1, 1_000_000)), "1", "The first number.")
            .weaker(Weaker.NEVER),
        Key.of("releases.branch", new One(Form.TEXT), "release/", "Before its branch's name."),
        Key.of(
                "checklists",
                new Named(Form.NAME),
                "(full-deploy)",
                "What people do by hand: items, or a file.")
            .later(),
        Key.of("checklists.*", new Shape.Free(), "", "One checklist."),
        Key.of("windows", new Named(Form.NAME), "", "Named windows.").later(),
        Key.of("windows.*", new Group("span"), "", "One window."),
        Key.of("windows.*.span", new Many(Form.SPAN), "", "A span."),
        Key.of("windows.*.rrule", new One(Form.TEXT), "", "RFC 5545's rule."),
        Key.of("windows.*.for", new One(Form.atLeast(1)), "", "How long from each."),
        Key.of("freezes", new Named(Form.NAME), "", "When nobody moves.").later(),
        Key.of("freezes.*", new Group("span"), "", "One freeze."),
        Key.of("freezes.*.span", new One(Form.SPAN), "", "From when to when."),
        Key.of("freezes.*.tiers", new Many(Form.ref("tier")), "(all)", "Which tiers."),
        Key.of("freezes.*.why", new One(Form.TEXT), "", "Shown with it.").weaker(Weaker.NEVER),
        Key.of("standup", new Group("at"), "", "The daily meeting.").later(),
        Key.of("standup.at", new One(Form.TIME), "11:45", "When.").weaker(Weaker.NEVER),
        Key.of("standup.digest", new One(Form.TIME), "11:15", "When the digest goes out.")
            .weaker(Weaker.NEVER),
        Key.of("standup.days", new One(Form.DAYS), "mon-fri", "On which days.")
            .weaker(Weaker.NEVER));
  }

  static List<Key> outside() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of("announce", new Open(Form.NAME), "(the console's chat)", "Who is told.").later());
    rows.add(
        Key.of("announce.heartbeat", new One(Form.TEXT), "", "An address that hears Hoops live."));
    rows.add(Key.of("announce.*", new Group(""), "", "One place."));
    for (var kind : List.of("campfire", "slack", "text", "hook", "mail")) {
      rows.add(Key.of("announce.*." + kind, new One(Form.TEXT), "", "An address, or secret NAME."));
    }
    rows.add(Key.of("announce.*.tiers", new Many(Form.ref("tier")), "(all)", "Of which tiers."));
    rows.add(Key.of("ci", new Named(Form.NAME), "", "What builds elsewhere.").later());
    rows.add(Key.of("ci.*", new Group(""), "", "One source."));
    rows.add(Key.of("ci.*.kind", new One(Form.TEXT), "", "Its kind."));
    rows.add(Key.of("ci.*.secret", new One(Form.TEXT), "", "What it signs with."));
    rows.add(Key.of("ci.*.assemblies", new Many(Form.ref("assembly")), "", "What it builds."));
    for (var free : List.of("hooks", "alerts", "sinks", "traces", "mail", "maven", "badges")) {
      rows.add(Key.of(free, new Shape.Free(), "", "See interop.").later());
    }
    rows.add(
        Key.of("outbound", new Many(Form.TEXT), "", "Inner addresses that may be called.")
            .weaker(Weaker.MORE)
            .later());
    rows.add(Key.of("retention", new Group(""), "", "How long things are kept."));
    for (var kept : List.of("artifacts: 400d", "builds: 30d", "files: 400d", "logs: 14d")) {
      int colon = kept.indexOf(':');
      rows.add(
          Key.of(
                  "retention." + kept.substring(0, colon),
                  new One(Form.atLeast(86_400)),
                  kept.substring(colon + 2),
                  "How long " + kept.substring(0, colon) + " are kept.")
              .weaker(Weaker.LESS));
    }
    return rows;
  }
}
