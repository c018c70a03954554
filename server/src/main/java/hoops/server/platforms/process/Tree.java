package hoops.server.platforms.process;

import hoops.server.platforms.process.Identity.Standing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds all that belongs to one life, its keeper apart: what carries its nonce, what is of its
/// session, and what descends from these.
///
/// A process of the session without the nonce (it wrote over its environment) counts only while the
/// number of the session is surely ours: its leader is verified, or it was started before the
/// program ended. Any thread; each call looks at the whole machine once.
final class Tree {
  static final int LOOKS_TO_BE_SURE = 2;

  private final Life life;
  private final String nonce;
  private final Standings standings;

  Tree(Life life, String nonce, Standings standings) {
    this.life = life;
    this.nonce = nonce;
    this.standings = standings;
  }

  /// Every process of it that lives now.
  List<Proc.Stat> members() throws IOException {
    int keeper = standings.verifiedKeeper(life, nonce);
    var all = Proc.all();
    var members = new HashMap<Integer, Proc.Stat>();
    var session = session(keeper);
    int program = life.program().map(Identity::pid).orElse(0);
    for (var each : all) {
      // The keeper, and what else it starts, as mv, write down how the life ends.
      boolean kept = each.parent() == keeper && each.pid() != program;
      if (keeper != 0 && (kept || each.pid() == keeper)) {
        continue;
      }
      if (session.holds(each) || Proc.mark(each.pid(), nonce) == Proc.Mark.OURS) {
        members.put(each.pid(), each);
      }
    }
    addDescendants(all, members);
    members.remove((int) ProcessHandle.current().pid());
    return List.copyOf(members.values());
  }

  /// Whether two looks, one after the other, find nothing: one may miss what forks meanwhile.
  boolean surelyEmpty() throws IOException {
    for (int looks = 0; looks < LOOKS_TO_BE_SURE; looks++) {
      if (!members().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Whether this process, as it was found, is the one that has its pid now.
  static boolean still(Proc.Stat found) {
    return Proc.stat(found.pid()).filter(now -> now.ticks() == found.ticks()).isPresent();
  }

  private static void addDescendants(List<Proc.Stat> all, Map<Integer, Proc.Stat> members) {
    var children = new HashMap<Integer, List<Proc.Stat>>();
    for (var each : all) {
      children.computeIfAbsent(each.parent(), _ -> new ArrayList<>()).add(each);
    }
    var open = new ArrayDeque<>(members.keySet());
    while (!open.isEmpty()) {
      for (var child : children.getOrDefault(open.remove(), List.of())) {
        if (members.putIfAbsent(child.pid(), child) == null) {
          open.add(child.pid());
        }
      }
    }
  }

  /// The session of the program: which of its number's processes are surely of it.
  private record Session(int number, long fromTick, long untilTick) {
    boolean holds(Proc.Stat each) {
      return number != 0
          && each.session() == number
          && each.ticks() >= fromTick
          && each.ticks() < untilTick;
    }
  }

  private Session session(int keeper) throws IOException {
    var program = life.program();
    if (program.isEmpty() || !standings.thisBoot(program.get())) {
      return new Session(0, 0, 0);
    }
    var identity = program.get();
    if (standings.program(identity, keeper, nonce) == Standing.OURS) {
      return new Session(identity.pid(), identity.ticks(), Long.MAX_VALUE);
    }
    // Uptime counts in hundredths as ticks do wherever Linux runs today; one second is taken off,
    // so that a doubt about the unit's last digits never counts a stranger in.
    var ended = life.end().map(Life.End::uptime).orElse(0.0);
    return new Session(identity.pid(), identity.ticks(), (long) ((ended - 1) * 100));
  }

  /// Processes of the machine that were told a folder in `data` as theirs and belong to none of the
  /// known lives, with what they were told.
  static Map<Integer, List<String>> marked(String data, Set<String> known) throws IOException {
    var strays = new HashMap<Integer, List<String>>();
    for (var each : Proc.all()) {
      var told = Proc.environment(each.pid());
      if (told.stream().anyMatch(word -> word.startsWith("HOOPS_DATA=" + data + "/"))
          && known.stream().noneMatch(id -> told.contains("HOOPS_INSTANCE=" + id))) {
        strays.put(each.pid(), told);
      }
    }
    return strays;
  }
}
