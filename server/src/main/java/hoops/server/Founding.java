package hoops.server;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.PersonName;
import hoops.engine.Way;
import hoops.engine.control.Control;
import hoops.engine.control.Worlds;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.server.commands.Pasted;
import hoops.server.commands.Trouble;
import hoops.server.settings.Settings;
import hoops.server.systemfile.SystemFiles;
import hoops.server.systemfile.SystemFiles.Loaded;
import hoops.server.systemfile.Validate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a first start does, and every later one finds done: the person who started Hoops is met,
/// and the system file that lies in the folder is adopted as version 1 (F2).
final class Founding {
  private final Control control;
  private final Worlds worlds;
  private final Settings settings;

  Founding(Control control, Worlds worlds, Settings settings) {
    this.control = control;
    this.worlds = worlds;
    this.settings = settings;
  }

  /// Returns the first person. Refused where there is no valid system file to adopt.
  Actor found(Map<String, String> variables) throws Refused {
    if (worlds.now().systems().inForce().isEmpty()) {
      adopt(file(settings), variables);
    }
    return first();
  }

  /// The valid file of the folder; else refused with its mistakes.
  static Loaded.Valid file(Settings settings) throws Refused {
    if (!Files.exists(settings.systemFile())) {
      throw new Refused(
          Trouble.usage(
              "There is no hoops.yaml in " + settings.folder() + ".",
              "hoops init " + Pasted.word(settings.folder().toString())));
    }
    try {
      return switch (SystemFiles.load(settings.systemFile())) {
        case Loaded.Valid valid -> valid;
        case Loaded.Wrong wrong ->
            throw wrong(settings, Validate.of("hoops.yaml", wrong, "").lines());
      };
    } catch (IOException unreadable) {
      throw new Refused(
          Trouble.usage(
              "%s cannot be read: %s.".formatted(settings.systemFile(), unreadable.getMessage()),
              "ls -l " + Pasted.word(settings.systemFile().toString())));
    }
  }

  /// The mistakes line by line, and how many they are at last.
  private static Refused wrong(Settings settings, List<String> lines) {
    return new Refused(
        Trouble.usage(
                lines.getLast(), "hoops validate " + Pasted.word(settings.systemFile().toString()))
            .after(lines.subList(0, lines.size() - 1)));
  }

  private void adopt(Loaded.Valid file, Map<String, String> variables) throws Refused {
    var people = file.file().governed().people();
    var name = people.isEmpty() ? whoever(variables) : people.getFirst();
    control.handle(new Meet(name), Cause.SELF);
    for (var other : people) {
      control.handle(new Meet(other), Cause.SELF);
    }
    var cause = new Cause(first(), Way.TERMINAL, AskKey.NONE);
    var answer = control.handle(new Adopt(file.written(), file.text()), cause);
    if (answer.decision() instanceof Decision.Refused(var refusal)) {
      throw new Refused(Trouble.usage(refusal.why(), refusal.now()));
    }
  }

  private Actor first() {
    return new Actor.Person(worlds.now().people().first().orElseThrow());
  }

  /// The user of this machine, as far as that is a name here.
  private static PersonName whoever(Map<String, String> variables) {
    var user = variables.getOrDefault("USER", "").toLowerCase(Locale.ROOT);
    var clean = user.replaceAll("[^a-z0-9-]", "").replaceAll("^[^a-z]+|-+$", "");
    return new PersonName(
        clean.isEmpty() ? "me" : clean.substring(0, Math.min(clean.length(), 16)));
  }
}
