package hoops.engine.system;

import hoops.engine.system.Mistake.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Needs that go in a circle; without recursion, however long a chain is.
final class Circles {
  /// More are never said: who has so many mends one and looks again.
  private static final int MOST = 20;

  /// Of a longer circle the first few are said.
  private static final int SHOWN = 8;

  private final Map<String, List<Located.Text>> needs = new LinkedHashMap<>();
  private final List<Mistake> found = new ArrayList<>();

  private Circles(List<Located.Field> assemblies) {
    for (var assembly : assemblies) {
      var all = new ArrayList<>(Look.texts(Look.in(assembly.value(), "needs")));
      all.addAll(Look.texts(Look.in(assembly.value(), "feeds")));
      needs.putIfAbsent(assembly.key().text(), all);
    }
  }

  static List<Mistake> of(List<Located.Field> assemblies) {
    var circles = new Circles(assemblies);
    circles.leaveOut();
    while (!circles.needs.isEmpty() && circles.found.size() < MOST) {
      circles.findOne();
      circles.leaveOut();
    }
    return circles.found;
  }

  /// Leaves out all that need nothing which is left, until only circles and what needs them are.
  private void leaveOut() {
    Map<String, Integer> owed = new LinkedHashMap<>();
    Map<String, List<String>> askers = new LinkedHashMap<>();
    var free = new ArrayList<String>();
    needs.forEach((name, all) -> {
      var left = all.stream().filter(need -> needs.containsKey(need.text())).toList();
      left.forEach(need -> askers.computeIfAbsent(need.text(), _ -> new ArrayList<>()).add(name));
      owed.put(name, left.size());
      if (left.isEmpty()) {
        free.add(name);
      }
    });
    for (int next = 0; next < free.size(); next++) {
      needs.remove(free.get(next));
      for (var asker : askers.getOrDefault(free.get(next), List.of())) {
        if (owed.merge(asker, -1, Integer::sum) == 0) {
          free.add(asker);
        }
      }
    }
  }

  /// Follows the first need that is left, from the first assembly, until one comes again.
  private void findOne() {
    var way = new LinkedHashMap<String, Located.Text>();
    var at = needs.keySet().iterator().next();
    while (!way.containsKey(at)) {
      var need =
          needs.getOrDefault(at, List.of()).stream()
              .filter(text -> needs.containsKey(text.text()))
              .findFirst()
              .orElseThrow();
      way.put(at, need);
      at = need.text();
    }
    var names = new ArrayList<>(way.keySet());
    var circle = names.subList(names.indexOf(at), names.size());
    found.add(new Mistake(Code.CIRCLE, mark(way, circle.getFirst()), sentence(way, circle)));
    List.copyOf(circle).forEach(needs::remove);
  }

  private static Mark mark(Map<String, Located.Text> way, String name) {
    var need = way.get(name);
    return need == null ? Mark.START : need.mark();
  }

  private static String sentence(Map<String, Located.Text> way, List<String> circle) {
    boolean all = circle.size() <= SHOWN;
    var shown = new ArrayList<>(all ? circle : circle.subList(0, SHOWN));
    var lines = shown.stream().map(name -> mark(way, name).line() + "").toList();
    if (!all) {
      shown.add("... (" + (circle.size() - SHOWN) + " more)");
    }
    return "needs go in a circle: %s -> %s (%s %s)"
        .formatted(
            String.join(" -> ", shown),
            circle.getFirst(),
            lines.size() == 1 ? "line" : "lines",
            String.join(", ", lines));
  }
}
