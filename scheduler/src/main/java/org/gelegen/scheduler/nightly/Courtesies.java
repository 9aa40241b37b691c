package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.courtesies.Lapse;
import org.gelegen.model.courtesies.PaidLate;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.LapsedArrangement;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a night's plan the courtesies that are due, in the room that the plan leaves.
 *
 * <p>A courtesy is written, never spoken: over the channel that the debtor prefers, else over one
 * that the debtor consented to, in the first permitted hour from nine on where the debtor lives.
 * Who is contacted anyway, has a hold of any kind, or once complained or opted out, gets none. A
 * courtesy's id follows from what it is for, so that it is planned once, whatever becomes of it.
 */
final class Courtesies {
  /** Who paid longer ago than that would wonder. */
  static final Duration THANKS_WITHIN = Duration.ofDays(3);

  private static final List<Channel> WRITTEN =
      List.of(Channel.EMAIL, Channel.PORTAL, Channel.SMS, Channel.WHATSAPP);
  private static final int CIVIL_HOUR = 9;

  private final NightFrame frame;
  private final CampaignStore campaigns;
  private final DebtorFilter filter;
  private final Map<ZoneId, ActionGrid> grids = new HashMap<>();

  Courtesies(NightFrame frame, CampaignStore campaigns, DebtorFilter filter) {
    this.frame = frame;
    this.campaigns = campaigns;
    this.filter = filter;
  }

  /** A courtesy that is due. */
  private record Due(Courtesy courtesy, CaseId caseId, ContactId contactId) {}

  /** One with its action. */
  private record Planned(Due due, Decision decision) {}

  /**
   * The night with the courtesies that are due beside what it has.
   *
   * @param everybody all debtors, also those without anything to collect
   * @param log takes the decisions
   */
  Night beside(Night night, Collection<DebtorHistory> everybody, Consumer<List<Decision>> log) {
    if (!frame.decider().settings().courtesies().any()) {
      return night;
    }
    Set<DebtorId> contacted = new HashSet<>();
    night.contacts().forEach(contact -> contacted.add(contact.debtorId()));
    Room room = new Room(frame, night.contacts());
    List<PlannedContact> contacts = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    everybody.stream()
        .filter(history -> !contacted.contains(history.debtorId()) && filter.takes(history))
        .sorted(Comparator.comparing(DebtorHistory::debtorId))
        .forEach(
            history ->
                planned(history, room)
                    .ifPresent(
                        planned -> {
                          decisions.add(planned.decision());
                          contacts.add(contact(planned));
                        }));
    if (contacts.isEmpty()) {
      return night;
    }
    log.accept(decisions);
    return night.with(contacts, Map.of(PlanCount.COURTESIES.wireName(), (long) contacts.size()));
  }

  private Stream<Due> due(DebtorHistory history) {
    return history.reactions().harms() > 0 || !history.holds().isEmpty()
        ? Stream.empty()
        : Stream.of(
                history.cases().stream().flatMap(this::thanks),
                reminder(history),
                lapses(history),
                headsUps(history))
            .flatMap(some -> some);
  }

  /** Of an arrangement under which nothing was paid for too long. */
  private Stream<Due> lapses(DebtorHistory history) {
    LapsedArrangement settings = frame.decider().settings().courtesies().lapsedArrangement();
    return settings == null || frame.placements().leavesAlone(history.debtorId())
        ? Stream.empty()
        : Lapse.of(history, settings, frame.now())
            .map(
                lapse -> {
                  CaseId caseId = lapse.subject().version().caseId();
                  return new Due(
                      Courtesy.ARRANGEMENT_REMINDER,
                      caseId,
                      frame
                          .ids()
                          .courtesy(Courtesy.ARRANGEMENT_REMINDER, caseId.value(), lapse.since()));
                });
  }

  /** Of what falls due in the next days, for who paid late before and is in no control group. */
  private Stream<Due> headsUps(DebtorHistory history) {
    int days = frame.decider().settings().courtesies().headsUp();
    return days == 0 || frame.placements().leavesAlone(history.debtorId())
        ? Stream.empty()
        : history.actionableCases(frame.now()).stream()
            .filter(subject -> fallsDueIn(subject.version().dueDate(), days))
            .map(subject -> subject.version())
            .filter(version -> PaidLate.before(history, version.caseId(), frame.now()))
            .map(
                version ->
                    new Due(
                        Courtesy.HEADS_UP,
                        version.caseId(),
                        frame
                            .ids()
                            .headsUp(version.caseId(), Objects.requireNonNull(version.dueDate()))));
  }

  private boolean fallsDueIn(@Nullable LocalDate due, int days) {
    LocalDate date = frame.ids().date();
    return due != null && due.isAfter(date) && !due.isAfter(date.plusDays(days));
  }

  /** Of a promise without a payment since; whom an experiment leaves alone is not asked for one. */
  private Stream<Due> reminder(DebtorHistory history) {
    Duration after = frame.decider().settings().courtesies().promiseReminder();
    Instant promisedAt = history.promises().openAt();
    if (after == null
        || promisedAt == null
        || frame.now().isBefore(promisedAt.plus(after))
        || history.promises().broken(frame.now()) > history.promises().broken()
        || frame.placements().leavesAlone(history.debtorId())) {
      return Stream.empty();
    }
    return history
        .actionableCase(frame.now())
        .map(subject -> subject.version().caseId())
        .map(
            caseId ->
                new Due(
                    Courtesy.PROMISE_REMINDER,
                    caseId,
                    frame
                        .ids()
                        .courtesy(
                            Courtesy.PROMISE_REMINDER, history.debtorId().value(), promisedAt)))
        .stream();
  }

