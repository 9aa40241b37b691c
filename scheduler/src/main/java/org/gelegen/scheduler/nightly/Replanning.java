package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.FailedContacts;
import org.gelegen.model.campaign.FailedContacts.Failed;
import org.gelegen.model.campaign.FailedContacts.Instead;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.NextStep.Left;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.gelegen.scheduler.planning.CampaignPlanner;

/**
 * Plans the rest of the day anew for the debtors whose contact failed or was not made before its
 * slot ended, without the channels that failed or use the same number (a wrong one is wrong for a
 * text as well): the next best action that rules, capacity and budget leave open. Where a later day
 * is better, or nothing is open, the night after sees to the debtor. Nothing takes the place of a
 * courtesy, which was not to collect. In the place of a workflow's contact its step is made over
 * the next of its channels, if it names others.
 *
 * <p>It is planned as the night is, by the same rules and from the same kind of histories, with
 * what the day's campaign takes already taken. Safe for use by several threads and processes: of
 * two that plan for the same failure one finds that it was seen to.
 */
public final class Replanning {
  /** Failed contacts in one go; what is left over is found the next time. */
  static final int AT_ONCE = 2_000;

  private final NightlyPorts ports;
  private final FailedContacts failures;
  private final CampaignPlanner planner;
  private final NightlySettings settings;

  public Replanning(
      NightlyPorts ports,
      FailedContacts failures,
      CampaignPlanner planner,
      NightlySettings settings) {
    this.ports = ports;
    this.failures = failures;
    this.planner = planner;
    this.settings = settings;
  }

  /**
   * Sees to a client's failed contacts.
   *
   * @param failed contacts that were seen to
   * @param planned contacts planned in their place
   */
  public record Result(int failed, int planned) {}

  /** Sees to the failed contacts of a client; those of other days than today's are let be. */
  public Result run(ClientId client, Instant now) {
    List<Failed> failed = failures.find(client, AT_ONCE);
    Optional<Desk> desk = failed.isEmpty() ? Optional.empty() : ports.desks().find(client);
    if (desk.isEmpty()) {
      return new Result(0, 0);
    }
    LocalDate today = now.atZone(desk.get().client().timeZone()).toLocalDate();
    Portfolio portfolio = desk.get().portfolio(now);
    Map<Round, List<Failed>> rounds = new HashMap<>();
    for (Failed one : failed) {
      boolean plans =
          one.campaignId().equals(today.toString())
              && Courtesy.of(one.contact().template()).isEmpty();
      Set<Channel> without = plans ? withSameNumber(portfolio, one) : Set.of();
      rounds
          .computeIfAbsent(new Round(one.campaignId(), plans, without), _ -> new ArrayList<>())
          .add(one);
    }
    int planned = 0;
    for (Map.Entry<Round, List<Failed>> round : rounds.entrySet()) {
      planned +=
          round.getKey().plans()
              ? plan(desk.get(), new NightIds(client, today, now, round.getKey().without()), round)
              : failures.replace(client, round.getKey().campaignId(), round.getValue(), List.of());
    }
    return new Result(failed.size(), planned);
  }

  /** What is planned together, without the same channels, or only seen to. */
  private record Round(String campaignId, boolean plans, Set<Channel> without) {}

  /** The channels that failed, and those that use the number of one that did. */
  private static Set<Channel> withSameNumber(Portfolio portfolio, Failed failed) {
    return portfolio
        .find(failed.contact().debtorId())
        .flatMap(DebtorHistory::debtor)
        .map(debtor -> debtor.sharingNumber(failed.channels()))
        .orElse(failed.channels());
  }

