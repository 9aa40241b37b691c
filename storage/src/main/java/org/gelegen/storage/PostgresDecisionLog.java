package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;

/**
 * Keeps decisions, but for those of a model about debtors who object to profiling by then; a
 * night's come by COPY into a temporary table and from there into the log, and those of requests at
 * the same time in one transaction.
 */
public final class PostgresDecisionLog implements DecisionLog {
  private static final int COLUMNS = 6;
  private static final int FETCH = 500;

  /** So many come by one statement, and with those that others append at the same time. */
  private static final int FEW = 50;

  private static final ClientTransactions.Frequent APPEND_FEW =
      new ClientTransactions.Frequent(
          """
          insert into decision
            (client_id, decision_id, debtor_id, decided_at, permitted, content)
          select its.client, row.*
          from (select ?) as its (client),
            unnest(?, ?, ?, ?, ?) as row (decision_id, debtor_id, decided_at, permitted, content),
            lateral (select row.decision_id = any(?)) as asked (model)
          where (not exists (
              select 1 from erased_debtor erased
              where erased.client_id = its.client and erased.debtor_id = row.debtor_id)
            or exists (
              select 1 from record
              where record.client_id = its.client and record.debtor_id = row.debtor_id))
            and not (asked.model and exists (
              select 1 from objection
              where objection.client_id = its.client and objection.debtor_id = row.debtor_id
                and objection.withdrawn_at is null))
          on conflict do nothing
          """,
          "erasure");

  private static List<String> scored(List<Decision> decisions) {
    return decisions.stream()
        .filter(decision -> !decision.unasked())
        .map(decision -> decision.decisionId().value())
        .toList();
  }

  private final ClientTransactions transactions;

  /** One for each client, so that nobody waits for a lock of another's. */
  private final Map<ClientId, Gatherer<Few, Boolean>> few = new ConcurrentHashMap<>();

  public PostgresDecisionLog(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void append(ClientId client, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    if (decisions.size() <= FEW) {
      few.computeIfAbsent(client, its -> new Gatherer<>(batch -> appendFew(its, batch)))
          .ask(new Few(DecisionRow.of(decisions), scored(decisions)));
      return;
    }
    transactions.in(
        client,
        handle -> {
          handle.execute(
              """
              create temporary table if not exists decision_row (
                decision_id text not null, debtor_id text not null,
                decided_at timestamptz not null, permitted bytea not null, content text not null,
                scored smallint not null
              ) on commit delete rows
              """);
          stage(handle, decisions);
          Locks.share(handle, "erasure", client);
          return handle
              .createUpdate(
                  """
                  insert into decision
                    (client_id, decision_id, debtor_id, decided_at, permitted, content)
                  select :client, decision_id, debtor_id, decided_at, permitted, content
                  from decision_row
                  where (not exists (
                      select 1 from erased_debtor erased
                      where erased.client_id = :client
                        and erased.debtor_id = decision_row.debtor_id)
                    or exists (
                      select 1 from record
                      where record.client_id = :client
                        and record.debtor_id = decision_row.debtor_id))
                    and not (scored = 1 and exists (
                      select 1 from objection
                      where objection.client_id = :client
                        and objection.debtor_id = decision_row.debtor_id
                        and objection.withdrawn_at is null))
                  on conflict do nothing
                  """)
              .bind("client", client.value())
              .execute();
        });
  }

  /**
   * What one caller appends.
   *
   * @param scored the ids of those that a model made
   */
  private record Few(List<DecisionRow> rows, List<String> scored) {}

  /** All that several callers append, in one transaction. */
  private List<Boolean> appendFew(ClientId client, List<Few> batch) {
    List<DecisionRow> rows = batch.stream().map(Few::rows).flatMap(List::stream).toList();
    String[] scored = batch.stream().map(Few::scored).flatMap(List::stream).toArray(String[]::new);
    transactions.inOneTrip(
        client,
        APPEND_FEW,
        (statement, first) -> {
          statement.setString(first, client.value());
          int next = DecisionRow.bind(statement, first + 1, rows);
          statement.setArray(next, statement.getConnection().createArrayOf("text", scored));
        },
        row -> true);
    return batch.stream().map(_ -> true).toList();
  }

  @Override
  public Optional<Decision> find(ClientId client, DecisionId decision) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select decision_id, debtor_id, decided_at, permitted, content from decision
                    where client_id = :client and decision_id = :decision
                    """)
                .bind("client", client.value())
                .bind("decision", decision.value())
                .map((row, _) -> decision(row))
                .findOne());
  }

  @Override
  public List<Decision> findByDebtor(ClientId client, DebtorId debtor) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select decision_id, debtor_id, decided_at, permitted, content from decision
                    where client_id = :client and debtor_id = :debtor
                    order by decided_at, decision_id
                    """)
                .bind("client", client.value())
                .bind("debtor", debtor.value())
                .map((row, _) -> decision(row))
                .list());
  }

  @Override
  public void forEachContact(ClientId client, Span span, Consumer<Decision> visitor) {
    forEach(
        client,
        span,
        """
        select decision_id, debtor_id, decided_at, permitted, content from (
          select decision_id, debtor_id, decided_at, permitted, content from decision
          where client_id = :client and decided_at > :after and decided_at <= :until
            and octet_length(permitted) > :empty and content::json ->> 'kind' = 'contact'
          order by decided_at desc, decision_id desc limit :newest) newest
        order by debtor_id, decided_at, decision_id
        """,
        visitor);
  }

  @Override
  public void forEachCommitted(ClientId client, Span span, Consumer<Decision> visitor) {
    forEach(
        client,
        span,
        """
        select decision_id, debtor_id, decided_at, permitted, content from (
          select decision_id, debtor_id, decided_at, permitted, content from decision
          where client_id = :client and decided_at > :after and decided_at <= :until
            and octet_length(permitted) > :empty
            and decision_id in (
              select decision_id from planned_contact
              where client_id = :client and campaign_id is not null)
          order by decided_at desc, decision_id desc limit :newest) newest
        order by debtor_id, decided_at, decision_id
        """,
        visitor);
  }

  private void forEach(ClientId client, Span span, String query, Consumer<Decision> visitor) {
    transactions.in(
        client,
        handle -> {
          handle
              .createQuery(query)
              .bind("client", client.value())
              .bind("after", span.after())
              .bind("until", span.until())
              .bind("empty", PermittedActions.HEADER)
              .bind("newest", span.newest())
              .setFetchSize(FETCH)
              .map((row, _) -> decision(row))
              .forEach(visitor);
          return client;
        });
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return DecisionJson.read(
        new DecisionId(row.getString("decision_id")),
        new DebtorId(row.getString("debtor_id")),
        Rows.instant(row, "decided_at"),
        PermittedActions.unpack(row.getBytes("permitted")),
        row.getString("content"));
  }

  private static void stage(Handle handle, List<Decision> decisions) {
    try {
      BinaryCopy.run(
          handle.getConnection(),
          "copy decision_row from stdin (format binary)",
          copy -> {
            for (Decision decision : decisions) {
              copy.startRow(COLUMNS);
              copy.text(decision.decisionId().value());
              copy.text(decision.debtorId().value());
              copy.timestamp(decision.at());
              copy.bytes(PermittedActions.pack(decision.permitted()));
              copy.text(DecisionJson.write(decision));
              copy.smallint(decision.unasked() ? 0 : 1);
            }
          });
    } catch (SQLException e) {
      throw new GelegenException("decisions could not be handed to the database", e);
    }
  }
}
