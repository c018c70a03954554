package hoops.server.systemfile;

import hoops.engine.system.Mark;
import hoops.engine.system.Mistake;

/// A text that is no part of YAML that is read; carries the one mistake to the reader's door.
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  Broken(Mistake.Code code, Mark mark, String sentence) {
    super(sentence, null, false, false);
    this.mistake = new Mistake(code, mark, sentence);
  }

  Mistake mistake() {
    return mistake;
  }
}
