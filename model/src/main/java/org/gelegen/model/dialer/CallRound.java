package org.gelegen.model.dialer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.LastLook;
import org.gelegen.model.campaign.LastLook.Finding;
import org.gelegen.model.campaign.OtherCases;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.CallNow;
import org.gelegen.model.decision.CallNow.Appointment;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Occasion;
import org.gelegen.model.decision.Placements;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.gelegen.model.workflows.WorkflowStep;
import org.jspecify.annotations.Nullable;

/** Serves one dialer once. Not thread-safe. */
final class CallRound {
  private static final int CHUNK = 64;
  private static final List<Channel> PHONE = List.of(Channel.PHONE);

  private final CallLeaser.Ports ports;
  private final Desk desk;
  private final ClientId client;
  private final CallRanking ranking;
  private final DialerId dialer;
  private final Instant now;
  private final Instant endsAt;
  private final Decider decider;
  private final Map<Decider, Desk.Sessions> sessions = new HashMap<>();

  /** Of the log, which the histories looked at follow. */
  private long position;

  CallRound(
      CallLeaser.Ports ports, Desk desk, CallRanking ranking, DialerId dialer, Duration lease) {
    this.ports = ports;
    this.desk = desk;
    this.ranking = ranking;
    this.dialer = dialer;
    client = desk.client().clientId();
    now = ports.clock().instant().truncatedTo(ChronoUnit.MICROS);
    endsAt = now.plus(lease);
    decider = desk.decider().requireModelOrWorkflow();
  }

  /** A debtor to look at, with the call that a campaign planned for this hour, if any did. */
  record Candidate(DebtorId debtor, @Nullable PlannedContact planned) {}

  /** A call to be leased, with the decision to make it unless a campaign decided that. */
  private record Choice(Lease lease, Decider decider, @Nullable Decision decision) {
    /** The same call speaking of these other cases beside its own. */
    Choice serving(List<CaseId> others) {
      PlannedContact contact = lease.contact();
      return others.equals(contact.alsoCaseIds())
          ? this
          : new Choice(lease.about(contact.serving(others)), decider, decision);
    }
  }

  List<NextCall> calls(int limit) {
    ports.campaigns().expire(client, now);
    desk.portfolio(now);
    List<NextCall> calls = new ArrayList<>();
    if (!decider.settings().channels().contains(Channel.PHONE)) {
      return calls;
    }
    CallQueue queue = queue();
    while (calls.size() < limit && !queue.isEmpty()) {
      calls.addAll(take(choose(queue, limit - calls.size())));
    }
    return calls;
  }

  private CallQueue queue() {
    List<Candidate> first = new ArrayList<>();
    Map<DebtorId, PlannedContact> planned = new TreeMap<>();
    for (PlannedContact contact : ports.leases().planned(client, now)) {
      planned.putIfAbsent(contact.debtorId(), contact);
    }
    CallRanking.Order order =
        ranking.bestFirst(desk, () -> desk.sessions(decider, ahead(), PHONE), decider, now);
    Set<DebtorId> queued = new HashSet<>(order.due());
    order.due().forEach(debtor -> first.add(new Candidate(debtor, planned.get(debtor))));
    for (PlannedContact contact : byGain(planned)) {
      if (queued.add(contact.debtorId())) {
        first.add(new Candidate(contact.debtorId(), contact));
      }
    }
    return new CallQueue(
        first,
        order.others().stream()
            .filter(debtor -> !queued.contains(debtor))
            .map(debtor -> new Candidate(debtor, null))
            .iterator());
  }

  /**
   * Planned calls, best first; those to debtors who asked for a later moment are left out. Of what
   * was planned without a model calls that debtors asked for come first, and the others last, since
   * nothing is known of what they are worth.
   */
  private List<PlannedContact> byGain(Map<DebtorId, PlannedContact> planned) {
    Map<PlannedContact, Double> gains = new HashMap<>();
    List<PlannedContact> asked = new ArrayList<>();
    List<PlannedContact> unrated = new ArrayList<>();
    for (PlannedContact contact : planned.values()) {
      if (contact.ofWorkflow()) {
        if (appointment(contact) != Appointment.AHEAD) {
          (contact.appointment() ? asked : unrated).add(contact);
        }
        continue;
      }
      desk.portfolio()
          .find(contact.debtorId())
          .flatMap(history -> callNow(decider, history, List.of()))
          .filter(call -> call.appointment() != Appointment.AHEAD)
          .ifPresent(call -> gains.put(contact, call.gain()));
    }
    return Stream.of(
            asked.stream(),
            gains.keySet().stream()
                .sorted(
                    Comparator.comparingDouble(
                            (PlannedContact contact) -> -gains.getOrDefault(contact, 0.0))
                        .thenComparing(PlannedContact::contactId)),
            unrated.stream())
        .flatMap(calls -> calls)
        .toList();
  }

  private Appointment appointment(PlannedContact contact) {
    return desk.portfolio()
        .find(contact.debtorId())
        .map(history -> CallNow.appointment(history, now, contact.action().slot().end()))
        .orElse(Appointment.NONE);
  }

