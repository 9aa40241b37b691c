package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.workflows.WorkflowStep;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objections as rows. Who objects holds the client's positions, as who commits a campaign
 * does, so that no contact is committed beside an objection that should have taken it back. The
 * audit log names the objection and not the debtor, whom it must not outlive. An objection is
 * answered only when nothing that it called off is with a gateway any more.
 */
public final class PostgresObjections implements Objections {
  /** What contacts that no model planned have their ids begin with, as patterns of SQL. */
  private static final List<String> WITHOUT_MODEL =
      Stream.concat(
              Stream.of(WorkflowStep.CONTACT_PREFIX),
              Arrays.stream(Courtesy.values()).map(courtesy -> courtesy.wireName() + "-"))
          .map(prefix -> prefix + "%")
          .toList();

  private static final String ROWS =
      """
      select objection_id, debtor_id, objected_at, objected_by, why, cancelled, withdrawn_at,
        withdrawn_by, withdrawn_why
      from objection
      """;

  private static final ClientTransactions.Frequent OBJECTED =
      new ClientTransactions.Frequent(
          """
          select debtor_id from objection
          where client_id = ? and debtor_id = any(?) and withdrawn_at is null
          """,
          "");

  private final ClientTransactions transactions;

  public PostgresObjections(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Optional<Objection> object(
      ClientId client, DebtorId debtor, Instant at, String by, String why) {
    RequestUnderWay request = RequestUnderWay.find(transactions, client);
    Optional<Objection> objection =
        transactions.in(
            client,
            handle -> {
              Positions.hold(handle, client);
              Optional<Objection> kept =
                  inForce(handle, client, debtor)
                      .or(() -> add(handle, client, debtor, new Said(at, by, why)));
              // An answer that nobody was found is kept without whom it was about.
              if (request != null && kept.isPresent()) {
                request.tellsOf(List.of(debtor.value()));
              }
              return kept;
            });
    if (request == null || request.transaction() == null) {
      ContactsOnTheirWay onTheirWay = new ContactsOnTheirWay();
      onTheirWay.add(client, Set.of(debtor.value()));
      onTheirWay.await(transactions);
    } else {
      request.onTheirWay().add(client, Set.of(debtor.value()));
    }
    return objection;
  }

  /** Who said so, when, and why. */
  private record Said(Instant at, String by, String why) {}

  /** Adds an objection, unless nobody is there to object any more. */
  private static Optional<Objection> add(
      Handle handle, ClientId client, DebtorId debtor, Said said) {
    Optional<String> id =
        handle
            .createQuery(
                """
                insert into objection (client_id, debtor_id, objected_at, objected_by, why)
                select :client, :debtor, :at, :by, :why
                where not exists (
                    select 1 from erased_debtor erased
                    where erased.client_id = :client and erased.debtor_id = :debtor)
                  or exists (
                    select 1 from record
                    where record.client_id = :client and record.debtor_id = :debtor)
                returning objection_id
                """)
            .bind("client", client.value())
            .bind("debtor", debtor.value())
            .bind("at", said.at())
            .bind("by", said.by())
            .bind("why", said.why())
            .mapTo(String.class)
            .findOne();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    long cancelled = takeBack(handle, client);
    handle
        .createUpdate(
            """
            update objection set cancelled = :cancelled
            where client_id = :client and objection_id = :objection
            """)
        .bind("cancelled", cancelled)
        .bind("client", client.value())
        .bind("objection", id.get())
        .execute();
    AuditEntries.append(
        handle,
        client,
        said.at(),
        said.by(),
        "profiling.objected",
        id.get() + " cancelled=" + cancelled);
    return inForce(handle, client, debtor);
  }

  /**
   * Cancels what a model planned for debtors who object, and calls off what is being sent or
   * leased; answers how many were cancelled. A call in the hour that its debtor asked for last is
   * spared, since it was the debtor who chose it. The caller holds the client's positions.
   */
  static long takeBack(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            with held as (
              select contact_id, 'the debtor objects to profiling' as reason
              from planned_contact contact
                join objection using (client_id, debtor_id)
              where contact.client_id = :client and (contact.open or contact.pushed)
                and objection.withdrawn_at is null
                and not contact.contact_id like any(:withoutModel)
                and not (contact.channel = 'phone' and coalesce(
                  (select (request.content::jsonb ->> 'callbackAt')::timestamptz
                    from record request
                    where request.client_id = contact.client_id
                      and request.debtor_id = contact.debtor_id and request.type = :outcome
                      and request.content::jsonb ->> 'result' = 'callback-request'
                      and request.content::jsonb ->> 'callbackAt' is not null
                    order by (request.content::jsonb ->> 'at')::timestamptz desc, record_id desc
                    limit 1)
                  <@ tstzrange(contact.slot_starts_at, contact.slot_ends_at), false))
              order by contact_id for update of contact),
            taken as (
              update planned_contact planned
              set status = case planned.status when 'planned' then 'cancelled'
                  else planned.status end,
                reason = case when planned.pushed then planned.reason
                  when planned.status = 'planned' then held.reason
                  else coalesce(planned.reason, held.reason) end,
                recall_why = case when planned.pushed
                  then coalesce(planned.recall_why, held.reason) else planned.recall_why end
              from held
              where planned.client_id = :client and planned.contact_id = held.contact_id
              returning planned.status)
            select count(*) from taken where status = 'cancelled'
            """)
        .bind("client", client.value())
        .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
        .bindArray("withoutModel", String.class, WITHOUT_MODEL)
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Optional<Objection> withdraw(
      ClientId client, DebtorId debtor, Instant at, String by, @Nullable String why) {
    return transactions.in(
        client,
        handle -> {
          handle
              .createQuery(
                  """
                  update objection
                  set withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
                  where client_id = :client and debtor_id = :debtor and withdrawn_at is null
                  returning objection_id
                  """)
              .bind("client", client.value())
              .bind("debtor", debtor.value())
              .bind("at", at)
              .bind("by", by)
              .bind("why", why)
              .mapTo(String.class)
              .findOne()
              .ifPresent(
                  id ->
                      AuditEntries.append(
                          handle, client, at, by, "profiling.objection-withdrawn", id));
          List<Objection> all = all(handle, client, debtor);
          return all.isEmpty() ? Optional.<Objection>empty() : Optional.of(all.getLast());
        });
  }

  @Override
  public List<Objection> find(ClientId client, DebtorId debtor) {
    return transactions.in(client, handle -> all(handle, client, debtor));
  }

  @Override
  public Set<DebtorId> objected(ClientId client, Collection<DebtorId> debtors) {
    return debtors.isEmpty()
        ? Set.of()
        : new HashSet<>(
            transactions.inOneTrip(
                client, OBJECTED, debtors, row -> new DebtorId(row.getString("debtor_id"))));
  }

  @Override
  public Set<DebtorId> objected(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select debtor_id from objection
                    where client_id = :client and withdrawn_at is null
                    """)
                .bind("client", client.value())
                .map((row, _) -> new DebtorId(row.getString("debtor_id")))
                .set());
  }

  private static Optional<Objection> inForce(Handle handle, ClientId client, DebtorId debtor) {
    return all(handle, client, debtor).stream().filter(Objection::inForce).findFirst();
  }

  private static List<Objection> all(Handle handle, ClientId client, DebtorId debtor) {
    return handle
        .createQuery(
            ROWS
                + """
                where client_id = :client and debtor_id = :debtor
                order by objected_at, withdrawn_at nulls last, objection_id
                """)
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .map((row, _) -> objection(row))
        .list();
  }

  private static Objection objection(ResultSet row) throws SQLException {
    return new Objection(
        row.getString("objection_id"),
        new DebtorId(row.getString("debtor_id")),
        Rows.instant(row, "objected_at"),
        row.getString("objected_by"),
        row.getString("why"),
        row.getLong("cancelled"),
        Rows.instantOrNull(row, "withdrawn_at"),
        row.getString("withdrawn_by"),
        row.getString("withdrawn_why"));
  }
}
