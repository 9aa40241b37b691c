package org.gelegen.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.CheckedLog;
import org.gelegen.model.decision.Circumstances;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * Checks and keeps in one statement, and what several ask for at the same time in one transaction.
 */
public final class PostgresCheckedLog implements CheckedLog {
  private static final ClientTransactions.Frequent LOOK =
      new ClientTransactions.Frequent(
          """
          select asked.debtor_id as asked, now.objects, contact.*
          from (select ?) as its (client), unnest(?) as asked (debtor_id)
            cross join lateral (
              select exists (
                select from objection
                where client_id = its.client and debtor_id = asked.debtor_id and withdrawn_at is null
              ) as objects) as now
            left join lateral (
              %s
              where client_id = its.client and debtor_id = asked.debtor_id and %s
            ) as contact on true
          where now.objects or contact.contact_id is not null
          order by contact.slot_starts_at, contact.contact_id
          """
              .formatted(PlannedContactRows.STATES, PlannedContactRows.IS_PENDING),
          "");

  /** Ids hold no control characters, so that what is pending can be told apart in one text. */
  private static final ClientTransactions.Frequent APPEND =
      new ClientTransactions.Frequent(
          """
          with made as (
            select its.client, row.*,
              exists (
                select from objection
                where client_id = its.client and debtor_id = row.debtor_id and withdrawn_at is null
              ) as objects_now,
              coalesce((
                select string_agg(array_to_string(contact_id || also_case_ids, E'\\t'), E'\\n'
                  order by slot_starts_at, contact_id)
                from planned_contact
                where client_id = its.client and debtor_id = row.debtor_id and %s
              ), '') as pending_now
            from (select ?) as its (client),
              unnest(?, ?, ?, ?, ?, ?, ?) as row (%s, objects, pending)
          ), kept as (
            insert into decision (client_id, %s)
            select client, %s from made
            where objects = objects_now and pending = pending_now
              and (not exists (
                select from erased_debtor erased
                where erased.client_id = made.client and erased.debtor_id = made.debtor_id)
              or exists (
                select from record
                where record.client_id = made.client and record.debtor_id = made.debtor_id))
            on conflict do nothing
          )
          select decision_id from made
          where (objects <> objects_now or pending <> pending_now)
            and not exists (
              select from decision before
              where before.client_id = made.client and before.decision_id = made.decision_id)
          """
              .formatted(
                  PlannedContactRows.IS_PENDING,
                  DecisionRow.COLUMNS,
                  DecisionRow.COLUMNS,
                  DecisionRow.COLUMNS),
          "erasure");

  private final ClientTransactions transactions;

  /** One of each for each client, so that nobody waits for a lock of another's. */
  private final Map<ClientId, Gatherer<Set<DebtorId>, Circumstances>> looks =
      new ConcurrentHashMap<>();

  private final Map<ClientId, Gatherer<Made, Set<DebtorId>>> appends = new ConcurrentHashMap<>();

  public PostgresCheckedLog(Database database) {
    this.transactions = database.transactions();
  }

  /** Decisions, and whether each debtor objected and what was pending as they were made. */
  private record Made(List<DecisionRow> rows, List<Boolean> objects, List<String> pending) {
    private static Made of(List<Decision> decisions, Circumstances in) {
      return new Made(
          DecisionRow.of(decisions),
          decisions.stream().map(each -> in.objects(each.debtorId())).toList(),
          decisions.stream().map(each -> text(in.pending(each.debtorId()))).toList());
    }

    /** As the statement writes it. */
    private static String text(List<PlannedContact> pending) {
      return pending.stream()
          .map(
              contact ->
                  Stream.concat(
                          Stream.of(contact.contactId().value()),
                          contact.alsoCaseIds().stream().map(CaseId::value))
                      .collect(Collectors.joining("\t")))
          .collect(Collectors.joining("\n"));
    }

    private Set<DebtorId> debtorsOf(Set<String> ids) {
      return rows.stream()
          .filter(row -> ids.contains(row.id()))
          .map(row -> new DebtorId(row.debtor()))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public Circumstances look(ClientId client, Set<DebtorId> debtors) {
    return debtors.isEmpty()
        ? Circumstances.none()
        : looks
            .computeIfAbsent(client, its -> new Gatherer<>(asked -> look(its, asked)))
            .ask(debtors);
  }

  private List<Circumstances> look(ClientId client, List<Set<DebtorId>> asked) {
    Set<DebtorId> all = new HashSet<>();
    asked.forEach(all::addAll);
    List<Found> found = transactions.inOneTrip(client, LOOK, all, Found::read);
    return asked.stream().map(debtors -> circumstances(debtors, found)).toList();
  }

  /**
   * A debtor of whom there is something to know.
   *
   * @param contact one that is pending; absent: there is none
   */
  private record Found(DebtorId debtor, boolean objects, @Nullable PlannedContact contact) {
    private static Found read(ResultSet row) throws SQLException {
      return new Found(
          new DebtorId(row.getString("asked")),
          row.getBoolean("objects"),
          row.getString("contact_id") == null ? null : PlannedContactRows.state(row).contact());
    }
  }

  private static Circumstances circumstances(Set<DebtorId> debtors, List<Found> found) {
    Set<DebtorId> objected = new HashSet<>();
    Map<DebtorId, List<PlannedContact>> pending = new HashMap<>();
    for (Found each : found) {
      if (debtors.contains(each.debtor()) && each.objects()) {
        objected.add(each.debtor());
      }
      if (debtors.contains(each.debtor()) && each.contact() != null) {
        pending.computeIfAbsent(each.debtor(), _ -> new ArrayList<>()).add(each.contact());
      }
    }
    return new Circumstances(objected, pending);
  }

  @Override
  public Set<DebtorId> append(ClientId client, List<Decision> decisions, Circumstances madeIn) {
    return decisions.isEmpty()
        ? Set.of()
        : appends
            .computeIfAbsent(client, its -> new Gatherer<>(batch -> append(its, batch)))
            .ask(Made.of(decisions, madeIn));
  }

  private List<Set<DebtorId>> append(ClientId client, List<Made> batch) {
    Set<String> refused =
        Set.copyOf(
            transactions.inOneTrip(
                client,
                APPEND,
                (statement, first) -> {
                  Connection connection = statement.getConnection();
                  statement.setString(first, client.value());
                  int next = DecisionRow.bind(statement, first + 1, all(batch, Made::rows));
                  statement.setArray(
                      next,
                      connection.createArrayOf(
                          "boolean", all(batch, Made::objects).toArray(Boolean[]::new)));
                  statement.setArray(
                      next + 1,
                      connection.createArrayOf(
                          "text", all(batch, Made::pending).toArray(String[]::new)));
                },
                row -> row.getString("decision_id")));
    return batch.stream()
        .map(made -> refused.isEmpty() ? Set.<DebtorId>of() : made.debtorsOf(refused))
        .toList();
  }

  private static <T> List<T> all(List<Made> batch, Function<Made, List<T>> what) {
    return batch.stream().map(what).flatMap(List::stream).toList();
  }
}
