package hoops.server.screen;

import java.util.List;

/// How many cells of a terminal a text takes, and the same text cut to fewer.
///
/// Source: Unicode Standard Annex 11, wide and fullwidth; escapes of colour take none.
final class Width {
  private static final List<Range> WIDE =
      List.of(
          new Range(0x1100, 0x115f),
          new Range(0x2e80, 0xa4cf),
          new Range(0xac00, 0xd7a3),
          new Range(0xf900, 0xfaff),
          new Range(0xfe30, 0xfe6f),
          new Range(0xff00, 0xff60),
          new Range(0xffe0, 0xffe6),
          new Range(0x1f300, 0x1faff),
          new Range(0x20000, 0x3fffd));

  private Width() {}

  static int of(String painted) {
    int cells = 0;
    for (int at = 0; at < painted.length(); ) {
      int end = escapeEnd(painted, at);
      if (end > at) {
        at = end;
      } else {
        int c = painted.codePointAt(at);
        cells += cells(c);
        at += Character.charCount(c);
      }
    }
    return cells;
  }

  /// At most `most` cells of it, ending with `mark` where something is missing.
  static String cut(String painted, int most, String mark) {
    if (of(painted) <= most) {
      return painted;
    }
    var out = new StringBuilder();
    int left = most - mark.length();
    var painting = false;
    for (int at = 0; at < painted.length(); ) {
      int end = escapeEnd(painted, at);
      if (end > at) {
        out.append(painted, at, end);
        painting = true;
        at = end;
        continue;
      }
      int c = painted.codePointAt(at);
      left -= cells(c);
      if (left < 0) {
        break;
      }
      out.appendCodePoint(c);
      at += Character.charCount(c);
    }
    return out.append(mark).append(painting ? "\u001b[0m" : "").toString();
  }

  static String fill(String painted, int cells) {
    return painted + " ".repeat(Math.max(0, cells - of(painted)));
  }

  private static int escapeEnd(String painted, int at) {
    return painted.startsWith("\u001b[", at) ? painted.indexOf('m', at) + 1 : at;
  }

  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (var range : WIDE) {
      if (c >= range.first() && c <= range.last()) {
        return 2;
      }
    }
    return 1;
  }

  private record Range(int first, int last) {}
}
