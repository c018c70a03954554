package hoops.engine.gate;

import java.util.List;

/// The gates there are, and the one evaluator that every surface asks.
public final class Gates {
  /// Strongest first (S36). Nobody may waive any of these, nor write `none` (R51).
  private static final List<Gate> ALL =
      List.of(
          new StopGate(),
          new PinGate(),
          new SlotGate(),
          new SettledGate(),
          new WholeGate(),
          new CleanGate(),
          new ArtifactsGate(),
          new PropertiesGate());

  private Gates() {}

  /// Asks every gate, also behind one that is closed.
  public static Verdicts ask(Seen seen) {
    return new Verdicts(ALL.stream().map(gate -> answer(gate, seen)).toList());
  }

  /// The names of all gates, strongest first.
  public static List<String> names() {
    return ALL.stream().map(Gate::name).toList();
  }

  private static GateAnswer answer(Gate gate, Seen seen) {
    return new GateAnswer(
        gate.name(),
        gate.ask(seen),
        gate.since(seen),
        seen.spec().gate(gate.name()).text(),
        List.of());
  }
}
