package org.gelegen.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.model.campaign.Cancellations;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.records.Rejection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.util.PSQLState;

/**
 * Takes one client's part of a staged batch into the log, under the lock on the client's positions.
 *
 * <ul>
 *   <li>The merge leaves out what is known. When it wrote fewer rows than there were, those whose
 *       key is there with other content are conflicts and the rest are duplicates.
 *   <li>Contacts are merged before outcomes, which take their debtor from them. An outcome without
 *       its contact waits; the contact, when it comes, wakes it with a new position.
 *   <li>The first outcome of a call that a dialer had records the call.
 *   <li>The record of a contact whose fate was not known says that it was made, and so does its
 *       first outcome, which records it.
 *   <li>A case that goes to another debtor is closed for the former one.
 *   <li>What was new takes planned contacts back before the transaction ends.
 * </ul>
 */
final class RecordMerge {
  private static final String NOTHING_KNOWN = "nothing_known";
  private static final int FEW = 64;
  private static final String CONFLICT = "this id is already used with other content";

  /**
   * Leaves out contacts with debtors who were erased and of whom nothing else has come in again:
   * they were on their way out when the debtor was erased, and would keep its id.
   */
  private static final String KNOWN =
      """
      and not (intake_row.type = :contact
        and exists (
          select from erased_debtor erased
          where erased.client_id = :client and erased.debtor_id = intake_row.debtor_id)
        and not exists (
          select from record
          where record.client_id = :client and record.debtor_id = intake_row.debtor_id)
        and not exists (
          select from intake_row other
          where other.client_number = :number and other.debtor_id = intake_row.debtor_id
            and other.type <> :contact and other.type <> :outcome))
      """;

  private final Handle handle;
  private final ClientId client;
  private final int clientNumber;
  private final List<NumberedRecord> records;
  private final long base;

  RecordMerge(Handle handle, ClientId client, int clientNumber, List<NumberedRecord> records) {
    this.handle = handle;
    this.client = client;
    this.clientNumber = clientNumber;
    this.records = records;
    this.base = Positions.reserve(handle, client, records.size());
  }

  /**
   * The debtors of whom the batch told something urgent, also where it was known before: who asks
   * again because the first answer took long waits as well. What only woke is not urgent: whoever
   * brings the contact may be sending the next.
   */
  Set<String> urgent() {
    Set<String> debtors = new TreeSet<>();
    List<String> contacts = new ArrayList<>();
    for (NumberedRecord row : records) {
      if (Cancellations.isUrgent(row.record())) {
        switch (row.record()) {
          case HoldRecord hold -> debtors.add(hold.debtorId().value());
          case OutcomeRecord outcome -> contacts.add(outcome.contactId().value());
          case ClientRecord _, DebtorRecord _, CaseRecord _, ContactRecord _, PaymentRecord _ ->
              throw new IllegalStateException("not urgent: " + row.record().type());
        }
      }
    }
    if (!contacts.isEmpty()) {
      debtors.addAll(debtorsOf(contacts));
    }
    return debtors;
  }

  private Set<String> debtorsOf(List<String> contacts) {
    return handle
        .createQuery(
            """
            select debtor_id from record
            where client_id = :client and type = :contact and record_id = any(:contacts)
              and version_at = 'epoch' and debtor_id is not null
            """)
        .bind("client", client.value())
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .bindArray("contacts", String.class, contacts)
        .mapTo(String.class)
        .set();
  }

  /** Answers how many records were new. */
  long merge() {
    int woken = 0;
    if (has(RecordType.OUTCOME)) {
      LeasedCalls.record(handle, client, clientNumber);
      woken += DoubtfulContacts.recordHeardOf(handle, client, clientNumber);
    }
    long merged = insert();
    if (has(RecordType.CONTACT)) {
      LeasedCalls.settleRecorded(handle, client, clientNumber);
      DoubtfulContacts.settleRecorded(handle, client, clientNumber);
    }
    woken += has(RecordType.CONTACT) && outcomesWait() ? wakeOutcomes() : 0;
    int told = has(RecordType.CASE) ? FormerDebtors.tell(handle, client, clientNumber) : 0;
    if (woken > 0
        || told > 0
        || records.stream().anyMatch(row -> Cancellations.takesAnyBack(row.record()))) {
      Withdrawals.after(handle, client, base - 1);
    }
    if (has(RecordType.OUTCOME)) {
      FailedContactRows.mark(handle, client, records.stream().map(row -> row.record()).toList());
    }
    if (has(RecordType.CLIENT)) {
      handle
          .createUpdate("update client set registered = true where client_id = :client")
          .bind("client", client.value())
          .execute();
    }
    return merged;
  }