  /** Takes from the queue until enough calls were found that may be made. */
  private List<Choice> choose(CallQueue queue, int limit) {
    List<Choice> chosen = new ArrayList<>();
    while (chosen.size() < limit && !queue.isEmpty()) {
      Deque<Candidate> chunk = new ArrayDeque<>();
      Set<DebtorId> debtors = new HashSet<>();
      while (chunk.size() < CHUNK && !queue.isEmpty()) {
        Candidate next = queue.remove();
        chunk.add(next);
        debtors.add(next.debtor());
      }
      Portfolio.Snapshot known = desk.portfolio().snapshot(debtors, now);
      position = known.position();
      Map<DebtorId, DebtorHistory> histories = new HashMap<>();
      known.histories().forEach(history -> histories.put(history.debtorId(), history));
      Map<DebtorId, List<ContactState>> pending =
          ports.campaigns().pending(client, histories.keySet());
      Placements placements = desk.enrol(decider, histories.values(), now);
      while (chosen.size() < limit && !chunk.isEmpty()) {
        Candidate next = chunk.remove();
        DebtorHistory history = histories.get(next.debtor());
        if (history != null) {
          choice(next, history, pending.getOrDefault(next.debtor(), List.of()), placements)
              .ifPresent(chosen::add);
        }
      }
      queue.putBack(chunk);
    }
    return chosen;
  }

  private Optional<Choice> choice(
      Candidate candidate,
      DebtorHistory history,
      List<ContactState> pending,
      Placements placements) {
    Decider its = placements.decider(candidate.debtor()).orElse(null);
    PlannedContact planned = candidate.planned();
    Optional<Choice> choice =
        planned != null && (its != null || standsUnasked(planned, history))
            ? Optional.of(new Choice(lease(planned), its == null ? decider : its, null))
            : its == null
                ? askedFor(history, pending, placements)
                : madeUp(its, history, pending, placements);
    return choice.flatMap(
        one ->
            look(one, pending, now) instanceof Finding.Allowed allowed && hasNumber(allowed)
                ? Optional.of(one.serving(others(allowed)))
                : Optional.empty());
  }

  private static List<CaseId> others(Finding.Allowed allowed) {
    return allowed.others().stream().map(other -> other.version().caseId()).toList();
  }

  /** Whether a planned call is made although no model may be asked: a debtor's wish stands. */
  private static boolean standsUnasked(PlannedContact planned, DebtorHistory history) {
    Slot slot = planned.action().slot();
    return planned.ofWorkflow()
        || history
            .callbackAt()
            .filter(asked -> !asked.isBefore(slot.start()) && asked.isBefore(slot.end()))
            .isPresent();
  }

  /** A call that a debtor asked for of whom no model is asked, and that no campaign planned. */
  private Optional<Choice> askedFor(
      DebtorHistory history, List<ContactState> pending, Placements placements) {
    WorkflowPolicy policy = desk.workflows(decider);
    List<KnownContact> known = ContactState.known(pending);
    return placements
        .unasked(history, policy, now)
        .flatMap(
            why ->
                policy
                    .dueCall(history, known, now)
                    .map(
                        due -> {
                          Decision made =
                              why.decide(
                                  due,
                                  history,
                                  new Occasion(
                                      DecisionId.next(now, ports.random()),
                                      now,
                                      basis(decider).of(Turn.knowing(known))),
                                  decider.settings());
                          return askedFor(due, placed(made, placements));
                        }));
  }

  private Choice askedFor(NextStep.Due due, Decision decision) {
    ContactId contact = new ContactId(WorkflowStep.CALLBACK_PREFIX + decision.decisionId());
    return new Choice(
        lease(PlannedContact.of(contact, due, decision, decider.settings().cost(Channel.PHONE))),
        decider,
        decision);
  }

  /** A call that no campaign planned: worth its cost, and nothing else is in the air. */
  private Optional<Choice> madeUp(
      Decider its, DebtorHistory history, List<ContactState> pending, Placements placements) {
    List<Attempt> attempts = pending.stream().map(state -> state.contact().asAttempt()).toList();
    return callNow(its, history, attempts)
        .filter(CallNow::worthwhile)
        .map(
            call -> {
              Decision made =
                  its.approached(
                          call.decision(
                              DecisionId.next(now, ports.random()),
                              history.debtorId(),
                              now,
                              its.modelVersion()),
                          history)
                      .on(basis(its).of(attempts, null));
              Decision decision = placed(made, placements);
              PlannedContact contact = contact(its, decision, call);
              return new Choice(
                  lease(contact.serving(OtherCases.find(its, contact, history, attempts, now))),
                  its,
                  decision);
            });
  }

