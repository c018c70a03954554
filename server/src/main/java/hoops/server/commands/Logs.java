package hoops.server.commands;

import hoops.engine.BuildId;
import hoops.engine.InstanceId;

/// What builds and instances print, as far as it is kept; given by whoever keeps it.
public interface Logs {
  /// The build's log from that byte on; [Piece#GONE] where there is none.
  Piece build(BuildId build, long from);

  /// What the instance printed, from that byte on; [Piece#GONE] where there is none.
  Piece instance(InstanceId instance, long from);

  /// Some whole lines, and the byte at which the next one begins. `going` tells whether more may
  /// come.
  record Piece(String text, long next, Going going) {
    public static final Piece GONE = new Piece("", 0, Going.OVER);
  }

  /// Whether more may come.
  enum Going {
    ON,
    OVER
  }
}
