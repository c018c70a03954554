package hoops.server.store;

import hoops.engine.system.Located;
import hoops.engine.system.LocatedText;
import hoops.engine.system.SystemEvent.SystemApplied;
import java.util.List;
import java.util.Set;

/// How versions of the system file are stored: what names people lies beside, as does the text.
///
/// In the chained data the keys that name people stand empty at their places, so that the version
/// still opens when they are erased.
final class SystemCodecs {
  private static final Set<String> PERSONAL = Set.of("people", "roles", "rotations");

  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("system.applied", 1, SystemApplied.class)
              .write((event, out) ->
                  out.put("version", event.version())
                      .put("file", LocatedText.write(impersonal(event.file())))
                      .side("people", LocatedText.write(personal(event.file())))
                      .side("text", event.text()))
              .read(in ->
                  new SystemApplied(
                      in.count("version"),
                      whole(fields(in.text("file")), in.side("people")),
                      in.side("text"))));

  private SystemCodecs() {}

  private static Located.Fields impersonal(Located.Fields file) {
    var fields =
        file.fields().stream()
            .map(field ->
                PERSONAL.contains(field.key().text())
                    ? new Located.Field(field.key(), new Located.Text("", field.value().mark()))
                    : field)
            .toList();
    return new Located.Fields(fields, file.mark());
  }

  private static Located.Fields personal(Located.Fields file) {
    var fields =
        file.fields().stream().filter(field -> PERSONAL.contains(field.key().text())).toList();
    return new Located.Fields(fields, file.mark());
  }

  /// The file with what lay beside it back in its places; an erased one leaves them empty.
  private static Located.Fields whole(Located.Fields file, String people) {
    if (!people.startsWith("f")) {
      return file;
    }
    var beside = fields(people).fields();
    var fields =
        file.fields().stream()
            .map(field ->
                beside.stream()
                    .filter(other -> other.key().equals(field.key()))
                    .findFirst()
                    .orElse(field))
            .toList();
    return new Located.Fields(fields, file.mark());
  }

  static Located.Fields fields(String stored) {
    if (LocatedText.read(stored) instanceof Located.Fields fields) {
      return fields;
    }
    throw new IllegalArgumentException("no file of keys");
  }
}
