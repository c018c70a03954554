package hoops.engine.system;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names of the environment that are not for a system to set (section 5; docs/security.md).
final class Hides {
  private static final Set<String> OURS = Set.of("PATH", "HOME", "LANG", "TRACEPARENT", "PORT");
  private static final Set<String> LOADERS =
      Set.of(
          "BASH_ENV",
          "ENV",
          "GCONV_PATH",
          "IFS",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "_JAVA_OPTIONS",
          "NODE_OPTIONS",
          "PERL5LIB",
          "PERL5OPT",
          "PYTHONHOME",
          "PYTHONPATH",
          "PYTHONSTARTUP",
          "RUBYLIB",
          "RUBYOPT",
          "CLASSPATH",
          "SHELLOPTS",
          "PS4");

  private Hides() {}

  /// The name under which a property is in the environment: `QUERY_MAX_PARALLEL`.
  static String shortName(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Who else reads or sets that name; empty where nobody does.
  static Optional<String> variable(String name) {
    if (OURS.contains(name) || name.startsWith("HOOPS_")) {
      return Optional.of("Hoops sets it");
    }
    boolean loader = LOADERS.contains(name) || name.startsWith("LD_") || name.startsWith("DYLD_");
    return loader ? Optional.of("it changes what a program loads") : Optional.empty();
  }

  /// The sentence about a property of that assembly, whose ports and needs give names of their own.
  static Optional<String> property(
      String assembly, String property, Collection<String> ports, Collection<String> needs) {
    var name = shortName(property);
    var better = "\"" + assembly + "." + property + "\"?";
    boolean ours =
        ports.stream().anyMatch(port -> name.equals(shortName(port) + "_PORT"))
            || needs.stream().anyMatch(need -> name.equals(shortName(need) + "_URL"));
    var who = ours ? Optional.of("Hoops sets it") : variable(name);
    return who.map(why ->
        why.equals("Hoops sets it")
            ? "property \"%s\" would hide %s, which Hoops sets. %s"
                .formatted(property, name, better)
            : "property \"%s\" would be %s, and %s. %s".formatted(property, name, why, better));
  }
}
