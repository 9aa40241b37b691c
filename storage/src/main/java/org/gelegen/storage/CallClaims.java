package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.workflows.WorkflowStep;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What becomes of leased calls. New leases are taken in the order of their debtors' ids. Whoever
 * ends leases locks their contacts first, and whoever takes or tidies up passes over contacts that
 * others have locked, so that nobody waits in a circle.
 *
 * <p>A lease lasts for as long as its length says by the clock of {@link LeaseTime}; slots and the
 * moment of a call go by the moments that callers name.
 */
final class CallClaims {
  private static final Comparator<Lease> BY_DEBTOR =
      Comparator.comparing(lease -> lease.contact().debtorId());

  private final Handle handle;
  private final ClientId client;
  private final LeaseTime time;

  CallClaims(Handle handle, ClientId client, LeaseTime time) {
    this.handle = handle;
    this.client = client;
    this.time = time;
  }

  List<PlannedContact> planned(Instant now) {
    return handle
        .createQuery(
            """
            select contact_id, debtor_id, case_id, also_case_ids, decision_id, channel, slot_starts_at,
              slot_ends_at, template, tone, reach, response, harm, expected_value, cost, propensity
            from planned_contact
            where client_id = :client and open and status = 'planned' and channel = :phone
              and slot_starts_at <= :now and slot_ends_at > :now
              and (not_before_at is null or not_before_at <= :now)
            order by contact_id
            """)
        .bind("client", client.value())
        .bind("phone", Channel.PHONE.wireName())
        .bind("now", now)
        .map((row, _) -> PlannedContactRows.contact(row))
        .list();
  }

  List<Lease> take(List<Lease> wanted) {
    Set<DebtorId> erased =
        ErasedDebtors.among(
            handle, client, wanted.stream().map(lease -> lease.contact().debtorId()).toList());
    List<Lease> known =
        wanted.stream().filter(lease -> !erased.contains(lease.contact().debtorId())).toList();
    Set<LeaseId> holding = hold(known);
    List<Lease> held =
        new ArrayList<>(known.stream().filter(lease -> holding.contains(lease.leaseId())).toList());
    if (held.isEmpty()) {
      return held;
    }
    Set<String> marked = new HashSet<>(mark(held));
    marked.addAll(add(held.stream().filter(lease -> !marked.contains(id(lease))).toList()));
    List<Lease> late = held.stream().filter(lease -> !marked.contains(id(lease))).toList();
    if (!late.isEmpty()) {
      letGo(handle, client, late.stream().map(CallClaims::id).toList());
    }
    held.removeAll(late);
    return held;
  }

  private static String id(Lease lease) {
    return lease.contact().contactId().value();
  }

  /** Holds the debtors that nobody holds. */
  private Set<LeaseId> hold(List<Lease> wanted) {
    List<Lease> ordered = wanted.stream().sorted(BY_DEBTOR).toList();
    return new HashSet<>(
        handle
            .createQuery(
                """
                insert into dialer_lease
                  (client_id, debtor_id, lease_id, contact_id, dialer_id, ends_at)
                select :client, debtor_id, lease_id, contact_id, dialer_id, ends_at
                from unnest(:debtors, :leases, :contacts, :dialers, :ends)
                  with ordinality as wanted(debtor_id, lease_id, contact_id, dialer_id, ends_at, n)
                order by n
                on conflict do nothing
                returning lease_id
                """)
            .bind("client", client.value())
            .bindArray(
                "debtors",
                String.class,
                ordered.stream().map(lease -> lease.contact().debtorId().value()).toList())
            .bindArray(
                "leases",
                String.class,
                ordered.stream().map(lease -> lease.leaseId().value()).toList())
            .bindArray("contacts", String.class, ordered.stream().map(CallClaims::id).toList())
            .bindArray(
                "dialers",
                String.class,
                ordered.stream().map(lease -> lease.dialerId().value()).toList())
            .bindArray("ends", Instant.class, ordered.stream().map(this::ends).toList())
            .map((row, _) -> new LeaseId(row.getString("lease_id")))
            .list());
  }

  private Instant ends(Lease lease) {
    Instant from = time.now(handle, lease.takenAt());
    return from.plus(Duration.between(lease.takenAt(), lease.endsAt()));
  }

  /**
   * Marks the planned ones, which may speak of fewer other cases by now; answers their contacts'
   * ids.
   */
  private Set<String> mark(List<Lease> held) {
    Map<String, List<String>> planned = new HashMap<>();
    handle
        .createQuery(
            """
            with free as (
              select contact_id from planned_contact
              where client_id = :client and contact_id = any(:contacts) and status = 'planned'
              order by contact_id for update skip locked)
            update planned_contact planned
            set status = 'leased', leased_at = :takenAt, reason = null
            from free
            where planned.client_id = :client and planned.contact_id = free.contact_id
            returning planned.contact_id, also_case_ids
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, held.stream().map(CallClaims::id).toList())
        .bind("takenAt", held.getFirst().takenAt())
        .map(
            (row, _) ->
                planned.put(
                    row.getString("contact_id"),
                    List.of((String[]) row.getArray("also_case_ids").getArray())))
        .list();
    narrow(held, planned);
    return planned.keySet();
  }

  private void narrow(List<Lease> held, Map<String, List<String>> planned) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update planned_contact set also_case_ids = :alsoCases
            where client_id = :client and contact_id = :contact
            """);
    for (Lease lease : held) {
      List<String> others = lease.contact().alsoCaseIds().stream().map(CaseId::value).toList();
      if (!planned.getOrDefault(id(lease), others).equals(others)) {
        batch
            .bind("client", client.value())
            .bind("contact", id(lease))
            .bindArray("alsoCases", String.class, others)
            .add();
      }
    }
    batch.execute();
  }

