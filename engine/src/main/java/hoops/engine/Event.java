package hoops.engine;

/// Something that has happened, in the past tense; what the journal keeps for ever.
///
/// An open marker: each chapter seals its own family, and `World.after` holds the one switch over
/// the families, so that no chapter need know another (docs/decisions/0002).
public interface Event {}