  /**
   * Most batches are new or known as a whole. A new one goes in without asking for each row whether
   * it is known, which takes a quarter off the merge; when one is, the whole starts over, asking.
   */
  private long insert() {
    if (records.size() <= FEW || someAreKnown()) {
      return insert("on conflict do nothing");
    }
    handle.savepoint(NOTHING_KNOWN);
    try {
      return insert("");
    } catch (UnableToExecuteStatementException e) {
      if (!isDuplicate(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(NOTHING_KNOWN);
      return insert("on conflict do nothing");
    }
  }

  private long insert(String onConflict) {
    long merged = 0;
    if (records.stream().anyMatch(row -> row.record().type() != RecordType.OUTCOME)) {
      merged += insertAllButOutcomes(onConflict);
    }
    if (has(RecordType.OUTCOME)) {
      merged += insertOutcomes(onConflict);
    }
    return merged;
  }

  /** Looks at one in {@value #FEW}. */
  private boolean someAreKnown() {
    return handle
        .createQuery(
            """
            select exists (
              select from intake_row staged
              where client_number = :number and key_order % :every = 0
                and (select true from record
                  where client_id = :client and type = staged.type
                    and record_id = staged.record_id and version_at = staged.version_at))
            """)
        .bind("client", client.value())
        .bind("number", clientNumber)
        .bind("every", FEW)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isDuplicate(UnableToExecuteStatementException e) {
    return e.getCause() instanceof SQLException cause
        && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState());
  }

  private boolean has(RecordType type) {
    return records.stream().anyMatch(row -> row.record().type() == type);
  }

  private int insertAllButOutcomes(String onConflict) {
    boolean someErased = has(RecordType.CONTACT) && ErasedDebtors.any(handle, client);
    Update insert =
        handle
            .createUpdate(
                """
                insert into record
                  (client_id, type, record_id, version_at, debtor_id, position, content)
                select :client, type, record_id, version_at, debtor_id, :base + ordinal, content
                from intake_row
                where client_number = :number and type <> :outcome <known>
                order by key_order
                <onConflict>
                """)
            .define("onConflict", onConflict)
            .define("known", someErased ? KNOWN : "")
            .bind("client", client.value())
            .bind("base", base)
            .bind("number", clientNumber)
            .bind("outcome", RecordTypes.number(RecordType.OUTCOME));
    if (someErased) {
      insert.bind("contact", RecordTypes.number(RecordType.CONTACT));
    }
    return insert.execute();
  }

  private long insertOutcomes(String onConflict) {
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
              order by key_order
              <onConflict>
              returning record_id, version_at, debtor_id),
            waiting as (
              insert into waiting_outcome (client_id, contact_id, record_id, version_at)
              select :client, substring(record_id from '^(.*)[|]'), record_id, version_at
              from merged where debtor_id is null)
            select count(*) from merged
            """)
        .define("onConflict", onConflict)
        .bind("client", client.value())
        .bind("base", base)
        .bind("number", clientNumber)
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
        .mapTo(Long.class)
        .one();
  }

  private boolean outcomesWait() {
    return handle
        .createQuery("select exists (select from waiting_outcome where client_id = :client)")
        .bind("client", client.value())
        .mapTo(Boolean.class)
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

  /** Adds the records that are known with other content. */
  void collectConflicts(List<Rejection> rejected) {
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
        .forEach(ordinal -> rejected.add(new Rejection(records.get(ordinal).line(), "", CONFLICT)));
  }
}
