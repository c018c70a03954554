package hoops.server.commands;

import hoops.engine.control.Worlds;
import hoops.engine.journal.Pages;
import hoops.server.builder.Intake;
import java.time.InstantSource;

/// All that commands can reach: the one writer's door, the World as published, the journal behind
/// it, the time, what was printed, and where builds from outside are taken in.
public record Reach(
    Deciding control,
    Worlds worlds,
    Pages journal,
    InstantSource time,
    Logs logs,
    Intake intake,
    Self self) {

  /// What this server says of itself: where it listens, its process, its data folder, its version.
  public record Self(String url, long pid, String data, String version) {}
}
