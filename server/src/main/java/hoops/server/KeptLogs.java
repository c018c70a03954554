package hoops.server;

import hoops.engine.BuildId;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Output;
import hoops.server.builder.BuildRooms;
import hoops.server.commands.Logs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What builds and instances printed, from where it is kept: whole lines, by offsets that stay.
final class KeptLogs implements Logs {
  private static final int MOST = 256 << 10;

  private final BuildRooms rooms;
  private final Printed printed;

  /// `printed` gives what an instance wrote.
  KeptLogs(BuildRooms rooms, Printed printed) {
    this.rooms = rooms;
    this.printed = printed;
  }

  /// What an instance wrote from that byte on, at most so many.
  interface Printed {
    Output output(InstanceId instance, long from, int most);
  }

  @Override
  public Piece build(BuildId build, long from) {
    try {
      return lines(rooms.log(build, from, MOST), from);
    } catch (IOException gone) {
      return Piece.GONE;
    }
  }

  @Override
  public Piece instance(InstanceId instance, long from) {
    return lines(printed.output(instance, from, MOST), from);
  }

  /// Up to the last line break; a line longer than a whole piece is handed over as it is.
  private static Piece lines(Output output, long from) {
    var bytes = output.bytes();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    int taken = end == 0 && bytes.length == MOST ? MOST : end;
    var text = new String(bytes, 0, taken, StandardCharsets.UTF_8);
    return new Piece(text, Math.max(from, output.offset()) + taken, Going.ON);
  }
}
