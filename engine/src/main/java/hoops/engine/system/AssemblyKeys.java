package hoops.engine.system;

import hoops.engine.system.Shape.Command;
import hoops.engine.system.Shape.Commands;
import hoops.engine.system.Shape.Group;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.Named;
import hoops.engine.system.Shape.Names;
import hoops.engine.system.Shape.One;
import java.util.ArrayList;
import java.util.List;

/// The rows of an assembly that say how it is built and started (section 4).
final class AssemblyKeys {
  private AssemblyKeys() {}

  static List<Key> rows() {
    var rows = new ArrayList<Key>();
    rows.add(
        Key.of("assemblies", new Named(Form.NAME), "", "The programs of the system, by name."));
    rows.add(Key.of("assemblies.*", new Group(""), "", "One program, built and shipped as one."));
    built(rows);
    started(rows);
    WatchKeys.addTo(rows);
    return rows;
  }

  private static void built(List<Key> rows) {
    rows.add(
        at("owner", new One(Form.ref("role")), "cop", "The role that is asked, and may reject.")
            .weaker(Weaker.NEVER));
    rows.add(
        at(
            "sources",
            new Many(Form.PATH),
            "(NAME/)",
            "A commit touching one of these owes a build."));
    rows.add(
        at(
            "build",
            new Group("run"),
            "(none: ci reports it)",
            "How it is built, at the root of a clean checkout."));
    rows.add(
        at("build.run", new Commands(), "", "Commands, one a line; the first failure ends it."));
    rows.add(
        at("build.env", new Named(Form.VARIABLE), "", "What is added to a build's environment."));
    rows.add(
        at("build.env.*", new One(Form.TEXT), "", "The value of one name of the environment."));
    rows.add(at("build.limit", new One(Form.atLeast(1)), "30m", "The longest a build may take."));
    rows.add(
        at(
            "reports",
            new Many(Form.PATH),
            "(TEST-*.xml, junit*.xml under sources)",
            "Where its tests' reports lie; of those written each matches."));
    rows.add(
        at(
            "artifact",
            new One(Form.PATH),
            "",
            "What the build leaves: a folder, an archive or a file."));
    rows.add(at("image", new Group("name"), "", "The container image it is instead.").later());
    rows.add(at("image.name", new One(Form.TEXT), "", "The image's name."));
    rows.add(
        at("image.digest", new One(Form.PATH), "", "The file where the build leaves its digest."));
  }

  private static void started(List<Key> rows) {
    rows.add(
        at(
            "run",
            new Command(),
            "(java -jar FILE, or the file)",
            "How an instance is started, where the artifact lies."));
    rows.add(at("ports", new Names(Form.NAME), "[http]", "Its ports by name, the main one first."));
    rows.add(
        at("ports.*", new One(Form.count(1, 65_535)), "(given)", "The number, for Kubernetes.")
            .later());
    rows.add(
        at(
            "needs",
            new Many(Form.ref("assembly")),
            "",
            "What it calls: the order of waves, and their addresses."));
    rows.add(
        at(
                "feeds",
                new Many(Form.ref("assembly")),
                "",
                "What it needs and sends to; after a wave both counts agree.")
            .later());
    rows.add(
        at("properties", new Named(Form.PROPERTY_NAME), "", "What may be configured, by name."));
    rows.add(at("properties.*", new Group("type"), "", "One property."));
    rows.add(at("properties.*.type", new One(Form.PROPERTY), "", "TYPE [RANGE] [= DEFAULT]."));
    rows.add(
        at("properties.*.default", new One(Form.TEXT), "", "Its value where a tier says nothing."));
    rows.add(at("properties.*.about", new One(Form.TEXT), "", "What it is for."));
    rows.add(
        at(
            "properties.*.differs",
            new One(Form.BOOL),
            "false",
            "That tiers differ in it is no drift."));
    rows.add(
        at(
            "properties.*.env",
            new One(Form.BOOL),
            "false",
            "A secret that is in the environment too."));
    rows.add(
        at(
                "reload",
                new One(Form.WEB_PATH),
                "(none: it restarts)",
                "Asked when a property changed.")
            .later());
    rows.add(at("stop", new Group("signal"), "", "How it is asked to end, after draining."));
    rows.add(
        at(
            "stop.signal",
            new One(Form.choice("TERM", "INT", "QUIT", "HUP", "USR1", "USR2")),
            "TERM",
            "The signal."));
    rows.add(at("stop.grace", new One(Form.DURATION), "30s", "The time it gets."));
    mark(rows, "one-way", "No going back to a forerunner with another mark.");
    mark(rows, "alone", "Never beside a forerunner with another mark.");
    rows.add(at("moving", new Group(""), "(the tier's)", "How it is moved from build to build."));
    rows.addAll(MovingKeys.under("assemblies.*.moving"));
  }

  private static void mark(List<Key> rows, String key, String sentence) {
    rows.add(at(key, new Group("mark"), "", sentence));
    rows.add(at(key + ".mark", new One(Form.TEXT), "", "The mark."));
    rows.add(at(key + ".from", new One(Form.count(1, 100)), "", "From which wave on.").later());
  }

  static Key at(String key, Shape shape, String fallback, String sentence) {
    return Key.of("assemblies.*." + key, shape, fallback, sentence);
  }
}