  private static PlannedContact contact(Decider its, Decision decision, CallNow call) {
    Approach approach = decision.approach();
    return new PlannedContact(
        new ContactId("call-" + decision.decisionId()),
        decision.debtorId(),
        call.caseId(),
        decision.decisionId(),
        call.call().action(),
        approach == null ? null : approach.template(),
        approach == null ? null : approach.tone(),
        call.call().reach(),
        call.call().response(),
        call.call().harm(),
        call.call().expectedValue(),
        its.settings().cost(Channel.PHONE),
        1);
  }

  private Lease lease(PlannedContact contact) {
    return new Lease(LeaseId.next(ports.random()), dialer, contact, now, endsAt);
  }

  private List<NextCall> take(List<Choice> chosen) {
    Map<LeaseId, Choice> byLease = new HashMap<>();
    chosen.forEach(choice -> byLease.put(choice.lease().leaseId(), choice));
    List<Lease> taken = ports.leases().take(client, chosen.stream().map(Choice::lease).toList());
    try {
      return lookedAt(taken, byLease);
    } catch (RuntimeException e) {
      giveBack(taken, e);
      throw e;
    }
  }

  /** Nobody will hear of these leases, so nobody must wait until they end by themselves. */
  private void giveBack(List<Lease> leases, RuntimeException failure) {
    try {
      leases.forEach(lease -> ports.leases().release(client, lease.leaseId(), now));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private List<NextCall> lookedAt(List<Lease> taken, Map<LeaseId, Choice> byLease) {
    Set<DebtorId> debtors = new HashSet<>();
    taken.forEach(lease -> debtors.add(lease.contact().debtorId()));
    Map<DebtorId, List<ContactState>> pending = ports.campaigns().pending(client, debtors);
    Set<DebtorId> objected = desk.objections().objected(client, debtors);
    Instant moment = ports.clock().instant();
    desk.portfolio(moment);
    List<NextCall> calls = new ArrayList<>();
    List<Decision> decided = new ArrayList<>();
    Map<LeaseId, String> refused = new HashMap<>();
    for (Lease lease : taken) {
      Choice choice = byLease.get(lease.leaseId());
      DebtorId debtor = lease.contact().debtorId();
      if (choice == null) {
        continue;
      }
      boolean scored = choice.decision() != null && !lease.contact().ofWorkflow();
      if (scored && objected.contains(debtor)) {
        refused.put(lease.leaseId(), Objections.BASIS);
        continue;
      }
      switch (look(choice, pending.getOrDefault(debtor, List.of()), moment)) {
        case Finding.Recorded _ -> refused.put(lease.leaseId(), "it was made before");
        case Finding.Refused found -> refused.put(lease.leaseId(), found.reason());
        case Finding.Allowed allowed -> {
          calls.add(call(lease, choice.decider(), allowed, moment));
          if (choice.decision() != null) {
            decided.add(choice.decision());
          }
        }
      }
    }
    if (!refused.isEmpty()) {
      ports.leases().withdraw(client, refused);
    }
    ports.decisions().append(client, decided);
    return calls;
  }

  /**
   * The last look; a call that no campaign planned gives way to whatever else is in the air, and
   * one that was asked for to other calls only.
   */
  private Finding look(Choice choice, List<ContactState> pending, Instant moment) {
    PlannedContact contact = choice.lease().contact();
    boolean others =
        pending.stream()
            .anyMatch(
                state ->
                    state.status() != ContactStatus.UNKNOWN
                        && (!contact.appointment()
                            || state.contact().action().channel() == Channel.PHONE)
                        && !state.contact().contactId().equals(contact.contactId()));
    return choice.decision() != null && others
        ? new Finding.Refused("another contact is planned")
        : new LastLook(desk.portfolio(), choice.decider()).look(contact, pending, moment);
  }

  private NextCall call(Lease lease, Decider its, Finding.Allowed allowed, Instant moment) {
    return new NextCall(
        lease,
        others(allowed),
        number(allowed).orElse(""),
        its.rules().permittedUntil(allowed.standing(), Channel.PHONE, moment, endsAt));
  }

  private static boolean hasNumber(Finding.Allowed allowed) {
    return number(allowed).isPresent();
  }

  private static Optional<String> number(Finding.Allowed allowed) {
    return allowed
        .history()
        .debtor()
        .map(DebtorRecord::channels)
        .flatMap(channels -> Optional.ofNullable(channels.get(Channel.PHONE)))
        .map(Address::address);
  }

  private Optional<CallNow> callNow(Decider its, DebtorHistory history, List<Attempt> pending) {
    return sessions(its).in(history.zone()).callNow(history, pending, now);
  }

  private Desk.Sessions sessions(Decider its) {
    return sessions.computeIfAbsent(its, with -> desk.sessions(with, ahead(), PHONE));
  }

  private Horizon ahead() {
    return new Horizon(now, Recommender.Request.DEFAULT_HORIZON);
  }

  private DecisionBasis basis(Decider its) {
    return its.basis(DecisionBasis.Origin.DIALER, position, ahead(), PHONE);
  }

  private static Decision placed(Decision made, Placements placements) {
    return placements.find(made.debtorId()).map(made::in).orElse(made);
  }
}
