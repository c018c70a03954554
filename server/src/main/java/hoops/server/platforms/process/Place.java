package hoops.server.platforms.process;

import java.nio.file.Path;

/// Where a process platform keeps all it has: the folder `process` of the data folder, which is on
/// a local file system; what of the machine its instances use; and the ports they may be given.
public record Place(Path home, Machine machine, Ports ports) {}
