package hoops.server.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Has SQLite say of a journal that its disk is full, without filling one: SQLite says the very
/// same of a table that has no number left for a row.
public record NoRoom(Path journal) {
  public static NoRoom at(Path journal) {
    return new NoRoom(journal);
  }

  /// From now on no reign can begin.
  public void begins() throws SQLException {
    change(
        "create table edge (number integer primary key autoincrement)",
        "insert into edge values (9223372036854775807)",
        "create trigger no_room before insert on reign begin insert into edge values (null); end");
  }

  /// There is room again.
  public void ends() throws SQLException {
    change("drop trigger no_room", "drop table edge");
  }

  private void change(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
      Sqlite.execute(connection, statements);
    }
  }
}
