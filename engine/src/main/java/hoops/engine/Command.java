package hoops.engine;

/// Something asked of the one writer, or something seen of the world and reported to it.
///
/// An open marker, as [Event] is; each chapter seals its own family.
public interface Command {}
