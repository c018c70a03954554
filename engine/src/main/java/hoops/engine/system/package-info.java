/// What `hoops.yaml` says: from located values to a valid file, or to all mistakes with their
/// lines.
///
/// One table has a row per key; the reader, the mistakes, the JSON Schema and `init` are made from
/// it. The text has two halves: *travels* goes with each commit, *governed* changes by `hoops
/// system apply`.
@NullMarked
package hoops.engine.system;

import org.jspecify.annotations.NullMarked;
