/// The journal on disk: one hand-written codec per event, the hash chain, and SQLite.
///
/// An event becomes canonical data and side rows by its codec, an entry becomes a row chained to
/// the one before it, and a group of rows becomes durable in one transaction. Reading goes the same
/// way back and checks every hash. `SqliteJournal` is the door for the running server,
/// `JournalCheck` the one for looking at a data folder without it.
@NullMarked
package hoops.server.store;

import org.jspecify.annotations.NullMarked;
