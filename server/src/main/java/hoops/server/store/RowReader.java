package hoops.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads rows in the order of their positions, each with its side rows. One thread.
final class RowReader implements AutoCloseable {
  private final PreparedStatement entryQuery;
  private final PreparedStatement sideQuery;
  private final ResultSet entries;
  private final ResultSet sides;
  private boolean sideLeft;

  private RowReader(Connection connection, long after, long most) throws SQLException {
    entryQuery =
        connection.prepareStatement(
            "select position, at, epoch, actor, principal, way, key, words, event, version, data,"
                + " hash from entry where position > ? order by position limit ?");
    entryQuery.setLong(1, after);
    entryQuery.setLong(2, most);
    sideQuery =
        connection.prepareStatement(
            "select position, name, salt, text, digest from side where position > ?"
                + " order by position, name");
    sideQuery.setLong(1, after);
    entries = entryQuery.executeQuery();
    sides = sideQuery.executeQuery();
    sideLeft = sides.next();
  }

  /// Begins behind the position `after`, and ends after `most` rows.
  static RowReader of(Connection connection, long after, long most) throws SQLException {
    return new RowReader(connection, after, most);
  }

  /// The next rows, at most `most`; none at the end.
  List<Row> next(int most) throws SQLException {
    var rows = new ArrayList<Row>(Math.min(most, 4096));
    while (rows.size() < most && entries.next()) {
      var head = head();
      rows.add(new Row(head, bytes(11), sides(head.position()), bytes(12)));
    }
    return rows;
  }

  /// The position of a side row that belongs to no entry read so far, once all are read; else 0.
  long sideLeft() throws SQLException {
    return sideLeft ? sides.getLong(1) : 0;
  }

  private Row.Head head() throws SQLException {
    return new Row.Head(
        entries.getLong(1),
        entries.getLong(2),
        entries.getLong(3),
        entries.getString(4),
        entries.getString(5),
        entries.getString(6),
        entries.getString(7),
        entries.getString(8),
        entries.getString(9),
        entries.getInt(10));
  }

  private byte[] bytes(int column) throws SQLException {
    var bytes = entries.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }

  private List<Row.Side> sides(long position) throws SQLException {
    if (!sideLeft || sides.getLong(1) != position) {
      return List.of();
    }
    var here = new ArrayList<Row.Side>();
    while (sideLeft && sides.getLong(1) == position) {
      here.add(
          new Row.Side(
              sides.getString(2), sides.getBytes(3), sides.getString(4), sides.getBytes(5)));
      sideLeft = sides.next();
    }
    return here;
  }

  @Override
  public void close() throws SQLException {
    entries.close();
    sides.close();
    entryQuery.close();
    sideQuery.close();
  }
}
