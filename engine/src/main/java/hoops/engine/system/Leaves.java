package hoops.engine.system;

import hoops.engine.system.Mistake.Code;
import java.util.ArrayList;
import java.util.List;

/// The ends of a walk through the file: scalars, lists of them, and commands.
///
/// Adds to the walk's mistakes, and gathers the names that point elsewhere.
final class Leaves {
  /// A name that must be described somewhere: what of, and the words that lead to it.
  record Ref(String what, Located.Text name, Trail trail) {}

  private final List<Mistake> mistakes;
  private final List<Ref> refs = new ArrayList<>();

  Leaves(List<Mistake> mistakes) {
    this.mistakes = mistakes;
  }

  List<Ref> refs() {
    return refs;
  }

  private void say(Code code, Mark mark, String sentence) {
    mistakes.add(new Mistake(code, mark, sentence));
  }

  void one(Form form, Located value, Trail trail) {
    switch (value) {
      case Located.Text text -> scalar(form, text, trail);
      case Located.Items _ ->
          say(Code.TYPE, value.mark(), trail.said() + " is one value, not a list");
      case Located.Fields _ ->
          say(Code.TYPE, value.mark(), trail.said() + " is one value, it has no keys");
    }
  }

  void many(Form form, Located value, Trail trail) {
    switch (value) {
      case Located.Text text -> scalar(form, text, trail);
      case Located.Items items -> items.items().forEach(item -> one(form, item, trail));
      case Located.Fields _ ->
          say(Code.TYPE, value.mark(), trail.said() + " is a list, it has no keys");
    }
  }

  void scalar(Form form, Located.Text text, Trail trail) {
    if (text.text().isEmpty()) {
      return;
    }
    var kind = form.kind();
    if (kind == Form.Kind.CHOICE) {
      choice(form, text, trail);
    } else if (kind != Form.Kind.REF) {
      FormRules.mistake(form, text.text())
          .ifPresent(sentence -> say(code(kind), text.mark(), sentence));
    } else if (!text.text().equals("all") && !text.text().equals("none")) {
      refs.add(new Ref(form.words().getFirst(), text, trail));
    }
  }

  private static Code code(Form.Kind kind) {
    if (kind == Form.Kind.NAME || kind == Form.Kind.PROPERTY_NAME) {
      return Code.NAME;
    }
    return kind == Form.Kind.VARIABLE ? Code.HIDES : Code.TYPE;
  }

  private void choice(Form form, Located.Text text, Trail trail) {
    var words = form.words();
    if (words.contains(text.text())) {
      return;
    }
    var some = String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    var shown = Scalars.shown(text.text());
    say(
        Code.TYPE,
        text.mark(),
        trail.key().equals("follows")
            ? "%s follows \"%s\"; it can follow %s".formatted(trail.subject(), shown, some)
            : "%s cannot be \"%s\"; it can be %s".formatted(trail.said(), shown, some));
  }

  void command(Located value, Trail trail) {
    switch (value) {
      case Located.Text text -> shell(text.text(), text.mark(), trail);
      case Located.Items items -> items.items().forEach(item -> one(Form.TEXT, item, trail));
      case Located.Fields _ ->
          say(Code.TYPE, value.mark(), trail.said() + " is a command, it has no keys");
    }
  }

  void commands(Located value, Trail trail) {
    switch (value) {
      case Located.Text text ->
          text.text().lines().forEach(line -> shell(line, text.mark(), trail));
      case Located.Items items -> items.items().forEach(item -> command(item, trail));
      case Located.Fields _ ->
          say(Code.TYPE, value.mark(), trail.said() + " is commands, it has no keys");
    }
  }

  private void shell(String line, Mark mark, Trail trail) {
    if (CommandWords.open(line)) {
      say(Code.TYPE, mark, trail.said() + " has a quote that is never closed");
    }
    var key = trail.keys().contains("build") ? "build" : trail.key();
    CommandWords.shell(line)
        .ifPresent(word ->
            say(
                Code.NO_SHELL,
                mark,
                "\"%s\" needs a shell and there is none: %s%s: sh %s.sh"
                    .formatted(
                        word, key.equals("build") ? "one command a line, or " : "", key, key)));
  }
}
