package hoops.server.screen;

import java.util.Locale;

/// The seven words for how a thing stands, the same on every surface (docs/cli.md).
public enum State {
  OK(Glyph.OK),
  DEPLOYING(Glyph.DEPLOYING),
  WAITING(Glyph.WAITING),
  DEGRADED(Glyph.DEGRADED),
  FAILED(Glyph.FAILED),
  HELD(Glyph.HELD),
  IDLE(Glyph.IDLE);

  private final Glyph glyph;

  State(Glyph glyph) {
    this.glyph = glyph;
  }

  public Glyph glyph() {
    return glyph;
  }

  /// The word, as JSON carries it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Glyph and word; the word is bold where it needs someone.
  public Text text() {
    var word =
        this == DEGRADED || this == FAILED || this == HELD ? Text.bold(word()) : Text.of(word());
    return Text.sign(glyph).plus(Text.of(" ")).plus(word);
  }
}
