package hoops.server.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A stretch of one line, made of parts that know how far they are trusted; immutable.
///
/// [#of] is for our own words. Whatever other people wrote (a commit, a log line, a reason, a name
/// that was not parsed) goes through [#foreign] and loses every escape but colour (rule 18).
public record Text(List<Part> parts) {
  public static final Text EMPTY = new Text(List.of());

  public Text {
    parts = List.copyOf(parts);
  }

  public static Text of(String words) {
    return new Text(List.of(new Part.Plain(words)));
  }

  public static Text bold(String words) {
    return new Text(List.of(new Part.Bold(words)));
  }

  public static Text foreign(String words) {
    return new Text(List.of(new Part.Foreign(words)));
  }

  public static Text sign(Glyph glyph) {
    return new Text(List.of(new Part.Sign(glyph)));
  }

  public Text plus(Text more) {
    var all = new ArrayList<>(parts);
    all.addAll(more.parts);
    return new Text(all);
  }

  public Text plus(String words) {
    return plus(of(words));
  }

  /// The text as that look shows it.
  String paint(Look look) {
    return parts.stream().map(part -> part.paint(look)).collect(Collectors.joining());
  }

  /// The text without colour, as sentences in JSON carry it.
  public String bare() {
    return paint(Look.BARE);
  }

  /// One part of a text.
  public sealed interface Part {
    String paint(Look look);

    /// Words of ours, which may hold no control character.
    record Plain(String words) implements Part {
      @Override
      public String paint(Look look) {
        return look.ascii() ? Cleaning.ascii(words) : words;
      }
    }

    /// Words that need someone.
    record Bold(String words) implements Part {
      @Override
      public String paint(Look look) {
        var shown = look.ascii() ? Cleaning.ascii(words) : words;
        return look.coloured() ? "\u001b[1m" + shown + "\u001b[0m" : shown;
      }
    }

    /// A glyph.
    record Sign(Glyph glyph) implements Part {
      @Override
      public String paint(Look look) {
        return glyph.paint(look);
      }
    }

    /// Words that other people wrote.
    record Foreign(String words) implements Part {
      @Override
      public String paint(Look look) {
        var clean = Cleaning.clean(words, look.coloured());
        return look.ascii() ? Cleaning.ascii(clean) : clean;
      }
    }
  }
}
