package hoops.server.platforms.process;

import org.jspecify.annotations.Nullable;

/// Which process was meant: its pid, the tick since boot it was started at, and the boot.
///
/// A pid alone is reused, and the same tick too (T5); so beside it stands the nonce, or a parent
/// that is verified itself, since the pid of a child that nobody waited for cannot be reused.
record Identity(int pid, long ticks, String boot) {

  /// What is known of a process that once had an identity.
  enum Standing {
    /// It lives, and is surely ours.
    OURS,
    /// It does not live any more; its pid may be a stranger's.
    GONE,
    /// Something lives there that may be ours: no signal may reach it (I33).
    UNSURE
  }

  /// As a keeper wrote it; what is cut short is an IllegalArgumentException.
  static Identity parse(Lines lines) {
    return new Identity(
        Integer.parseInt(lines.needed("pid")),
        Long.parseLong(lines.needed("ticks")),
        lines.needed("boot"));
  }

  /// Judges a keeper, given what now has its pid: ticks and nonce must both be its own.
  Standing ofKeeper(Proc.@Nullable Stat now, Proc.Mark mark) {
    if (now == null || now.ticks() != ticks) {
      return Standing.GONE;
    }
    return switch (mark) {
      case OURS -> Standing.OURS;
      case FOREIGN -> Standing.GONE;
      case UNREADABLE -> Standing.UNSURE;
    };
  }

  /// Judges a program, given what now has its pid. `keeper` is the pid of its verified keeper, 0
  /// where that is gone. A program that wrote over its environment is known by its own session.
  Standing ofProgram(Proc.@Nullable Stat now, int keeper, Proc.Mark mark) {
    if (now == null || now.ticks() != ticks) {
      return Standing.GONE;
    }
    if (keeper != 0 && now.parent() == keeper) {
      return Standing.OURS;
    }
    return switch (mark) {
      case OURS -> Standing.OURS;
      case FOREIGN -> Standing.GONE;
      case UNREADABLE -> now.session() == pid ? Standing.OURS : Standing.UNSURE;
    };
  }
}
