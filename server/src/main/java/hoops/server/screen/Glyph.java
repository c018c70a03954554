package hoops.server.screen;

/// The sign before a word, which colour only helps: every state is glyph and word (docs/cli.md).
public enum Glyph {
  OK("✓", "v", 32),
  DEPLOYING("►", ">", 36),
  WAITING("◆", "o", 33),
  DEGRADED("▲", "^", 33),
  FAILED("✗", "x", 31),
  HELD("■", "#", 35),
  IDLE("·", ".", 0),
  ADDED("+", "+", 32),
  EXCHANGED("~", "~", 36),
  REMOVED("-", "-", 31),
  SAME("=", "=", 0),
  NOTE("!", "!", 33);

  private final String sign;
  private final String ascii;
  private final int colour;

  Glyph(String sign, String ascii, int colour) {
    this.sign = sign;
    this.ascii = ascii;
    this.colour = colour;
  }

  String paint(Look look) {
    var shown = look.ascii() ? ascii : sign;
    return look.coloured() && colour != 0 ? "\u001b[" + colour + "m" + shown + "\u001b[0m" : shown;
  }
}
