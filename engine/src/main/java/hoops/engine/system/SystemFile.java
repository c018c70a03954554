package hoops.engine.system;

import java.util.List;

/// A whole valid `hoops.yaml`: both halves, and the notes that refuse nothing.
public record SystemFile(Governed governed, Travels travels, List<Mistake> notes) {
  public SystemFile {
    notes = List.copyOf(notes);
  }
}
