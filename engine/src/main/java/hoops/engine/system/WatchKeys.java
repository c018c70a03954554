package hoops.engine.system;

import static hoops.engine.system.AssemblyKeys.at;

import hoops.engine.system.Shape.Command;
import hoops.engine.system.Shape.Group;
import hoops.engine.system.Shape.Many;
import hoops.engine.system.Shape.Named;
import hoops.engine.system.Shape.One;
import java.util.List;

/// The rows of what travels and watches: an assembly's health to its tools, and suites (section 4).
final class WatchKeys {
  private static final Form METRIC = Form.TEXT;

  private WatchKeys() {}

  static void addTo(List<Key> rows) {
    health(rows);
    measured(rows);
    cured(rows);
    rows.addAll(suites());
  }

  private static void health(List<Key> rows) {
    rows.add(
        at("health", new Group("path"))
            .or("(the port answers; no port: it lives)")
            .says("How its health is asked."));
    rows.add(at("health.path", new One(Form.WEB_PATH)).says("Asked by HTTP: is it alive?"));
    rows.add(
        at("health.ready", new One(Form.WEB_PATH))
            .or("(path)")
            .says("Asked by HTTP: may it be given work?"));
    rows.add(
        at("health.port", new One(Form.ref("port")))
            .or("(the main one)")
            .says("The port that is asked."));
    rows.add(at("health.command", new Command()).says("Run instead; exit 0 is well."));
    rows.add(at("health.every", new One(Form.atLeast(1))).or("10s").says("How often."));
    rows.add(at("health.runbook", new One(Form.LINK)).says("Shown with what is wrong."));
  }

  private static void measured(List<Key> rows) {
    rows.add(
        at("metrics", new Group("path"))
            .or("(what gateway and machine measure)")
            .says("What is scraped.")
            .later());
    rows.add(at("metrics.path", new One(Form.WEB_PATH)).says("Where."));
    rows.add(
        at("metrics.port", new One(Form.ref("port"))).or("(the main one)").says("On which port."));
    rows.add(at("metrics.in", new One(METRIC)).says("Counts what comes in."));
    rows.add(at("metrics.out", new One(METRIC)).says("Counts what goes out."));
    rows.add(
        at("charts", new Named(Form.NAME))
            .or("(requests, errors, latency, restarts)")
            .says("What is drawn, and judged.")
            .later());
    rows.add(at("charts.*", new Group("metric")).says("One chart."));
    rows.add(at("charts.*.metric", new One(METRIC)).says("The metric, or rate METRIC."));
    rows.add(
        at("charts.*.judge", new One(Form.choice("critical", "normal", "none")))
            .or("normal")
            .says("How much it counts."));
  }

  private static void cured(List<Key> rows) {
    rows.add(
        at("problems", new Named(Form.NAME))
            .or("(unhealthy for 5m, ended 3 in 10m)")
            .says("When a person is needed.")
            .later());
    rows.add(at("problems.*", new Group("if")).says("One such condition."));
    rows.add(at("problems.*.if", new One(Form.CONDITION)).says("The condition."));
    rows.add(at("problems.*.blocks", new One(Form.BOOL)).or("true").says("Whether it blocks."));
    rows.add(at("problems.*.runbook", new One(Form.LINK)).says("Shown with it."));
    rows.add(
        at("remedies", new Named(Form.NAME))
            .or("(restart if unhealthy for 2m, 3 per 1h)")
            .says("Automatic cures.")
            .later());
    rows.add(at("remedies.*", new Group("")).says("One cure."));
    rows.add(at("remedies.*.if", new One(Form.CONDITION)).says("When."));
    rows.add(at("remedies.*.do", new One(Form.CURE)).or("restart").says("What."));
    rows.add(at("remedies.*.most", new One(Form.RATE)).or("3 per 1h").says("How often at most."));
    rows.add(
        at("tools", new Named(Form.NAME))
            .or("(thread dump, heap histogram, exec)")
            .says("What an engineer may run or open.")
            .later());
    rows.add(at("tools.*", new Group("run")).says("One tool."));
    rows.add(at("tools.*.run", new Command()).says("The command."));
    rows.add(at("tools.*.args", new One(Form.TEXT)).says("What may be added."));
    rows.add(at("tools.*.danger", new One(Form.BOOL)).or("false").says("Whether it may do harm."));
    rows.add(at("tools.*.page", new One(Form.WEB_PATH)).says("A page of the instance."));
    rows.add(at("tools.*.port", new One(Form.ref("port"))).or("(the main one)").says("Its port."));
    rows.add(at("runbook", new One(Form.LINK)).says("Shown with the assembly."));
  }

  private static List<Key> suites() {
    return List.of(
        Key.of("suites", new Named(Form.NAME)).says("Tests that run against a tier.").later(),
        Key.of("suites.*", new Group("run")).says("One suite."),
        Key.of("suites.*.run", new Command()).says("How it is run, in a checkout of the commit."),
        Key.of("suites.*.reports", new Many(Form.PATH))
            .or("(none: one test, exit 0)")
            .says("Its reports."),
        Key.of("suites.*.after", new Many(Form.ref("assembly")))
            .says("Runs after rollouts that moved one."),
        Key.of("suites.*.sources", new Many(Form.PATH))
            .or("(files that run names)")
            .says("What defines it."),
        Key.of("suites.*.limit", new One(Form.atLeast(1)))
            .or("20m")
            .says("The longest it may take."),
        Key.of("suites.*.runbook", new One(Form.LINK)).says("Shown with a failure."));
  }
}
