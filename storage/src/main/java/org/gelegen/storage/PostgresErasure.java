package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.access.IdProofs;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/**
 * Erases a debtor: records (outcomes that still wait for one of its contacts included), decisions,
 * planned contacts, leased calls, answers that tell of it, exposures to experiments, scores of
 * shadows, objections to profiling, links, what gateways call its messages and the numbers that
 * these went to, stops from its numbers that nobody was known for included. The audit log keeps a
 * salted hash of the id, by which whoever knows the id can prove that it was erased.
 *
 * <p>The id stays on the list of the erased for seven days, so that every node hears of it through
 * the tail of the log, and goes with the next erasure after that. Decisions and scores that were on
 * their way meanwhile are not kept, unless records of the debtor have come in again.
 */
public final class PostgresErasure implements Erasure {
  private static final Duration TOLD_FOR = Duration.ofDays(7);

  private final ClientTransactions transactions;
  private final IdProofs proofs;

  /**
   * @param random where salts come from; a cryptographic one outside of tests
   */
  public PostgresErasure(Database database, RandomGenerator random) {
    this.transactions = database.transactions();
    this.proofs = new IdProofs(random);
  }

  @Override
  public long erase(ClientId client, DebtorId debtor, Instant at, String by) {
    return transactions.in(
        client, handle -> erase(handle, client, debtor, new Notice(at, by, begin(handle, client))));
  }

  /**
   * Erases a debtor unless a record of it has a later position than {@code last}; answers how many
   * rows went.
   */
  long eraseUnchanged(
      Handle handle, ClientId client, DebtorId debtor, long last, Instant at, String by) {
    Notice notice = new Notice(at, by, begin(handle, client));
    boolean changed =
        handle
            .createQuery(
                """
                select exists (select from record
                  where client_id = :client and debtor_id = :debtor and position > :last)
                """)
            .bind("client", client.value())
            .bind("debtor", debtor.value())
            .bind("last", last)
            .mapTo(Boolean.class)
            .one();
    return changed ? 0 : erase(handle, client, debtor, notice);
  }

  /** When and by whom it is erased, and where in the log the other nodes are told. */
  private record Notice(Instant at, String by, long position) {}

  private static long begin(Handle handle, ClientId client) {
    // Whoever writes of a debtor what nobody asked the records for has done so, or waits.
    Locks.hold(handle, "erasure", client);
    // Taken before anything is deleted, so that no import adds to the debtor meanwhile.
    return Positions.reserve(handle, client, 1);
  }

  private long erase(Handle handle, ClientId client, DebtorId debtor, Notice notice) {
    forgetNumbers(handle, client, debtor);
    long rows = delete(handle, client, debtor);
    letGo(handle, client, debtor);
    if (rows > 0) {
      tell(handle, client, debtor, notice.at(), notice.position());
      AuditEntries.append(
          handle,
          client,
          notice.at(),
          notice.by(),
          "debtor.erased",
          proofs.of("debtorId", debtor.value()) + " rows=" + rows);
    }
    return rows;
  }

  private static long delete(Handle handle, ClientId client, DebtorId debtor) {
    return handle
        .createQuery(
            """
            with planned as (
              delete from planned_contact where client_id = :client and debtor_id = :debtor
              returning contact_id),
            waiting as (
              delete from waiting_outcome
              where client_id = :client and contact_id in (select contact_id from planned)
              returning record_id, version_at),
            unheard as (
              delete from record using waiting
              where record.client_id = :client and record.type = :outcome
                and record.record_id = waiting.record_id
                and record.version_at = waiting.version_at
              returning 1),
            known as (
              delete from record where client_id = :client and debtor_id = :debtor returning 1),
            decided as (
              delete from decision where client_id = :client and debtor_id = :debtor returning 1),
            exposed as (
              delete from experiment_exposure where client_id = :client and debtor_id = :debtor
              returning 1),
            shadowed as (
              delete from shadow_score where client_id = :client and debtor_id = :debtor
              returning 1),
            objected as (
              delete from objection where client_id = :client and debtor_id = :debtor returning 1)
            select (select count(*) from planned) + (select count(*) from unheard)
              + (select count(*) from known) + (select count(*) from decided)
              + (select count(*) from exposed) + (select count(*) from shadowed)
              + (select count(*) from objected)
            """)
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
        .mapTo(Long.class)
        .one();
  }

  /**
   * Of replies that are settled or wait for an operator: whose the latter are was not known, and
   * now never will be. What is on its way into the log goes on, since it may be others' as well.
   */
  private static void forgetNumbers(Handle handle, ClientId client, DebtorId debtor) {
    List<String> numbers =
        handle
            .createQuery(
                """
                select distinct number from (
                  select regexp_replace(found[1], '[^0-9]', '', 'g') as number from record,
                    regexp_matches(content, '"address":"([+][^"]*)"', 'g') found
                  where client_id = :client and debtor_id = :debtor and type = :type) told
                where number <> ''
                """)
            .bind("client", client.value())
            .bind("debtor", debtor.value())
            .bind("type", RecordTypes.number(RecordType.DEBTOR))
            .mapTo(String.class)
            .list();
    List<String> hashes =
        handle
            .createQuery(
                """
                select number_hash from written_number
                where client_id = :client and debtor_id = :debtor
                union select gelegen.number_hash(number) from unnest(:numbers) number
                """)
            .bind("client", client.value())
            .bind("debtor", debtor.value())
            .bindArray("numbers", String.class, numbers)
            .mapTo(String.class)
            .list();
    if (hashes.isEmpty()) {
      return;
    }
    handle.execute("set local role gelegen_all_clients");
    handle
        .createUpdate(
            """
            delete from reply
            where number_hash = any(:hashes) and (unmatched or next_at is null)
              or unmatched and numbers && :numbers
            """)
        .bindArray("hashes", String.class, hashes)
        .bindArray("numbers", String.class, numbers)
        .execute();
    handle.execute("set local role gelegen_service");
  }

  private static void letGo(Handle handle, ClientId client, DebtorId debtor) {
    handle
        .createUpdate(
            "delete from kept_answer where client_id = :client and debtors @> cast(array[:debtor]"
                + " as text[])")
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .execute();
    handle
        .createUpdate("delete from sent_message where client_id = :client and debtor_id = :debtor")
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .execute();
    handle
        .createUpdate(
            "delete from written_number where client_id = :client and debtor_id = :debtor")
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .execute();
    handle
        .createUpdate("delete from tracked_link where client_id = :client and debtor_id = :debtor")
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .execute();
    handle
        .createUpdate("delete from dialer_lease where client_id = :client and debtor_id = :debtor")
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .execute();
  }

  private static void tell(
      Handle handle, ClientId client, DebtorId debtor, Instant at, long position) {
    handle
        .createUpdate(
            """
            insert into erased_debtor (client_id, position, debtor_id, erased_at)
            values (:client, :position, :debtor, :at)
            """)
        .bind("client", client.value())
        .bind("position", position)
        .bind("debtor", debtor.value())
        .bind("at", at)
        .execute();
    handle
        .createUpdate("delete from erased_debtor where client_id = :client and erased_at < :before")
        .bind("client", client.value())
        .bind("before", at.minus(TOLD_FOR))
        .execute();
  }
}
