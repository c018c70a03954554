package hoops.server.systemfile;

import hoops.engine.system.Mistake;
import java.util.List;

/// What a command about the file has to say: the lines to print, and how many mistakes and notes.
///
/// `found` is the same as values, for those who print JSON. With a mistake the command ends with 2.
public record Report(List<String> lines, int mistakes, int notes, List<Mistake> found) {
  public Report {
    lines = List.copyOf(lines);
    found = List.copyOf(found);
  }

  static Report said(List<String> lines, int mistakes) {
    return new Report(lines, mistakes, 0, List.of());
  }
}
