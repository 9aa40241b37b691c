package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Cancellations;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Takes planned contacts back in the transaction that brings the reason, or the contacts.
 *
 * <p>One that waits for its slot is cancelled. One that is just being sent keeps its status and
 * bears the reason: its dispatcher looks for it before sending, and if the contact was not sent it
 * is not planned again. A call that is with a dialer is taken back from it.
 */
final class Withdrawals {
  private static final RecordCodec CODEC = new RecordCodec();

  private Withdrawals() {}

  /**
   * Heeds what has a position after {@code position}, of debtors with a contact that is planned or
   * being sent. Whether they have one is asked as a subquery, row by row, since the planner cannot
   * know that a stretch of the log is short.
   */
  static void after(Handle handle, ClientId client, long position) {
    if (anyOpen(handle, client)) {
      heed(
          handle,
          client,
          handle
              .createQuery(
                  """
                  select debtor_id, content from record
                  where client_id = :client and position > :position and debtor_id is not null
                    and (select true from planned_contact planned
                      where planned.client_id = :client and planned.debtor_id = record.debtor_id
                        and (planned.open or planned.pushed) limit 1)
                  order by position
                  """)
              .bind("client", client.value())
              .bind("position", position));
    }
  }

  /** Heeds what has a position after {@code position} and is about some debtors. */
  static void after(Handle handle, ClientId client, long position, Set<DebtorId> debtors) {
    heed(
        handle,
        client,
        handle
            .createQuery(
                """
                select debtor_id, content from record
                where client_id = :client and debtor_id = any(:debtors) and position > :position
                order by position
                """)
            .bind("client", client.value())
            .bind("position", position)
            .bindArray("debtors", String.class, debtors.stream().map(DebtorId::value).toList()));
  }

  private static void heed(Handle handle, ClientId client, Query events) {
    Map<String, String> reasons = new TreeMap<>();
    Map<String, String> reasonsOfThanks = new TreeMap<>();
    events
        .map((row, _) -> Map.entry(row.getString("debtor_id"), row.getString("content")))
        .forEach(
            event -> {
              byte[] json = event.getValue().getBytes(StandardCharsets.UTF_8);
              PortfolioRecord record = CODEC.require(json, 0, json.length);
              Cancellations.reason(record)
                  .ifPresent(reason -> reasons.putIfAbsent(event.getKey(), reason));
              Cancellations.reasonOfThanks(record)
                  .ifPresent(reason -> reasonsOfThanks.putIfAbsent(event.getKey(), reason));
            });
    takeBack(handle, client, reasons, "is distinct from");
    takeBack(handle, client, reasonsOfThanks, "is not distinct from");
  }

  private static boolean anyOpen(Handle handle, ClientId client) {
    return handle
        .createQuery(
            "select exists (select from planned_contact where client_id = :client and open)"
                + " or exists (select from planned_contact where client_id = :client and pushed)")
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Takes contacts back.
   *
   * @param thanks how the template of those that are taken back stands to that of thanks
   */
  private static void takeBack(
      Handle handle, ClientId client, Map<String, String> reasons, String thanks) {
    if (reasons.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            with held as (
              select contact_id, taken.reason
              from planned_contact contact
                join unnest(:debtors, :reasons) as taken(debtor_id, reason) using (debtor_id)
              where contact.client_id = :client and (contact.open or contact.pushed)
                and contact.template <thanks> :thanks
              order by contact_id for update of contact)
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
            """)
        .define("thanks", thanks)
        .bind("thanks", Courtesy.THANK_YOU.wireName())
        .bind("client", client.value())
        .bindArray("debtors", String.class, reasons.keySet().toArray())
        .bindArray("reasons", String.class, reasons.values().toArray())
        .execute();
  }
}
