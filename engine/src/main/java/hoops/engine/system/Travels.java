package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.Digest;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The half of the system file that travels with a commit: its assemblies and its suites (F1).
///
/// `written` is what was read, kept beside what it means, so that a build opens for ever (F20). It
/// is what an event holds: [#stored] gives it as one text, [#restored] reads it again.
public record Travels(SortedMap<AssemblyName, Assembly> assemblies, Located.Fields written) {
  public Travels {
    assemblies = Collections.unmodifiableSortedMap(new TreeMap<>(assemblies));
  }

  /// These assemblies and no suite, as if they had been written.
  public static Travels of(Assembly... assemblies) {
    return TravelsRead.of(assemblies);
  }

  public Optional<Assembly> assembly(AssemblyName name) {
    return Optional.ofNullable(assemblies.get(name));
  }

  /// The fingerprint of all that travels in an assembly's lines: its recipe, how it starts, its
  /// properties with their defaults, and the watching shipped with it; less `owner` and `moving`,
  /// which are governed. Neither order, place nor manner of writing changes it (S12).
  ///
  /// A name that is no assembly here is a bug: IllegalArgumentException.
  public Digest digest(AssemblyName name) {
    return Digest.of(TravelsRead.canonical(this, name));
  }

  /// The fingerprint of the whole half, wherever its lines stand: equal halves are stored once.
  public Digest digest() {
    return Digest.of(Canonical.text(written));
  }

  /// One text from which [#restored] makes an equal value.
  public String stored() {
    return LocatedText.write(written);
  }

  /// Reads what [#stored] gave, also that of an older Hoops; anything else is an
  /// IllegalArgumentException.
  public static Travels restored(String stored) {
    return TravelsRead.restored(stored);
  }
}
