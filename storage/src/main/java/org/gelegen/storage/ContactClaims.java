package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.workflows.WorkflowStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of planned contacts: claimed, settled, cancelled. A claim locks its rows and passes
 * over those that others hold; the attempt number is the fence of the settlement. Whoever waits for
 * rows locks them in the order of their ids, so that nobody waits in a circle.
 *
 * <p>What is due is found slot by slot, in the order that an index has the contacts of a slot in:
 * sorting everything due for each claim would make a morning's work grow with its square.
 */
final class ContactClaims {
  private final Handle handle;
  private final ClientId client;

  ContactClaims(Handle handle, ClientId client) {
    this.handle = handle;
    this.client = client;
  }

  /** Claims calls that debtors asked for and no model rated, and then the best of the others. */
  List<Claim> claim(Set<Channel> channels, int limit, Instant now, Duration lease) {
    List<Claim> claims = new ArrayList<>();
    if (channels.contains(Channel.PHONE)) {
      claims.addAll(askedFor(limit, now));
      mark(claims, now.plus(lease));
    }
    if (claims.size() < limit) {
      List<Claim> others = best(channels, limit - claims.size(), now);
      mark(others, now.plus(lease));
      claims.addAll(others);
    }
    return claims;
  }

  private List<Claim> askedFor(int limit, Instant now) {
    return handle
        .createQuery(
            """
            select contact_id, debtor_id, case_id, also_case_ids, decision_id, channel, slot_starts_at,
              slot_ends_at, template, tone, reach, response, harm, expected_value, cost,
              propensity, attempts + 1 as attempt,
              attempts + 1 - attempts_before as tries, status = 'sending' as taken_over
            from planned_contact
            where client_id = :client and open and contact_id like 'workflow-callback-%'
              and channel = 'phone' and slot_starts_at <= :now
              and (status = 'sending' or (status = 'planned' and slot_ends_at > :now))
              and (not_before_at is null or not_before_at <= :now)
            order by slot_starts_at, contact_id
            limit :limit for update skip locked
            """)
        .bind("client", client.value())
        .bind("now", now)
        .bind("limit", limit)
        .map((row, _) -> claim(row))
        .list();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        PlannedContactRows.contact(row),
        row.getInt("attempt"),
        row.getInt("tries"),
        row.getBoolean("taken_over"));
  }

  private List<Claim> best(Set<Channel> channels, int limit, Instant now) {
    return handle
        .createQuery(
            """
            with recursive begun as (
              (select slot_starts_at from planned_contact
                where client_id = :client and open and slot_starts_at <= :now
                order by slot_starts_at limit 1)
              union all
              select (select slot_starts_at from planned_contact later
                where client_id = :client and open
                  and later.slot_starts_at > begun.slot_starts_at
                  and later.slot_starts_at <= :now
                order by slot_starts_at limit 1)
              from begun where begun.slot_starts_at is not null)
            select due.* from begun cross join unnest(:channels) as wanted(channel)
              cross join lateral (
                select contact_id, debtor_id, case_id, also_case_ids, decision_id, channel, slot_starts_at,
                  slot_ends_at, template, tone, reach, response, harm, expected_value, cost,
                  propensity, attempts + 1 as attempt,
                  attempts + 1 - attempts_before as tries, status = 'sending' as taken_over
                from planned_contact
                where client_id = :client and open
                  and slot_starts_at = begun.slot_starts_at and channel = wanted.channel
                  and (status = 'sending' or (status = 'planned' and slot_ends_at > :now))
                  and (not_before_at is null or not_before_at <= :now)
                order by expected_value desc, contact_id
                limit :limit for update skip locked) due
            order by expected_value desc, contact_id
            limit :limit
            """)
        .bind("client", client.value())
        .bindArray("channels", String.class, channels.stream().map(WireName::wireName).toList())
        .bind("now", now)
        .bind("limit", limit)
        .map((row, _) -> claim(row))
        .list();
  }

  private void mark(List<Claim> claims, Instant leaseEnds) {
    if (claims.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            update planned_contact
            set status = 'sending', attempts = attempts + 1, not_before_at = :leaseEnds,
              reason = case when status = 'sending' then reason end
            where client_id = :client and contact_id = any(:contacts)
            """)
        .bind("client", client.value())
        .bind("leaseEnds", leaseEnds)
        .bindArray(
            "contacts",
            String.class,
            claims.stream().map(claim -> claim.contact().contactId().value()).toList())
        .execute();
  }

  void speakOf(Map<ContactId, List<CaseId>> others) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update planned_contact set also_case_ids = :alsoCases
            where client_id = :client and contact_id = :contact and status = 'sending'
            """);
    // In order, so that two that do so never wait for each other in a circle.
    others.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                batch
                    .bind("client", client.value())
                    .bind("contact", entry.getKey().value())
                    .bindArray(
                        "alsoCases",
                        String.class,
                        entry.getValue().stream().map(CaseId::value).toList())
                    .add());
    batch.execute();
  }

  int settle(List<Settlement> settlements) {
    boolean doubt =
        settlements.stream().anyMatch(settled -> settled.status() == ContactStatus.UNKNOWN);
    if (doubt) {
      Positions.hold(handle, client);
    }
    lock(settlements);
    Map<Ending, List<String>> contacts = new LinkedHashMap<>();
    for (Settlement settled : settlements) {
      contacts
          .computeIfAbsent(Ending.of(settled), _ -> new ArrayList<>())
          .add(settled.contactId().value());
    }
    int count = 0;
    for (var entry : contacts.entrySet()) {
      count += settle(entry.getKey(), entry.getValue());
    }
    if (doubt) {
      DoubtfulContacts.settleKnown(handle, client);
    }
    return count;
  }

  /** What settlements have in common but for their contacts; most of a batch have it all. */
  private record Ending(
      ContactStatus status, int attempt, @Nullable Instant retryAt, @Nullable String reason) {
    private static Ending of(Settlement settled) {
      return new Ending(settled.status(), settled.attempt(), settled.retryAt(), settled.reason());
    }
  }

  private void lock(List<Settlement> settlements) {
    handle
        .createQuery(
            """
            select count(*) from (
              select from planned_contact
              where client_id = :client and contact_id = any(:contacts)
              order by contact_id for update) held
            """)
        .bind("client", client.value())
        .bindArray(
            "contacts",
            String.class,
            settlements.stream().map(settled -> settled.contactId().value()).toList())
        .mapTo(Long.class)
        .one();
  }

  private int settle(Ending ending, List<String> contacts) {
    return handle
        .createUpdate(
            """
            update planned_contact
            set status = case
                when :status = 'planned' and reason is not null and status = 'sending'
                  then 'cancelled'
                else :status end,
              not_before_at = :retryAt,
              failure = case
                when :status = 'failed'
                    or (:status = 'dead' and starts_with(contact_id, :workflow))
                  then coalesce(failure, 'open')
                else failure end,
              reason = case
                when :status = 'planned' and status = 'sending' then coalesce(reason, :reason)
                else :reason end
            where client_id = :client and contact_id = any(:contacts)
              and attempts = :attempt and status in ('sending', 'unknown')
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, contacts)
        .bind("status", ending.status().wireName())
        .bind("workflow", WorkflowStep.CONTACT_PREFIX)
        .bind("attempt", ending.attempt())
        .bind("retryAt", ending.retryAt())
        .bind("reason", ending.reason())
        .execute();
  }

  int expire(Instant now) {
    return handle
        .createUpdate(
            """
            with held as (
              select contact_id from planned_contact
              where client_id = :client and open and status = 'planned'
                and slot_starts_at <= :now and slot_ends_at <= :now
              order by contact_id for update skip locked)
            update planned_contact planned
            set status = 'cancelled', reason = 'the slot has ended',
              failure = coalesce(failure, 'open')
            from held
            where planned.client_id = :client and planned.contact_id = held.contact_id
            """)
        .bind("client", client.value())
        .bind("now", now)
        .execute();
  }
}