  private Stream<Due> thanks(CaseState paid) {
    Instant paidAt = paid.paidUpAt();
    if (!frame.decider().settings().courtesies().thankYou()
        || paidAt == null
        || paidAt.isBefore(frame.now().minus(THANKS_WITHIN))) {
      return Stream.empty();
    }
    CaseId caseId = paid.version().caseId();
    return Stream.of(
        new Due(
            Courtesy.THANK_YOU,
            caseId,
            frame.ids().courtesy(Courtesy.THANK_YOU, caseId.value(), paidAt)));
  }

  /** The first that is due and was not planned before; a debtor gets one a night. */
  private Optional<Planned> planned(DebtorHistory history, Room room) {
    List<Due> due = due(history).toList();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    List<ContactState> known =
        campaigns.findByDebtor(frame.decider().client().clientId(), history.debtorId());
    Set<ContactId> before = new HashSet<>();
    known.forEach(state -> before.add(state.contact().contactId()));
    history.attempts().forEach(attempt -> before.add(attempt.contactId()));
    return due.stream()
        .filter(one -> !before.contains(one.contactId()))
        .findFirst()
        .flatMap(
            one ->
                action(history, one, pending(known), room)
                    .map(action -> new Planned(one, decision(history, one, action))));
  }

  private static List<Attempt> pending(List<ContactState> known) {
    return known.stream()
        .filter(
            state ->
                switch (state.status()) {
                  case PLANNED, SENDING, LEASED, UNKNOWN -> true;
                  case SENT, CANCELLED, FAILED, DEAD -> false;
                })
        .map(state -> state.contact().asAttempt())
        .toList();
  }

  private Optional<Action> action(
      DebtorHistory history, Due due, List<Attempt> pending, Room room) {
    ActionGrid grid = grids.computeIfAbsent(history.zone(), this::grid);
    Standing standing =
        new Standing(frame.decider().client(), history, due.caseId(), pending, due.courtesy());
    PermitGrid permits = frame.decider().rules().permits(standing, grid);
    return channels(history).stream()
        .flatMap(channel -> actions(grid, channel))
        .filter(action -> permits.permitted(action) && room.has(grid.action(action)))
        .findFirst()
        .map(
            action -> {
              Action chosen = grid.action(action);
              room.take(chosen, frame.decider().settings().cost(chosen.channel()));
              return chosen;
            });
  }

  /** The actions of a channel, those at a civil hour first. */
  private static Stream<Integer> actions(ActionGrid grid, Channel channel) {
    int position = grid.channels().indexOf(channel);
    return Stream.iterate(0, slot -> slot < grid.slots().size(), slot -> slot + 1)
        .sorted(Comparator.comparing((Integer slot) -> grid.hour(slot) < CIVIL_HOUR))
        .map(slot -> grid.actionIndex(position, slot));
  }

  private ActionGrid grid(ZoneId zone) {
    Instant from = frame.horizon().from();
    List<Slot> slots = new Horizon(from, Duration.between(from, frame.dayEnds())).slots(zone);
    return new ActionGrid(zone, slots, WRITTEN);
  }

  /** The channels to write over that are used and not stopped, the best first. */
  private Set<Channel> channels(DebtorHistory history) {
    Set<Channel> channels = new LinkedHashSet<>();
    @Nullable DebtorRecord debtor = history.debtor().orElse(null);
    if (debtor == null) {
      return channels;
    }
    if (debtor.preferredChannel() != null && WRITTEN.contains(debtor.preferredChannel())) {
      channels.add(debtor.preferredChannel());
    }
    for (Channel channel : WRITTEN) {
      Address address = debtor.channels().get(channel);
      if (address != null && Boolean.TRUE.equals(address.consent())) {
        channels.add(channel);
      }
    }
    channels.retainAll(frame.channels());
    return channels;
  }

  private Decision decision(DebtorHistory history, Due due, Action action) {
    BigDecimal cost = frame.decider().settings().cost(action.channel());
    return new Decision(
        frame.ids().decision(due.contactId()),
        history.debtorId(),
        due.caseId(),
        frame.now(),
        Unasked.UNASKED,
        Decision.Kind.CONTACT,
        new Decision.ScoredAction(action, 0, 0, 0, cost.negate()),
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of(),
        null,
        null,
        new Approach(due.courtesy().wireName(), Tone.FRIENDLY, Offer.NONE, null, null));
  }

  private static PlannedContact contact(Planned planned) {
    Decision decision = planned.decision();
    Due due = planned.due();
    Decision.ScoredAction chosen = decision.chosen();
    if (chosen == null) {
      throw new IllegalStateException("a courtesy without an action: " + due.contactId());
    }
    return new PlannedContact(
        due.contactId(),
        decision.debtorId(),
        due.caseId(),
        decision.decisionId(),
        chosen.action(),
        due.courtesy().wireName(),
        Tone.FRIENDLY,
        0,
        0,
        0,
        chosen.expectedValue(),
        chosen.expectedValue().negate(),
        1);
  }
}
