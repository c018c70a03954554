package hoops.server.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The registry's content: every chapter's verbs, in the order of help.
final class Verbs {
  private Verbs() {}

  static Registry all() {
    var all = new ArrayList<Verb>();
    all.addAll(StatusVerbs.all());
    all.addAll(MoveVerbs.all());
    all.addAll(RunningVerbs.all());
    all.addAll(StillVerbs.all());
    all.addAll(BuildVerbs.all());
    all.addAll(ManifestVerbs.all());
    all.addAll(ProblemVerbs.all());
    all.addAll(InstanceVerbs.all());
    all.addAll(SystemVerbs.all());
    all.addAll(JournalVerbs.all());
    var whole = new AtomicReference<Registry>();
    all.addAll(LocalVerbs.all());
    all.addAll(ToolVerbs.all(() -> Objects.requireNonNull(whole.get())));
    var registry = new Registry(List.copyOf(all));
    whole.set(registry);
    return registry;
  }
}
