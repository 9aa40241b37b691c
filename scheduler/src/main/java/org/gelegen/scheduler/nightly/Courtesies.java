package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.courtesies.CourtesyPolicy;
import org.gelegen.model.courtesies.CourtesyPolicy.Due;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;

/**
 * Adds to a night's plan the courtesies that are due, in the room that the plan leaves. Who is
 * contacted anyway gets none.
 */
final class Courtesies {
  private final NightFrame frame;
  private final CampaignStore campaigns;
  private final DebtorFilter filter;
  private final CourtesyPolicy policy;

  Courtesies(NightFrame frame, CampaignStore campaigns, DebtorFilter filter) {
    this.frame = frame;
    this.campaigns = campaigns;
    this.filter = filter;
    Decider decider = frame.decider();
    policy =
        new CourtesyPolicy(
            decider.client(),
            decider.settings(),
            decider.rules(),
            new CourtesyPolicy.Day(frame.now(), frame.day(), frame.channels()));
  }

  /** One with its decision. */
  private record Planned(Due due, Action action, Decision decision) {}

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

  /** The first that is due and was not planned before. */
  private Optional<Planned> planned(DebtorHistory history, Room room) {
    List<Due> due = policy.due(history, frame.placements().leavesAlone(history.debtorId()));
    if (due.isEmpty()) {
      return Optional.empty();
    }
    List<KnownContact> known =
        ContactState.known(
            campaigns.findByDebtor(frame.decider().client().clientId(), history.debtorId()));
    Turn turn = Turn.knowing(CourtesyPolicy.bearing(due, known));
    return CourtesyPolicy.first(due, history, known)
        .flatMap(
            one ->
                policy.open(one, history, known).stream()
                    .filter(room::has)
                    .findFirst()
                    .map(action -> planned(one, action, history, turn, room)));
  }

  private Planned planned(Due due, Action action, DebtorHistory history, Turn turn, Room room) {
    room.take(action, frame.decider().settings().cost(action.channel()));
    Decision decision =
        policy
            .decision(due, action, history, frame.ids().decision(due.contactId()))
            .on(frame.basis(turn));
    return new Planned(due, action, decision);
  }

  private PlannedContact contact(Planned planned) {
    Decision decision = planned.decision();
    Due due = planned.due();
    BigDecimal cost = frame.decider().settings().cost(planned.action().channel());
    return new PlannedContact(
        due.contactId(),
        decision.debtorId(),
        due.caseId(),
        decision.decisionId(),
        planned.action(),
        due.courtesy().wireName(),
        Tone.FRIENDLY,
        0,
        0,
        0,
        cost.negate(),
        cost,
        1);
  }
}
