package org.gelegen.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Cancellations;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordKey;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.storage.ClientTransactions.Scope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes records in by COPY into a temporary table and a merge from there, one transaction a batch.
 *
 * <ul>
 *   <li>COPY does not go into a table with row-level security, and a merge is needed anyway to tell
 *       new records from known ones.
 *   <li>The row of each client is locked, in the order of the ids, so that two imports never wait
 *       for each other in a circle, and positions become visible in their order.
 *   <li>The merge leaves out what is known. When it wrote fewer rows than there were, those whose
 *       key is there with other content are conflicts and the rest are duplicates.
 *   <li>Contacts are merged before outcomes, which take their debtor from them. An outcome without
 *       its contact waits; the contact, when it comes, wakes it with a new position.
 *   <li>A case that goes to another debtor is closed for the former one.
 *   <li>What was new takes planned contacts back before the transaction ends.
 * </ul>
 */
public final class PostgresRecordIntake implements RecordIntake {
  private static final String CONFLICT = "this id is already used with other content";
  private static final int COLUMNS = 8;

  private final ClientTransactions transactions;
  private final RecordCodec codec;

  public PostgresRecordIntake(Database database, RecordCodec codec) {
    this.transactions = database.transactions();
    this.codec = codec;
  }

  @Override
  public IntakeResult accept(List<NumberedRecord> batch) {
    if (batch.isEmpty()) {
      return new IntakeResult(0, 0, List.of());
    }
    SortedMap<ClientId, List<NumberedRecord>> byClient = new TreeMap<>();
    for (NumberedRecord numbered : batch) {
      byClient.computeIfAbsent(numbered.record().clientId(), _ -> new ArrayList<>()).add(numbered);
    }
    return transactions.inEach(scope -> merge(scope, byClient));
  }

