package hoops.engine.system;

import hoops.engine.system.TierSpec.Follows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One tier of the ladder as written, with what it is like already beneath it, and its column of
/// defaults (F9).
record Rung(Located.Text name, Located keys, Column column) {

  /// The tiers of a file in the order of the ladder; the seed's four where it names none.
  static List<Rung> ladder(Located root) {
    var written = Look.fields(Look.in(root, "tiers"));
    if (written.isEmpty()) {
      var four = List.of("night", "stage", "long", "production");
      written = four.stream().map(name -> Written.field(name, Written.text(""))).toList();
    }
    var rungs = new ArrayList<Rung>();
    long places = written.stream().filter(field -> beside(field.value()).isEmpty()).count();
    int place = 0;
    for (var field : written) {
      var keys = alike(field.value(), root, new HashSet<>());
      var column = column(keys, beside(field.value()).isEmpty() ? place++ : place - 1, places);
      rungs.add(new Rung(field.key(), keys, column));
    }
    return rungs;
  }

  private static String beside(Located keys) {
    return Look.text(Look.in(keys, "beside"), "");
  }

  private static Column column(Located keys, int place, long places) {
    var byPlace =
        place <= 0 ? Follows.MAIN : place == 1 && places >= 3 ? Follows.RELEASE : Follows.NOTHING;
    var follows =
        switch (Look.text(Look.in(keys, "follows"), "")) {
          case "main" -> Follows.MAIN;
          case "release" -> Follows.RELEASE;
          case "nothing" -> Follows.NOTHING;
          default -> byPlace;
        };
    boolean last = places > 1 && place == places - 1;
    return follows == Follows.NOTHING && last ? Column.LAST : Column.of(follows);
  }

  /// All keys of what it is like or beside, then its own, however long that chain; one that goes in
  /// a circle ends where it began.
  private static Located alike(Located keys, Located root, Set<String> seen) {
    var chain = new ArrayList<Located>();
    var at = keys;
    while (true) {
      chain.add(at);
      var like = Look.text(Look.in(at, "like"), beside(at));
      if (like.isEmpty() || !seen.add(like)) {
        break;
      }
      var tier = Look.in(Look.in(root, "tiers"), like);
      at = Look.absent(tier) ? Look.in(Look.in(root, "templates"), like) : tier;
    }
    var all = chain.getLast();
    for (int next = chain.size() - 2; next >= 0; next--) {
      all = over(all, chain.get(next));
    }
    return all;
  }

  /// What stands above, laid over what stands below, key by key.
  static Located over(Located below, Located above) {
    if (Look.absent(above)) {
      return below;
    }
    if (!(below instanceof Located.Fields under) || !(above instanceof Located.Fields upper)) {
      return above;
    }
    var fields = new ArrayList<Located.Field>();
    for (var field : under.fields()) {
      var mine = Look.in(upper, field.key().text());
      fields.add(
          Look.absent(mine)
              ? field
              : new Located.Field(keyOf(upper, field.key()), over(field.value(), mine)));
    }
    for (var field : upper.fields()) {
      if (under.fields().stream().noneMatch(own -> own.key().text().equals(field.key().text()))) {
        fields.add(field);
      }
    }
    return new Located.Fields(fields, above.mark());
  }

  private static Located.Text keyOf(Located.Fields fields, Located.Text key) {
    return fields.fields().stream()
        .map(Located.Field::key)
        .filter(own -> own.text().equals(key.text()))
        .findFirst()
        .orElse(key);
  }
}
