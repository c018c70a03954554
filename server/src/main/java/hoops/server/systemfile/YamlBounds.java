package hoops.server.systemfile;

import hoops.engine.system.Mark;
import hoops.engine.system.Mistake.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges a text line by line before it is parsed: depth of blocks and of brackets, tabs that
/// indent, directives, `?` keys (F13).
///
/// It knows quotes, comments and block texts well enough never to refuse what is shallow; what it
/// would let pass, the reader of events counts again. Linear in the text.
final class YamlBounds {
  static final int DEEPEST = 64;

  /// The parser's time grows with the square of one unbroken line.
  static final int LONGEST_LINE = 65_536;

  private static final Pattern BLOCK_TEXT =
      Pattern.compile("(?:^|[:\\-] +)[|>][-+0-9]{0,2} *(#.*)?$");

  private final Deque<Integer> blocks = new ArrayDeque<>();
  private int brackets;
  private char quote;
  private int textIndent = -1;
  private int line;

  private YamlBounds() {}

  static void demand(String text) throws Broken {
    var bounds = new YamlBounds();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      bounds.line(text.substring(from, end));
      from = end + 1;
    }
  }

  private void line(String text) throws Broken {
    line++;
    if (text.length() > LONGEST_LINE) {
      throw new Broken(
          Code.SIZE,
          new Mark(line, 1),
          String.format(
              Locale.ROOT, "%,d characters in one line, at most %,d", text.length(), LONGEST_LINE));
    }
    int indent = indent(text);
    if (text.isBlank()) {
      return;
    }
    if (textIndent >= 0 && indent > textIndent) {
      return;
    }
    textIndent = -1;
    if (quote == 0 && text.charAt(indent) == '\t') {
      throw broken(indent, "a tab indents here: indent with blanks");
    }
    if (quote == 0 && brackets == 0) {
      block(text, indent);
    }
    flow(text, indent);
    if (quote == 0 && brackets == 0 && text.length() < 4096) {
      Matcher found = BLOCK_TEXT.matcher(text);
      textIndent = found.find() ? indent : -1;
    }
  }

  private static int indent(String text) {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private void block(String text, int indent) throws Broken {
    if (text.startsWith("%")) {
      throw broken(0, "no directives (%): the file needs none");
    }
    if (text.startsWith("#", indent)) {
      return;
    }
    blocks.removeIf(open -> open >= indent);
    int at = indent;
    blocks.push(at);
    while (text.startsWith("- ", at)) {
      at += 2;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      blocks.push(at);
      depth(at);
    }
    if (text.startsWith("? ", at) || text.equals("?")) {
      throw broken(at, "no ? keys: a key is one word");
    }
    if (!keyed(text, at)) {
      blocks.pop();
    }
    depth(at);
  }

  /// Whether a key or an item begins there, and not a bare value, which is no level of its own.
  private static boolean keyed(String text, int at) {
    char first = at < text.length() ? text.charAt(at) : ' ';
    boolean bracket = first == '[' || first == '{';
    return !bracket && (text.indexOf(": ", at) >= 0 || text.stripTrailing().endsWith(":"));
  }

  /// Counts brackets outside of quotes and comments; in a block, only where a value may begin.
  private void flow(String text, int indent) throws Broken {
    char before = ' ';
    char token = brackets > 0 ? ',' : ':';
    for (int at = indent; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (quote != 0) {
        at += quote == '"' && letter == '\\' ? 1 : 0;
        quote = letter == quote ? 0 : quote;
      } else if (letter == '#' && before == ' ') {
        return;
      } else if (begins(token, before)) {
        quote = letter == '"' || letter == '\'' ? letter : 0;
        open(letter, at);
      }
      if (quote == 0 && brackets > 0 && (letter == ']' || letter == '}')) {
        brackets--;
      }
      token = letter == ' ' ? token : letter;
      before = letter;
    }
  }

  /// Whether a value may begin after that sign: `: `, `- ` and the start of a line in a block, any
  /// bracket or comma within brackets.
  private boolean begins(char token, char before) {
    if (brackets > 0) {
      return token == ',' || token == '[' || token == '{' || token == ':';
    }
    return before == ' ' && (token == ':' || token == '-');
  }

  private void open(char letter, int at) throws Broken {
    if (letter == '[' || letter == '{') {
      brackets++;
      depth(at);
    }
  }

  private void depth(int at) throws Broken {
    int depth = blocks.size() + brackets;
    if (depth > DEEPEST) {
      throw tooDeep(depth, new Mark(line, at + 1));
    }
  }

  static Broken tooDeep(int depth, Mark mark) {
    return new Broken(Code.SIZE, mark, "%d deep, at most %d".formatted(depth, DEEPEST));
  }

  private Broken broken(int at, String sentence) {
    return new Broken(Code.YAML, new Mark(line, at + 1), sentence);
  }
}