  private IntakeResult merge(Scope scope, SortedMap<ClientId, List<NumberedRecord>> byClient) {
    prepare(scope.handle());
    stage(scope.handle(), byClient);
    long accepted = 0;
    long duplicates = 0;
    List<Rejection> rejected = new ArrayList<>();
    int clientNumber = 0;
    for (var entry : byClient.entrySet()) {
      Handle handle = scope.enter(entry.getKey());
      Part part = new Part(handle, entry.getKey(), clientNumber++, entry.getValue());
      long merged = part.merge();
      int conflicts = rejected.size();
      if (merged < entry.getValue().size()) {
        part.collectConflicts(rejected);
      }
      conflicts = rejected.size() - conflicts;
      accepted += merged;
      duplicates += entry.getValue().size() - merged - conflicts;
    }
    return new IntakeResult(accepted, duplicates, rejected);
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

  private void stage(Handle handle, SortedMap<ClientId, List<NumberedRecord>> byClient) {
    try {
      BinaryCopy.run(
          handle.getConnection(),
          "copy intake_row from stdin (format binary)",
          copy -> {
            int clientNumber = 0;
            for (List<NumberedRecord> records : byClient.values()) {
              for (int ordinal = 0; ordinal < records.size(); ordinal++) {
                stage(copy, clientNumber, ordinal, records.get(ordinal).record());
              }
              clientNumber++;
            }
          });
    } catch (SQLException e) {
      throw new GelegenException("records could not be handed to the database", e);
    }
  }

  private void stage(BinaryCopy copy, int clientNumber, int ordinal, PortfolioRecord record)
      throws SQLException {
    RecordKey key = record.key();
    DebtorId debtor = debtor(record);
    copy.startRow(COLUMNS);
    copy.integer(clientNumber);
    copy.integer(ordinal);
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

  /** The part of a batch that belongs to one client. */
  private static final class Part {
    private final Handle handle;
    private final ClientId client;
    private final int clientNumber;
    private final List<NumberedRecord> records;
    private final long base;

    private Part(Handle handle, ClientId client, int clientNumber, List<NumberedRecord> records) {
      this.handle = handle;
      this.client = client;
      this.clientNumber = clientNumber;
      this.records = records;
      this.base = Positions.reserve(handle, client, records.size());
    }

    private long merge() {
      long merged = 0;
      if (records.stream().anyMatch(row -> row.record().type() != RecordType.OUTCOME)) {
        merged += mergeAllButOutcomes();
      }
      if (has(RecordType.OUTCOME)) {
        merged += mergeOutcomes();
      }
      int woken = has(RecordType.CONTACT) ? wakeOutcomes() : 0;
      int told = has(RecordType.CASE) ? FormerDebtors.tell(handle, client, clientNumber) : 0;
      if (woken > 0
          || told > 0
          || records.stream().anyMatch(row -> Cancellations.reason(row.record()).isPresent())) {
        Withdrawals.after(handle, client, base - 1);
      }
      if (has(RecordType.CLIENT)) {
        handle
            .createUpdate("update client set registered = true where client_id = :client")
            .bind("client", client.value())
            .execute();
      }
      return merged;
    }

    private boolean has(RecordType type) {
      return records.stream().anyMatch(row -> row.record().type() == type);
    }

    private int mergeAllButOutcomes() {
      return handle
          .createUpdate(
              """
              insert into record
                (client_id, type, record_id, version_at, debtor_id, position, content)
              select :client, type, record_id, version_at, debtor_id, :base + ordinal, content
              from intake_row
              where client_number = :number and type <> :outcome
              order by ordinal
              on conflict do nothing
              """)
          .bind("client", client.value())
          .bind("base", base)
          .bind("number", clientNumber)
          .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
          .execute();
    }

    private long mergeOutcomes() {
      return handle
          .createQuery(
              """
              with merged as (
                insert into record
                  (client_id, type, record_id, version_at, debtor_id, position, content)
                select :client, type, record_id, version_at,
                  (select debtor_id from record
                    where client_id = :client and type = :contact and record_id = staged.contact_id
                      and version_at = 'epoch'),
                  :base + ordinal, content
                from intake_row staged
                where client_number = :number and type = :outcome
                order by ordinal
                on conflict do nothing
                returning record_id, version_at, debtor_id),
              waiting as (
                insert into waiting_outcome (client_id, contact_id, record_id, version_at)
                select :client, substring(record_id from '^(.*)[|]'), record_id, version_at
                from merged where debtor_id is null)
              select count(*) from merged
              """)
          .bind("client", client.value())
          .bind("base", base)
          .bind("number", clientNumber)
          .bind("contact", RecordTypes.number(RecordType.CONTACT))
          .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
          .mapTo(Long.class)
          .one();
    }

    private int wakeOutcomes() {
      int woken =
          handle
              .createUpdate(
                  """
                  with waiting as (
                    delete from waiting_outcome waiting
                    using (
                      select distinct record_id from intake_row
                      where client_number = :number and type = :contact) staged
                    where waiting.client_id = :client and waiting.contact_id = staged.record_id
                    returning waiting.contact_id, waiting.record_id, waiting.version_at)
                  update record outcome
                  set debtor_id = woken.debtor_id, position = :next + woken.number
                  from (
                    select (
                        select ctid from record
                        where client_id = :client and type = :outcome
                          and record_id = waiting.record_id
                          and version_at = waiting.version_at) as place,
                      (select debtor_id from record
                        where client_id = :client and type = :contact
                          and record_id = waiting.contact_id and version_at = 'epoch') as debtor_id,
                      row_number() over (order by waiting.version_at, waiting.record_id) - 1
                        as number
                    from waiting
                  ) woken
                  where outcome.ctid = woken.place
                  """)
              .bind("client", client.value())
              .bind("next", base + records.size())
              .bind("number", clientNumber)
              .bind("contact", RecordTypes.number(RecordType.CONTACT))
              .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
              .execute();
      if (woken > 0) {
        Positions.reserve(handle, client, woken);
      }
      return woken;
    }

    private void collectConflicts(List<Rejection> rejected) {
      handle
          .createQuery(
              """
              select ordinal from intake_row staged
              where client_number = :number and content <> (
                select content from record
                where client_id = :client and type = staged.type and record_id = staged.record_id
                  and version_at = staged.version_at)
              order by ordinal
              """)
          .bind("client", client.value())
          .bind("number", clientNumber)
          .mapTo(Integer.class)
          .forEach(
              ordinal -> rejected.add(new Rejection(records.get(ordinal).line(), "", CONFLICT)));
    }
  }
}
