package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.server.commands.Parameter.Kind;
import hoops.server.commands.Parameter.Stands;
import hoops.server.door.Permission;
import java.util.List;

/// What the launcher answers on this machine with no server: their rows in the registry, from which
/// help, completion and parsing are made. [Locally] runs them; a server that is asked says so.
final class LocalVerbs {
  private static final Parameter DATA =
      Parameter.flag("data", Kind.FOLDER, "the folder of its data; ./demo-data if left out");

  private LocalVerbs() {}

  static List<Verb> all() {
    return List.of(
        local("demo", "a small real system, built, running and watched")
            .takes(DATA, Parameter.onOff("reset", "begin anew: all of an earlier demo is deleted"))
            .example("demo", "begins, or takes up an earlier one")
            .example("demo --reset", "deletes what was, and begins anew")
            .does(LocalVerbs::elsewhere),
        local("demo commit", "make a commit in the demo's repository, and see it followed")
            .takes(
                new Parameter(
                    "kind", Kind.NAME, Stands.ONE, "fix, unit-break, crash or integration-break"),
                DATA)
            .example("demo commit unit-break", "its build is not clean: it is held back")
            .does(LocalVerbs::elsewhere),
        local("demo stop", "end Hoops and every instance of the demo; its data stay")
            .takes(DATA)
            .example("demo stop", "works with Hoops down, too")
            .does(LocalVerbs::elsewhere),
        local("serve", "your own server, on the system in a folder")
            .takes(
                new Parameter("folder", Kind.FOLDER, Stands.MAYBE, "has hoops.yaml; else this one"),
                Parameter.flag(
                    "data", Kind.FILE, "the folder of its data; FOLDER/.hoops if left out"),
                Parameter.flag("port", Kind.NUMBER, "on 127.0.0.1; 7070 if left out, 0 for any"))
            .example("serve", "Ctrl-C stops Hoops; the tiers live on")
            .does(LocalVerbs::elsewhere),
        local("init", "look at a folder and write a first hoops.yaml")
            .takes(
                new Parameter("folder", Kind.FOLDER, Stands.MAYBE, "which; else this one"),
                Parameter.flag("name", Kind.NAME, "the system's name; the folder's if left out"),
                Parameter.flag("people", Kind.TEXT, "as in mia,ken; you alone if left out"),
                Parameter.onOff("solo", "you are alone, and hold every role"),
                Parameter.flag("zone", Kind.NAME, "as in Europe/Berlin; the machine's if left out"),
                Parameter.flag("needs", Kind.TEXT, "as in web=api,store; may be repeated"),
                Parameter.onOff("suite", "write a suite in which each assembly must answer"),
                Parameter.flag(
                    "announce", Kind.NAME, "where to tell: campfire, slack, text, hook, mail"))
            .example("init", "writes hoops.yaml here; nothing that exists is touched")
            .document("validated")
            .does(LocalVerbs::elsewhere),
        local("validate", "every mistake of a hoops.yaml, without a server")
            .takes(
                new Parameter("file", Kind.FILE, Stands.MAYBE, "hoops.yaml if left out"),
                Parameter.flag("to", Kind.NUMBER, "print it anew in that format, comments kept"))
            .example("validate hoops.yaml", "exit 2 where there is a mistake")
            .document("validated")
            .does(LocalVerbs::elsewhere),
        local("doctor", "what runs here, which folders are used, and what the machine lacks")
            .example("doctor", "each finding with its cure")
            .document("doctor")
            .does(LocalVerbs::elsewhere),
        local("version", "the version of this client")
            .example("version", "asks nobody")
            .document("version")
            .does(LocalVerbs::elsewhere));
  }

  private static VerbMaking local(String words, String does) {
    return verb(words, does).in(Verb.Group.LOCAL).asks(Permission.NONE, Danger.NONE);
  }

  private static Reply elsewhere(Call call) {
    throw Trouble.usage(
            call.verb().name() + " is answered by the launcher where it is typed, not by a server.",
            call.typed())
        .thrown();
  }
}
