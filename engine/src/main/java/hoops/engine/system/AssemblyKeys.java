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
        Key.of("assemblies", new Named(Form.NAME)).says("The programs of the system, by name."));
    rows.add(Key.of("assemblies.*", new Group("")).says("One program, built and shipped as one."));
    built(rows);
    started(rows);
    WatchKeys.addTo(rows);
    return rows;
  }

  private static void built(List<Key> rows) {
    rows.add(
        at("owner", new One(Form.ref("role")))
            .or("cop")
            .says("The role that is asked, and may reject.")
            .weaker(Weaker.NEVER));
    rows.add(
        at("sources", new Many(Form.PATH))
            .or("(NAME/)")
            .says("A commit touching one of these owes a build."));
    rows.add(
        at("build", new Group("run"))
            .or("(none: ci reports it)")
            .says("How it is built, at the root of a clean checkout."));
    rows.add(
        at("build.run", new Commands()).says("Commands, one a line; the first failure ends it."));
    rows.add(
        at("build.env", new Named(Form.VARIABLE)).says("What is added to a build's environment."));
    rows.add(
        at("build.env.*", new One(Form.TEXT)).says("The value of one name of the environment."));
    rows.add(
        at("build.limit", new One(Form.atLeast(1)))
            .or("30m")
            .says("The longest a build may take."));
    rows.add(
        at("reports", new Many(Form.PATH))
            .or("(TEST-*.xml, junit*.xml under sources)")
            .says("Where its tests' reports lie; of those written each matches."));
    rows.add(
        at("artifact", new One(Form.PATH))
            .says("What the build leaves: a folder, an archive or a file."));
    rows.add(at("image", new Group("name")).says("The container image it is instead.").later());
    rows.add(at("image.name", new One(Form.TEXT)).says("The image's name."));
    rows.add(
        at("image.digest", new One(Form.PATH)).says("The file where the build leaves its digest."));
  }

  private static void started(List<Key> rows) {
    rows.add(
        at("run", new Command())
            .or("(java -jar FILE, or the file)")
            .says("How an instance is started, where the artifact lies."));
    rows.add(
        at("ports", new Names(Form.NAME))
            .or("[http]")
            .says("Its ports by name, the main one first."));
    rows.add(
        at("ports.*", new One(Form.count(1, 65_535)))
            .or("(given)")
            .says("The number, for Kubernetes.")
            .later());
    rows.add(
        at("needs", new Many(Form.ref("assembly")))
            .says("What it calls: the order of waves, and their addresses."));
    rows.add(
        at("feeds", new Many(Form.ref("assembly")))
            .says("What it needs and sends to; after a wave both counts agree.")
            .later());
    rows.add(
        at("properties", new Named(Form.PROPERTY_NAME)).says("What may be configured, by name."));
    rows.add(at("properties.*", new Group("type")).says("One property."));
    rows.add(at("properties.*.type", new One(Form.PROPERTY)).says("TYPE [RANGE] [= DEFAULT]."));
    rows.add(
        at("properties.*.default", new One(Form.TEXT))
            .says("Its value where a tier says nothing."));
    rows.add(at("properties.*.about", new One(Form.TEXT)).says("What it is for."));
    rows.add(
        at("properties.*.differs", new One(Form.BOOL))
            .or("false")
            .says("That tiers differ in it is no drift."));
    rows.add(
        at("properties.*.env", new One(Form.BOOL))
            .or("false")
            .says("A secret that is in the environment too."));
    rows.add(
        at("reload", new One(Form.WEB_PATH))
            .or("(none: it restarts)")
            .says("Asked when a property changed.")
            .later());
    rows.add(at("stop", new Group("signal")).says("How it is asked to end, after draining."));
    rows.add(
        at("stop.signal", new One(Form.choice("TERM", "INT", "QUIT", "HUP", "USR1", "USR2")))
            .or("TERM")
            .says("The signal."));
    rows.add(at("stop.grace", new One(Form.DURATION)).or("30s").says("The time it gets."));
    mark(rows, "one-way", "No going back to a forerunner with another mark.");
    mark(rows, "alone", "Never beside a forerunner with another mark.");
    rows.add(
        at("moving", new Group(""))
            .or("(the tier's)")
            .says("How it is moved from build to build."));
    rows.addAll(MovingKeys.under("assemblies.*.moving"));
  }

  private static void mark(List<Key> rows, String key, String sentence) {
    rows.add(at(key, new Group("mark")).says(sentence));
    rows.add(at(key + ".mark", new One(Form.TEXT)).says("The mark."));
    rows.add(at(key + ".from", new One(Form.count(1, 100))).says("From which wave on.").later());
  }

  static Key at(String key, Shape shape) {
    return Key.of("assemblies.*." + key, shape);
  }
}
