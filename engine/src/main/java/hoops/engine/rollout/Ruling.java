package hoops.engine.rollout;

/// What the law answers: the next state, or that there is none. `text` is its word in the table.
enum Ruling {
  FIRST_WAVE("Advancing 1"),
  SAME_WAVE("Advancing w"),
  NEXT_WAVE("Advancing w+1"),
  BAKE("Baking w"),
  HOLDING("Holding w"),
  HELD("Held w"),
  AS_BEFORE("as before"),
  M20("M20"),
  M20_IF_STALLED("stalled: M20"),
  YIELDED("Yielded"),
  UNDECIDED("Undecided"),
  NEXT_PERSON("next person"),
  MIXED("mixed"),
  ARRIVED("arrived"),
  WITHDRAWN("withdrawn"),
  /// Both sides change in proportion, and the state stays (M10).
  RESIZED("in proportion"),
  /// It is told and paged, and not done.
  SAID("said"),
  NOTHING("."),
  REFUSED("-");

  private final String text;

  Ruling(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
