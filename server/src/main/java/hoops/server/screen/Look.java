package hoops.server.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// How one stream is to be written: in which form, with colour or not, how wide, in whose time.
///
/// `columns` counts cells of the terminal; it binds [Form#TABLES] alone.
public record Look(
    Form form, boolean coloured, boolean ascii, int columns, ZoneId zone, Instant now) {

  static final Look BARE =
      new Look(Form.LISTS, false, false, Integer.MAX_VALUE, ZoneOffset.UTC, Instant.EPOCH);

  /// In which form the blocks of an answer are written.
  public enum Form {
    /// Tables that fit the columns: a terminal.
    TABLES,
    /// `label: value`, a line for each row, nothing cut: a pipe, a screen reader (rule 5).
    LISTS,
    /// Tab-separated values under a stable header, nothing cut: `--plain`.
    TABS,
    /// One JSON document or JSON lines: `--json`.
    DOCUMENT
  }
}