  /** Adds those that no campaign planned; answers their contacts' ids. */
  private Set<String> add(List<Lease> madeUp) {
    if (madeUp.isEmpty()) {
      return Set.of();
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into planned_contact (client_id, contact_id, debtor_id, case_id, also_case_ids, decision_id,
              channel, slot_starts_at, slot_ends_at, template, tone, reach, response, harm, expected_value, cost,
              propensity, status, leased_at)
            values (:client, :contact, :debtor, :case, :alsoCases, :decision, :channel, :slotStartsAt,
              :slotEndsAt, :template, :tone, :reach, :response, :harm, :expectedValue, :cost, :propensity, 'leased',
              :takenAt)
            on conflict do nothing
            """);
    for (Lease lease : madeUp) {
      PlannedContactRows.bind(batch, client, lease.contact())
          .bind("takenAt", lease.takenAt())
          .add();
    }
    // Batches of inserts are put together on their way and then count nothing.
    return new HashSet<>(batch.executePreparedBatch("contact_id").mapTo(String.class).list());
  }

  /** Ends the leases on these contacts, whose rows are locked, whatever becomes of them. */
  static void letGo(Handle handle, ClientId client, List<String> contacts) {
    handle
        .createUpdate(
            """
            delete from dialer_lease
            where client_id = :client and contact_id = any(:contacts)
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, contacts)
        .execute();
  }

  boolean release(LeaseId lease, Instant now) {
    return handle
            .createQuery(
                """
                with held as (
                  select contact_id from dialer_lease lease
                    join planned_contact planned using (client_id, contact_id)
                  where client_id = :client and lease_id = :lease and ends_at > :leaseNow
                  for update of planned),
                freed as (
                  delete from dialer_lease lease using held
                  where lease.client_id = :client and lease.lease_id = :lease
                  returning lease.contact_id),
                returned as (
                  update planned_contact planned
                  set status = case
                      when campaign_id is not null and reason is null and slot_ends_at > :now
                        then 'planned'
                      else 'cancelled' end,
                    reason = case
                      when campaign_id is not null and reason is null and slot_ends_at > :now
                        then null
                      else coalesce(reason, 'the lease was released') end
                  from freed
                  where planned.client_id = :client and planned.contact_id = freed.contact_id
                    and planned.status = 'leased')
                select count(*) from freed
                """)
            .bind("client", client.value())
            .bind("lease", lease.value())
            .bind("now", now)
            .bind("leaseNow", time.now(handle, now))
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  void withdraw(Map<LeaseId, String> reasons) {
    List<LeaseId> leases = reasons.keySet().stream().sorted().toList();
    handle
        .createUpdate(
            """
            with held as (
              select lease_id, told.reason from dialer_lease lease
                join unnest(:leases, :reasons) as told(lease_id, reason) using (lease_id)
                join planned_contact planned using (client_id, contact_id)
              where client_id = :client
              order by contact_id for update of planned),
            freed as (
              delete from dialer_lease lease using held
              where lease.client_id = :client and lease.lease_id = held.lease_id
              returning lease.contact_id, held.reason),
            forgotten as (
              delete from planned_contact planned using freed
              where planned.client_id = :client and planned.contact_id = freed.contact_id
                and planned.campaign_id is null)
            update planned_contact planned
            set status = 'cancelled', reason = freed.reason
            from freed
            where planned.client_id = :client and planned.contact_id = freed.contact_id
              and planned.campaign_id is not null and planned.status = 'leased'
            """)
        .bind("client", client.value())
        .bindArray("leases", String.class, leases.stream().map(LeaseId::value).toList())
        .bindArray(
            "reasons", String.class, leases.stream().map(lease -> reasons.get(lease)).toList())
        .execute();
  }

  /**
   * Ends the leases whose time is over; answers how many of their contacts that cancels. A contact
   * that a workflow planned is planned again while its slot runs, as no model is there to choose it
   * anew.
   */
  int expire(Instant now) {
    return handle
        .createQuery(
            """
            with over as (
              select lease_id from dialer_lease lease
                join planned_contact planned using (client_id, contact_id)
              where client_id = :client and ends_at <= :leaseNow
              for update of planned skip locked),
            freed as (
              delete from dialer_lease lease using over
              where lease.client_id = :client and lease.lease_id = over.lease_id
              returning lease.contact_id),
            ended as (
              select contact_id, campaign_id is not null and reason is null
                  and slot_ends_at > :now and starts_with(contact_id, :workflow) as again
              from planned_contact join freed using (contact_id)
              where client_id = :client and status = 'leased'),
            told as (
              update planned_contact planned
              set status = case when again then 'planned' else 'cancelled' end,
                reason = case when again then null
                  else coalesce(reason, 'the lease ended without an outcome') end
              from ended
              where planned.client_id = :client and planned.contact_id = ended.contact_id
                and planned.status = 'leased'
              returning planned.status)
            select count(*) from told where status = 'cancelled'
            """)
        .bind("client", client.value())
        .bind("now", now)
        .bind("leaseNow", time.now(handle, now))
        .bind("workflow", WorkflowStep.CONTACT_PREFIX)
        .mapTo(Integer.class)
        .one();
  }
}
