package hoops.server.screen;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes other people's text harmless for a terminal (docs/security.md; docs/cli.md).
///
/// Colours that are on the list stay where colour is wanted at all; every other control byte,
/// bidirectional mark and invisible sign is shown as its escape. Tabs become one space, line ends
/// are shown, since a part is never more than one line.
final class Cleaning {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]{0,24})m");

  /// Bold, its end, and the 16 colours without white, black and bright black.
  private static final Set<String> ALLOWED =
      Set.of(
          "", "0", "1", "22", "31", "32", "33", "34", "35", "36", "39", "91", "92", "93", "94",
          "95", "96");

  private Cleaning() {}

  static String clean(String words, boolean coloured) {
    var out = new StringBuilder();
    var colour = COLOUR.matcher(words);
    var painted = false;
    for (int at = 0; at < words.length(); ) {
      int next = words.codePointAt(at);
      if (next == 0x1b && colour.find(at) && colour.start() == at) {
        var kept = coloured && allowed(colour);
        out.append(kept ? colour.group() : "");
        painted |= kept;
        at = colour.end();
      } else {
        show(next, out);
        at += Character.charCount(next);
      }
    }
    return out.append(painted ? "\u001b[0m" : "").toString();
  }

  private static boolean allowed(Matcher colour) {
    return ALLOWED.containsAll(List.of(colour.group(1).split(";", -1)));
  }

  private static void show(int c, StringBuilder out) {
    switch (c) {
      case '\t' -> out.append(' ');
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case 0x1b -> out.append("\\e");
      case 0x07 -> out.append("\\a");
      default -> {
        if (hidden(c)) {
          out.append(String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /// The same with ASCII characters only: known signs by their like, others as `?`.
  static String ascii(String words) {
    var out = new StringBuilder();
    words
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '…' -> out.append("...");
            case '►', '→' -> out.append('>');
            case '–', '—' -> out.append('-');
            case '“', '”' -> out.append('"');
            case '’' -> out.append('\'');
            case '·' -> out.append('.');
            default -> out.appendCodePoint(c < 0x80 ? c : '?');
          }
        });
    return out.toString();
  }
}
