package hoops.server.simulation;

/// What the simulation asserts, by the number, name and sentence that docs/rules.md gives it.
enum Invariant {
  I1("ReplayEqualsMemory", "The World equals the replay of the journal."),
  I2("DurableBeforeTold", "Nobody learns of an entry before it is durable"),
  I3("PositionsAreForEver", "Positions rise by one; no position, instance id or number is used"),
  I4("OneWriter", "one journal, one appending epoch, and no epoch is given twice"),
  I7("IntentFirst", "No call to a platform but for work that durable entries make owed."),
  I8("EpochNeverBack", "What a platform accepts never falls in epoch."),
  I9("OneLifePerId", "One instance id is at most one process tree, once."),
  I10("NoStranger", "What bears our mark and has no entry is a stray: a problem, never killed"),
  I11("OwedOnce", "Owed work seen by many looks takes effect once."),
  I12("OneRolloutPerTier", "A tier has one rollout running."),
  I13("NoWaveSkipped", "States move along declared edges only; ended ones never change."),
  I14("NothingMovesWhileStopped", "After the stop entry no wave starts."),
  I16("RolledBackStaysBack", "After a rollback only a person moves that tier"),
  I18("GatesHeld", "Every placement has an open verdict, or a waiver, for each gate."),
  I19("Floor", "No act leaves an assembly under its floor"),
  I21("RemedyContained", "Cures are bounded: one sick life at a time, backing off"),
  I23("AbortIsSafe", "Abort is legal in every state and repeatable."),
  I28("SameAskOnce", "The same key with the same words gets the same answer"),
  I29("NoLostUpdate", "A change names the state it saw."),
  I30("TimeIsNoWitness", "A jump of the wall clock opens nothing and restarts nothing."),
  I34("OneAccountable", "Each open problem has exactly one person."),
  I36("Converges", "Observed comes to equal desired."),
  I37("NothingStuck", "All that is not ended has a stored next wake, or a named person."),
  I43("RoomAgain", "Writable again"),
  I47("TickIsStill", "The same look twice gives the same answer"),
  I48("UnderTheCap", "Never more alive than n and surge allow, never more new than the wave's"),
  I50("MarksOnlyRise", "every wave ends within its deadline"),
  I51("ClockSleeps", "Time held or undecided brings no deadline of a wave nearer."),
  I54("OneWayBack", "A tier goes back by itself as often as S29 says"),
  I55("PlaceKeepsItsSide", "A life that leaves its place without being moved is replaced"),
  I56("TwoBuilds", "An assembly has at most two builds in a tier"),
  P2("", "Guards are judged anew before each re-emission."),
  P4("", "An observation counts only if taken after the last act on that instance."),
  R2("", "Wave order comes from *needs*"),
  M39("", "bake time in which no new one was steady does not count"),
  M35("", "Aborted and failed stay so until a person acts.");

  private final String title;
  private final String sentence;

  Invariant(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /// The start of its row in docs/rules.md, and words that stand in it.
  String row() {
    return "| " + name() + " |" + (title.isEmpty() ? "" : " " + title + " |");
  }

  String sentence() {
    return sentence;
  }

  /// Ends the run unless it holds.
  void demand(boolean holds, Object what) {
    if (!holds) {
      throw new Broken(this, String.valueOf(what));
    }
  }

  /// Something that must always hold did not.
  static final class Broken extends AssertionError {
    private final Invariant invariant;

    Broken(Invariant invariant, String what) {
      super((invariant.name() + " " + invariant.title).trim() + ": " + what);
      this.invariant = invariant;
    }

    Invariant invariant() {
      return invariant;
    }
  }
}
