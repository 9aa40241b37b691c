package org.gelegen.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.records.RecordCodec;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads every record of a client by binary COPY, debtor by debtor. COPY hands over row by row
 * without a cursor's round trips and without the driver's objects for each column.
 */
final class DebtorRows {
  private static final int SIGNATURE_LENGTH = 19;
  private static final int END = -1;

  // COPY takes no parameters; the client is the one the transaction was opened for.
  private static final String QUERY =
      """
      copy (
        select debtor_id, content from record
        where client_id = current_setting('app.client') and debtor_id is not null
        order by debtor_id
      ) to stdout (format binary)
      """;

  private final RecordCodec codec;
  private final Consumer<DebtorRecords> visitor;
  private byte[] debtor = new byte[0];
  private List<PortfolioRecord> records = new ArrayList<>();

  DebtorRows(RecordCodec codec, Consumer<DebtorRecords> visitor) {
    this.codec = codec;
    this.visitor = visitor;
  }

  void read(Connection connection) {
    try {
      CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(QUERY);
      try {
        byte[] message = copy.readFromCopy();
        int start = SIGNATURE_LENGTH;
        while (message != null) {
          readRow(message, start);
          start = 0;
          message = copy.readFromCopy();
        }
        flush();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new GelegenException("the records could not be read", e);
    }
  }

  /** Reads one message of the protocol: a row, the first one behind the signature. */
  private void readRow(byte[] message, int start) {
    ByteBuffer row = ByteBuffer.wrap(message, start, message.length - start);
    if (!row.hasRemaining() || row.getShort() == END) {
      return;
    }
    int idLength = row.getInt();
    int idStart = row.position();
    row.position(idStart + idLength);
    int contentLength = row.getInt();
    if (!Arrays.equals(debtor, 0, debtor.length, message, idStart, idStart + idLength)) {
      flush();
      debtor = Arrays.copyOfRange(message, idStart, idStart + idLength);
    }
    records.add(codec.require(message, row.position(), contentLength));
  }

  private void flush() {
    if (!records.isEmpty()) {
      DebtorId id = new DebtorId(new String(debtor, StandardCharsets.UTF_8));
      visitor.accept(new DebtorRecords(id, ContactChannels.told(records)));
      records = new ArrayList<>();
    }
  }
}
