package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.StopConditions;

/**
 * Looks at a contact for the last time before it is made.
 *
 * <p>Two contacts with the same debtor may be on their way at the same time. So that exactly one of
 * them gives way to a cap, all contacts have an order, by slot and id, and a contact reckons with
 * those before it, whatever their state, and with every one of unknown fate.
 */
public final class LastLook {
  private static final Comparator<PlannedContact> ORDER =
      Comparator.comparing((PlannedContact contact) -> contact.action().slot().start())
          .thenComparing(PlannedContact::contactId);

  private final Portfolio portfolio;
  private final Decider decider;

  public LastLook(Portfolio portfolio, Decider decider) {
    this.portfolio = portfolio;
    this.decider = decider;
  }

  /** What a last look finds. */
  public sealed interface Finding {
    /**
     * It may be made.
     *
     * @param others the planned other cases that it may still speak of
     */
    record Allowed(
        DebtorHistory history, CaseState debtCase, List<CaseState> others, Standing standing)
        implements Finding {
      public Allowed {
        others = List.copyOf(others);
      }
    }

    /** The log has it: it was made before. */
    record Recorded() implements Finding {}

    /** It may not be made. */
    record Refused(String reason) implements Finding {}
  }

  /**
   * Looks at a contact.
   *
   * @param pending what was pending of the debtor before the portfolio was refreshed: a contact
   *     that was settled in between is in the history by then, so none is overlooked
   */
  public Finding look(PlannedContact contact, List<ContactState> pending, Instant now) {
    Optional<DebtorHistory> known = portfolio.find(contact.debtorId());
    if (known.isEmpty()) {
      return new Finding.Refused("the debtor is not known any more");
    }
    DebtorHistory history = known.get();
    if (history.attempts().stream().anyMatch(a -> a.contactId().equals(contact.contactId()))) {
      return new Finding.Recorded();
    }
    Optional<String> takenBack = takenBack(contact, pending);
    if (takenBack.isPresent()) {
      return new Finding.Refused(takenBack.get());
    }
    Optional<CaseState> debtCase = history.findCase(contact.caseId());
    if (debtCase.isEmpty()) {
      return new Finding.Refused("the case is not known any more");
    }
    Optional<StopCondition> stopped =
        StopConditions.standing(decider.settings(), contact, history, debtCase.get(), now);
    if (stopped.isPresent()) {
      return new Finding.Refused("the workflow stops: " + stopped.get().wireName());
    }
    if (decider.isTooFirm(contact, history, debtCase.get())) {
      return new Finding.Refused("the debtor is to be addressed more gently than was planned");
    }
    Standing standing =
        new Standing(
            decider.client(),
            history,
            contact.caseId(),
            before(contact, pending),
            Courtesy.of(contact.template()).orElse(null));
    return switch (decider.rules().judge(standing, contact.action().channel(), now)) {
      case Verdict.Excluded excluded ->
          new Finding.Refused(excluded.rule() + ": " + excluded.basis());
      case Verdict.Allowed _ ->
          new Finding.Allowed(
              history, debtCase.get(), others(contact, history, standing.pending(), now), standing);
    };
  }

  private List<CaseState> others(
      PlannedContact contact, DebtorHistory history, List<Attempt> pending, Instant now) {
    return contact.alsoCaseIds().isEmpty()
        ? List.of()
        : OtherCases.left(decider, contact, history, pending, now).stream()
            .flatMap(other -> history.findCase(other).stream())
            .toList();
  }

  /** Why a contact was taken back after it was claimed, or empty when it was not. */
  private static Optional<String> takenBack(PlannedContact contact, List<ContactState> pending) {
    return pending.stream()
        .filter(state -> state.contact().contactId().equals(contact.contactId()))
        .flatMap(state -> Stream.ofNullable(state.reason()))
        .findFirst();
  }

  /** The pending contacts that a contact reckons with, as attempts. */
  public static List<Attempt> before(PlannedContact contact, List<ContactState> pending) {
    List<Attempt> others = new ArrayList<>();
    for (ContactState state : pending) {
      PlannedContact other = state.contact();
      boolean itself = other.contactId().equals(contact.contactId());
      if (!itself
          && (state.status() == ContactStatus.UNKNOWN || ORDER.compare(other, contact) < 0)) {
        others.add(other.asAttempt());
      }
    }
    return others;
  }
}
