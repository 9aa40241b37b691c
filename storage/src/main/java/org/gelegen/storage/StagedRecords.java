package org.gelegen.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordKey;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the log: rows of the temporary table {@code intake_row}, brought there by
 * COPY and gone with the transaction.
 *
 * <p>They are merged in the order of {@code key_order}, which is that of their keys: neighbours in
 * the index are then found and inserted one after another, in pages at hand. Of several with one
 * key the first that came is the first. {@code ordinal} is the order in which they came.
 */
final class StagedRecords {
  private static final int COLUMNS = 9;
  private static final Comparator<Row> BY_KEY =
      Comparator.<Row>comparingInt(row -> RecordTypes.number(row.key().type()))
          .thenComparing(row -> row.key().id())
          .thenComparing(row -> row.key().version());

  private final RecordCodec codec;

  StagedRecords(RecordCodec codec) {
    this.codec = codec;
  }

  /** Puts a batch into the table. A client's number is its place in {@code byClient}, from 0. */
  void fill(Handle handle, SortedMap<ClientId, List<NumberedRecord>> byClient) {
    prepare(handle);
    copy(handle, byClient);
  }

  /**
   * The temporary table has no statistics and the others grow from nothing, so that the planner
   * cannot know that every join of the merge is a look-up by key, row by row. The statements say so
   * themselves, as subqueries, and what would lead astray is switched off.
   */
  private static void prepare(Handle handle) {
    handle.execute(
        """
        create temporary table if not exists intake_row (
          client_number integer not null,
          key_order integer not null,
          ordinal integer not null,
          type smallint not null,
          record_id text collate "C" not null,
          version_at timestamptz not null,
          debtor_id text collate "C",
          contact_id text collate "C",
          content text collate "C" not null
        ) on commit delete rows
        """);
    handle.execute("set local enable_hashjoin = off");
    handle.execute("set local enable_mergejoin = off");
    handle.execute("set local enable_seqscan = off");
    handle.execute("set local plan_cache_mode = force_custom_plan");
    handle.execute("set local jit = off");
  }

  private void copy(Handle handle, SortedMap<ClientId, List<NumberedRecord>> byClient) {
    try {
      BinaryCopy.run(
          handle.getConnection(),
          "copy intake_row from stdin (format binary)",
          copy -> {
            int clientNumber = 0;
            for (List<NumberedRecord> records : byClient.values()) {
              int keyOrder = 0;
              for (Row row : sorted(records)) {
                copy.startRow(COLUMNS);
                copy.integer(clientNumber);
                copy.integer(keyOrder++);
                write(copy, row);
              }
              clientNumber++;
            }
          });
    } catch (SQLException e) {
      throw new GelegenException("records could not be handed to the database", e);
    }
  }

  private static List<Row> sorted(List<NumberedRecord> records) {
    List<Row> rows = new ArrayList<>(records.size());
    for (NumberedRecord numbered : records) {
      rows.add(new Row(rows.size(), numbered.record().key(), numbered.record()));
    }
    rows.sort(BY_KEY);
    return rows;
  }

  private void write(BinaryCopy copy, Row row) throws SQLException {
    RecordKey key = row.key();
    PortfolioRecord record = row.record();
    DebtorId debtor = debtor(record);
    copy.integer(row.ordinal());
    copy.smallint(RecordTypes.number(key.type()));
    copy.text(key.id());
    copy.timestamp(key.version());
    copy.text(debtor == null ? null : debtor.value());
    copy.text(record instanceof OutcomeRecord outcome ? outcome.contactId().value() : null);
    copy.bytes(codec.write(record));
  }

  private static @Nullable DebtorId debtor(PortfolioRecord record) {
    return switch (record) {
      case ClientRecord _, OutcomeRecord _ -> null;
      case DebtorRecord debtor -> debtor.debtorId();
      case CaseRecord debtCase -> debtCase.debtorId();
      case ContactRecord contact -> contact.debtorId();
      case HoldRecord hold -> hold.debtorId();
      case PaymentRecord payment -> payment.debtorId();
    };
  }

  private record Row(int ordinal, RecordKey key, PortfolioRecord record) {}
}
