package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of planned contacts: claimed, settled, cancelled. A claim locks its rows and passes
 * over those that others hold; the attempt number is the fence of the settlement. Whoever waits for
 * rows locks them in the order of their ids, so that nobody waits in a circle.
 */
final class ContactClaims {
  private static final Comparator<Claim> BEST_FIRST =
      Comparator.comparing((Claim claim) -> claim.contact().expectedValue())
          .reversed()
          .thenComparing(claim -> claim.contact().contactId());

  private final Handle handle;
  private final ClientId client;

  ContactClaims(Handle handle, ClientId client) {
    this.handle = handle;
    this.client = client;
  }

  List<Claim> claim(Set<Channel> channels, int limit, Instant now, Duration lease) {
    List<Claim> claims =
        handle
            .createQuery(
                """
                with due as (
                  select contact_id, status from planned_contact
                  where client_id = :client and channel = any(:channels)
                    and open and slot_starts_at <= :now
                    and (status = 'sending' or (status = 'planned' and slot_ends_at > :now))
                    and (not_before_at is null or not_before_at <= :now)
                  order by expected_value desc, contact_id
                  limit :limit for update skip locked)
                update planned_contact planned
                set status = 'sending', attempts = planned.attempts + 1,
                  not_before_at = :leaseEnds,
                  reason = case when due.status = 'sending' then planned.reason end
                from due
                where planned.client_id = :client and planned.contact_id = due.contact_id
                returning planned.contact_id, debtor_id, case_id, decision_id, channel,
                  slot_starts_at, slot_ends_at, template, tone, reach, response, harm,
                  expected_value, cost, propensity, attempts,
                  due.status = 'sending' as taken_over
                """)
            .bind("client", client.value())
            .bindArray("channels", String.class, channels.stream().map(WireName::wireName).toList())
            .bind("now", now)
            .bind("leaseEnds", now.plus(lease))
            .bind("limit", limit)
            .map(
                (row, _) ->
                    new Claim(
                        PlannedContactRows.contact(row),
                        row.getInt("attempts"),
                        row.getBoolean("taken_over")))
            .list();
    claims.sort(BEST_FIRST);
    return claims;
  }

  int settle(List<Settlement> settlements) {
    return handle
        .createUpdate(
            """
            with held as (
              select contact_id from planned_contact
              where client_id = :client and contact_id = any(:contacts)
              order by contact_id for update)
            update planned_contact planned
            set status = case
                when settled.status = 'planned' and planned.reason is not null
                  and planned.status = 'sending' then 'cancelled'
                else settled.status end,
              not_before_at = settled.retry_at,
              reason = case
                when settled.status = 'planned' and planned.status = 'sending'
                  then coalesce(planned.reason, settled.reason)
                else settled.reason end
            from held join unnest(:contacts, :attempts, :statuses, :retries, :reasons)
              as settled(contact_id, attempt, status, retry_at, reason) using (contact_id)
            where planned.client_id = :client
              and planned.contact_id = held.contact_id
              and planned.attempts = settled.attempt
              and planned.status in ('sending', 'unknown')
            """)
        .bind("client", client.value())
        .bindArray(
            "contacts",
            String.class,
            settlements.stream().map(settled -> settled.contactId().value()).toList())
        .bindArray(
            "attempts", Integer.class, settlements.stream().map(Settlement::attempt).toList())
        .bindArray(
            "statuses",
            String.class,
            settlements.stream().map(settled -> settled.status().wireName()).toList())
        .bindArray("retries", Instant.class, settlements.stream().map(Settlement::retryAt).toList())
        .bindArray("reasons", String.class, settlements.stream().map(Settlement::reason).toList())
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
            set status = 'cancelled', reason = 'the slot has ended'
            from held
            where planned.client_id = :client and planned.contact_id = held.contact_id
            """)
        .bind("client", client.value())
        .bind("now", now)
        .execute();
  }
}
