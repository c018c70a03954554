package hoops.engine;

/// Why something was done or refused, in a person's or in Hoops's own words; free text.
///
/// In the journal it lies in a side row, so that it can be erased while the chain still holds
/// (R57).
public record Reason(String text) {}
