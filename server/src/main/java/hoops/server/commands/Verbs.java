package hoops.server.commands;

import java.util.ArrayList;
import java.util.List;

/// The registry's content: every chapter's verbs, in the order of help.
final class Verbs {
  private Verbs() {}

  static Registry all() {
    var all = new ArrayList<Verb>();
    all.addAll(ToolVerbs.all());
    return new Registry(List.copyOf(all));
  }
}
