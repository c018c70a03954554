package hoops.server.systemfile;

import hoops.engine.system.Mistake;
import hoops.engine.system.Mistake.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `hoops validate`: every mistake of a file by line, without a server (section 10).
public final class Validate {
  private Validate() {}

  /// Says `FILE:LINE:COLUMN SENTENCE` for each mistake and note, then how many.
  public static Report run(Path file) {
    return run(file, "");
  }

  /// The same where a version is in force, `version 12`: it says that this one stays.
  public static Report run(Path file, String standing) {
    try {
      return of(file.toString(), SystemFiles.load(file), standing);
    } catch (IOException unread) {
      return Report.said(List.of(String.valueOf(unread.getMessage())), 1);
    }
  }

  /// The report about a file that was read already.
  public static Report of(String name, SystemFiles.Loaded loaded, String standing) {
    var found =
        switch (loaded) {
          case SystemFiles.Loaded.Valid valid -> valid.file().notes();
          case SystemFiles.Loaded.Wrong wrong -> wrong.mistakes();
        };
    int notes = (int) found.stream().filter(each -> each.code() == Code.NOTE).count();
    int mistakes = found.size() - notes;
    var lines = new ArrayList<String>();
    found.forEach(each -> lines.add(line(name, each)));
    lines.add(sum(name, mistakes, notes, standing));
    return new Report(lines, mistakes, notes, found);
  }

  private static String line(String name, Mistake mistake) {
    return mistake.code() == Code.NOTE
        ? new Mistake(Code.NOTE, mistake.mark(), "note: " + mistake.sentence()).text(name)
        : mistake.text(name);
  }

  private static String sum(String name, int mistakes, int notes, String standing) {
    if (mistakes == 0) {
      return name + " is right" + (notes == 0 ? "." : "; " + count(notes, "note") + ".");
    }
    return "%s in %s%s."
        .formatted(
            count(mistakes, "mistake"),
            name,
            standing.isEmpty() ? "" : "; " + standing + " stays in force");
  }

  static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
