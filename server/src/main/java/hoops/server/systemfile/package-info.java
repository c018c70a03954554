/// `hoops.yaml` on disk: from bytes to located values, and what people ask of the file.
///
/// Limits come before parsing; a file is read by [YamlReader] and judged by the engine's
/// `SystemReader`. [Validate], [Init], [SystemShow] and [SystemPlan] are the doors of the commands.
@NullMarked
package hoops.server.systemfile;

import org.jspecify.annotations.NullMarked;
