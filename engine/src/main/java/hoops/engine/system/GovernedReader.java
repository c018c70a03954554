package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.PersonName;
import hoops.engine.system.Governed.Repository;
import hoops.engine.system.Governed.Retention;
import hoops.engine.system.Look.ShortKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The governed half of the file, every default filled in; what is wrong in it is left out.
final class GovernedReader {
  private GovernedReader() {}

  static Governed read(Located root) {
    var tiers =
        Rung.ladder(root).stream()
            .filter(rung -> NameRules.name(rung.name().text(), 16))
            .map(rung -> new TierReader(root, rung).read())
            .toList();
    return new Governed(
        Look.text(Look.in(root, "system"), "hoops"),
        zone(Look.text(Look.in(root, "zone"), "UTC")),
        AssemblyReader.yes(Look.in(root, "solo")),
        repository(Look.in(root, "repository")),
        people(Look.in(root, "people")),
        roles(Look.in(root, "roles")),
        owners(Look.in(root, "assemblies")),
        retention(Look.in(root, "retention")),
        tiers);
  }

  private static ZoneId zone(String text) {
    try {
      return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException none) {
      return ZoneOffset.UTC;
    }
  }

  private static Repository repository(Located value) {
    var usual = Repository.HERE;
    return new Repository(
        Look.text(Look.in(value, "url", new ShortKey("url")), usual.address()),
        Look.text(Look.in(value, "main"), usual.main()),
        AssemblyReader.duration(Look.in(value, "look"), usual.look()),
        Look.text(Look.in(value, "owner"), usual.owner()));
  }

  private static List<PersonName> people(Located value) {
    return Look.fields(value).stream()
        .map(field -> field.key().text())
        .filter(name -> NameRules.name(name, 16))
        .map(PersonName::new)
        .toList();
  }

  private static SortedMap<String, List<PersonName>> roles(Located value) {
    var roles = new TreeMap<String, List<PersonName>>();
    for (var field : Look.fields(value)) {
      roles.put(field.key().text(), people(field.value()));
    }
    return roles;
  }

  private static SortedMap<AssemblyName, String> owners(Located assemblies) {
    var owners = new TreeMap<AssemblyName, String>();
    for (var field : Look.fields(assemblies)) {
      var owner = Look.text(Look.in(field.value(), "owner"), "");
      if (!owner.isEmpty() && NameRules.name(field.key().text(), 24)) {
        owners.put(new AssemblyName(field.key().text()), owner);
      }
    }
    return owners;
  }

  private static Retention retention(Located value) {
    var usual = Retention.USUAL;
    return new Retention(
        kept(value, "artifacts", usual.artifacts()),
        kept(value, "builds", usual.builds()),
        kept(value, "files", usual.files()),
        kept(value, "logs", usual.logs()));
  }

  private static Duration kept(Located value, String key, Duration usual) {
    return AssemblyReader.duration(Look.in(value, key), usual);
  }
}
