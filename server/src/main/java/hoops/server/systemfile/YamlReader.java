package hoops.server.systemfile;

import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import hoops.engine.system.Mistake.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the part of YAML that Hoops knows: one UTF-8 document, every scalar as text (F13, F14).
///
/// Size, encoding, depth, tabs and directives are judged before the parser sees a byte; anchors,
/// aliases, tags, merge keys and depth again on its events, which are taken one by one with a stack
/// of our own: no text makes it hang or overflow. Any thread.
///
/// Source: YAML 1.2.2; the limits are docs/security.md.
public final class YamlReader {
  static final int MOST_BYTES = 1 << 20;

  private YamlReader() {}

  /// Reads a whole file's bytes; an empty one is an empty text.
  public static YamlRead read(byte[] bytes) {
    try {
      return new YamlRead.Values(values(bytes));
    } catch (Broken broken) {
      return new YamlRead.Broken(broken.mistake());
    }
  }

  private static Located values(byte[] bytes) throws Broken {
    if (bytes.length > MOST_BYTES) {
      throw new Broken(
          Code.SIZE,
          Mark.START,
          String.format(Locale.ROOT, "%,d bytes, at most %,d", bytes.length, MOST_BYTES));
    }
    var text = text(bytes);
    YamlBounds.demand(text);
    var settings = LoadSettings.builder().setLabel("hoops.yaml").setParseComments(false).build();
    try {
      return YamlEvents.read(new Parse(settings).parseString(text));
    } catch (MarkedYamlEngineException wrong) {
      var mark =
          wrong
              .getProblemMark()
              .map(at -> new Mark(at.getLine() + 1, at.getColumn() + 1))
              .orElse(Mark.START);
      throw new Broken(Code.YAML, mark, "this is no YAML: " + plain(wrong.getProblem()));
    } catch (ReaderException wrong) {
      throw new Broken(
          Code.YAML,
          place(text, wrong.getPosition()),
          String.format(
              Locale.ROOT, "the character U+%04X may not stand in a file", wrong.getCodePoint()));
    } catch (YamlEngineException wrong) {
      throw new Broken(Code.YAML, Mark.START, "this is no YAML: " + plain(wrong.getMessage()));
    }
  }

  private static String plain(@org.jspecify.annotations.Nullable String problem) {
    var text = String.valueOf(problem).replaceAll("\\s+", " ");
    return text.length() > 160 ? text.substring(0, 160) + "..." : text;
  }

  private static String text(byte[] bytes) throws Broken {
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
      throw new Broken(Code.YAML, Mark.START, "the file is UTF-16; write it as UTF-8");
    }
    if (starts(bytes, 0xEF, 0xBB)) {
      throw new Broken(
          Code.YAML,
          Mark.START,
          "the file begins with a byte order mark; write it as UTF-8 without");
    }
    if (bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0)) {
      throw new Broken(Code.YAML, Mark.START, "the file is UTF-16 or UTF-32; write it as UTF-8");
    }
    var buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(buffer)
          .toString();
    } catch (CharacterCodingException wrong) {
      var before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      throw new Broken(
          Code.YAML, place(before, before.length()), "these bytes are no UTF-8; write it as UTF-8");
    }
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static Mark place(String text, int position) {
    var before = text.substring(0, Math.clamp(position, 0, text.length()));
    int line = 1 + (int) before.chars().filter(letter -> letter == '\n').count();
    return new Mark(line, before.length() - before.lastIndexOf('\n'));
  }
}
