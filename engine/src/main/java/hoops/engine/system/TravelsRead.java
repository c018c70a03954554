package hoops.engine.system;

import hoops.engine.AssemblyName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What travels, from and to located values.
final class TravelsRead {
  private TravelsRead() {}

  static Travels of(Assembly... assemblies) {
    var all = new TreeMap<AssemblyName, Assembly>();
    var fields = new ArrayList<Located.Field>();
    for (var assembly : assemblies) {
      all.put(assembly.name(), assembly);
    }
    all.forEach(
        (name, assembly) -> fields.add(Written.field(name.text(), Written.assembly(assembly))));
    var written = Written.fields(List.of(Written.field("assemblies", Written.fields(fields))));
    return new Travels(all, written);
  }

  static String canonical(Travels travels, AssemblyName name) {
    if (travels.assembly(name).isEmpty()) {
      throw new IllegalArgumentException(name + " is no assembly here");
    }
    return travels.written().fields().stream()
        .filter(half -> half.key().text().equals("assemblies"))
        .flatMap(half ->
            half.value() instanceof Located.Fields all ? all.fields().stream() : Stream.of())
        .filter(field -> field.key().text().equals(name.text()))
        .map(field -> Canonical.text(field.value(), "owner", "moving"))
        .findFirst()
        .orElse("");
  }

  static Travels restored(String stored) {
    if (!(LocatedText.read(stored) instanceof Located.Fields fields)) {
      throw new IllegalArgumentException("no half of a file: " + Scalars.shown(stored));
    }
    return SystemReader.travelling(fields);
  }
}