  private int plan(Desk desk, NightIds ids, Map.Entry<Round, List<Failed>> round) {
    ClientId client = desk.client().clientId();
    ZoneId zone = desk.client().timeZone();
    List<Failed> failed = round.getValue();
    Set<Channel> stopped = ports.stops().stopped(client);
    Set<Channel> closed = new HashSet<>(round.getKey().without());
    closed.addAll(stopped);
    Decider decider = desk.decider().requireModelOrWorkflow();
    Set<DebtorId> wanted = new LinkedHashSet<>();
    failed.forEach(one -> wanted.add(one.contact().debtorId()));
    Portfolio.Snapshot known = desk.portfolio(ids.now()).snapshot(wanted, ids.now());
    List<DebtorHistory> debtors =
        known.histories().stream().filter(history -> history.actionableCase().isPresent()).toList();
    NightFrame frame =
        new NightFrame(
            decider,
            desk.foresee(decider, debtors, ids.now()),
            ids,
            settings,
            known.position(),
            () -> ports.shadows().open(desk, decider),
            DayLeft.after(
                failures.taken(client, ids.campaign()),
                stopped,
                new Cells(ids.date(), zone, decider.settings()),
                zone));
    Consumer<List<Decision>> log = decisions -> ports.decisions().append(client, decisions);
    Map<DebtorId, PlannedContact> ofWorkflow = ofWorkflow(failed);
    WorkflowContacts steps = steps(frame, desk.workflows(decider), debtors, ofWorkflow, log);
    List<Instead> instead = new ArrayList<>(insteadOf(ofWorkflow, steps.contacts()));
    if (!closed.containsAll(decider.settings().channels())) {
      NightFrame rest = steps.rest();
      instead.addAll(
          insteadOf(
              ofModel(failed),
              new NightPlanner(
                      rest.with(rest.left().without(closed)), ports.campaigns(), planner, () -> {})
                  .plan(debtors, log)
                  .contacts()));
    }
    return failures.replace(client, ids.campaign(), failed, instead);
  }

  private static List<Instead> insteadOf(
      Map<DebtorId, PlannedContact> failed, List<PlannedContact> planned) {
    return planned.stream()
        .map(
            contact ->
                new Instead(
                    Objects.requireNonNull(failed.get(contact.debtorId())).contactId(), contact))
        .toList();
  }

  /** Of each debtor the failed contact that the model's plan takes the place of. */
  private static Map<DebtorId, PlannedContact> ofModel(List<Failed> failed) {
    Map<DebtorId, PlannedContact> first = new HashMap<>();
    for (Failed one : failed) {
      first.merge(
          one.contact().debtorId(),
          one.contact(),
          (before, other) -> before.ofWorkflow() && !other.ofWorkflow() ? other : before);
    }
    return first;
  }

  /** Of each debtor the failed contact whose step is to be made over another channel. */
  private static Map<DebtorId, PlannedContact> ofWorkflow(List<Failed> failed) {
    Map<DebtorId, PlannedContact> ofWorkflow = new HashMap<>();
    for (Failed one : failed) {
      // What only ran out of time is due again the night after.
      boolean itself = one.channels().contains(one.contact().action().channel());
      if (itself && one.contact().ofWorkflow() && !one.contact().appointment()) {
        ofWorkflow.putIfAbsent(one.contact().debtorId(), one.contact());
      }
    }
    return ofWorkflow;
  }

  /** The steps whose contact failed, each over another of its channels. */
  private WorkflowContacts steps(
      NightFrame frame,
      WorkflowPolicy policy,
      List<DebtorHistory> debtors,
      Map<DebtorId, PlannedContact> ofWorkflow,
      Consumer<List<Decision>> log) {
    Map<DebtorId, KnownContact> failed = new HashMap<>();
    ofWorkflow.forEach(
        (debtor, contact) -> failed.put(debtor, KnownContact.of(contact, ContactStatus.FAILED)));
    return new WorkflowContacts(
            frame, ports.campaigns(), policy, new StepsInstead(frame, policy, failed))
        .plan(
            debtors.stream().filter(history -> ofWorkflow.containsKey(history.debtorId())).toList(),
            log,
            () -> {});
  }

  /** The steps of contacts that failed, over other channels, unless that was tried today. */
  private record StepsInstead(
      NightFrame frame, WorkflowPolicy policy, Map<DebtorId, KnownContact> ofDebtors)
      implements WorkflowContacts.Steps {
    @Override
    public NextStep next(DebtorHistory history, List<KnownContact> known) {
      return policy.instead(failed(history).orElseThrow(), history, known, frame.day());
    }

    @Override
    public Optional<KnownContact> failed(DebtorHistory history) {
      return Optional.ofNullable(ofDebtors.get(history.debtorId()));
    }

    @Override
    public Optional<Left> left(DebtorHistory history, NextStep.Due due, List<KnownContact> known) {
      ContactId contact = frame.ids().step(history.debtorId(), due);
      return known.stream().anyMatch(before -> before.contactId().equals(contact))
          ? Optional.of(Left.TAKEN_BACK)
          : Optional.empty();
    }
  }
}
