package hoops.engine.fleet;

/// How a life ended.
public sealed interface Exit {
  /// As people read it.
  String sentence();

  /// With this exit code: 128 and the signal's number where a signal ended it.
  record Code(int code) implements Exit {
    @Override
    public String sentence() {
      if (code == 126 || code == 127) {
        return "could not start: exit " + code;
      }
      return code > 128 && code < 160 ? "signal " + (code - 128) : "exit " + code;
    }
  }

  /// It never ran: it was closed before it began, or could not be started.
  record NeverRan(String why) implements Exit {
    @Override
    public String sentence() {
      return "never ran: " + why;
    }
  }

  /// Nobody saw it: the keeper or the whole machine was gone.
  record Unknown(String why) implements Exit {
    @Override
    public String sentence() {
      return "ended, how is not known: " + why;
    }
  }
}
