package org.gelegen.scheduler.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter;

/**
 * Looks at a contact for the last time before it is sent.
 *
 * <p>Two contacts with the same debtor may be on their way at the same time, by two dispatchers. So
 * that exactly one of them gives way to a cap, all contacts have an order, by slot and id, and a
 * contact reckons with those before it, whatever their state, and with every one of unknown fate.
 */
final class LastCheck {
  private static final Comparator<PlannedContact> ORDER =
      Comparator.comparing((PlannedContact contact) -> contact.action().slot().start())
          .thenComparing(PlannedContact::contactId);

  private final Portfolio portfolio;
  private final Decider decider;
  private final MessageWriter writer;

  LastCheck(Portfolio portfolio, Decider decider, MessageWriter writer) {
    this.portfolio = portfolio;
    this.decider = decider;
    this.writer = writer;
  }

  /** What is to be done with a contact. */
  sealed interface Finding {
    /** It may go out. */
    record Send(OutgoingMessage message) implements Finding {}

    /** The log has it: it went out before. */
    record Recorded() implements Finding {}

    /** It may not go out. */
    record Refused(String reason) implements Finding {}
  }

  /**
   * Looks at a contact.
   *
   * @param pending what was pending before the portfolio was refreshed: a contact that was settled
   *     in between is in the history by then, so none is overlooked
   */
  Finding look(PlannedContact contact, Map<DebtorId, List<ContactState>> pending, Instant now) {
    Optional<DebtorHistory> known = portfolio.find(contact.debtorId());
    if (known.isEmpty()) {
      return new Finding.Refused("the debtor is not known any more");
    }
    DebtorHistory history = known.get();
    if (history.attempts().stream().anyMatch(a -> a.contactId().equals(contact.contactId()))) {
      return new Finding.Recorded();
    }
    List<ContactState> pendingOnes = pending.getOrDefault(contact.debtorId(), List.of());
    Optional<String> takenBack = takenBack(contact, pendingOnes);
    if (takenBack.isPresent()) {
      return new Finding.Refused(takenBack.get());
    }
    Optional<CaseState> debtCase = history.findCase(contact.caseId());
    if (debtCase.isEmpty()) {
      return new Finding.Refused("the case is not known any more");
    }
    List<Attempt> others = others(contact, pendingOnes);
    Standing standing = new Standing(decider.client(), history, contact.caseId(), others);
    return switch (decider.rules().judge(standing, contact.action().channel(), now)) {
      case Verdict.Excluded excluded ->
          new Finding.Refused(excluded.rule() + ": " + excluded.basis());
      case Verdict.Allowed _ ->
          writer
              .write(decider.client(), decider.settings(), history, debtCase.get(), contact, now)
              .<Finding>map(Finding.Send::new)
              .orElseGet(() -> new Finding.Refused("the debtor has no address for the channel"));
    };
  }

  /** Why a contact was taken back after it was claimed, or empty when it was not. */
  private static Optional<String> takenBack(PlannedContact contact, List<ContactState> pending) {
    return pending.stream()
        .filter(state -> state.contact().contactId().equals(contact.contactId()))
        .flatMap(state -> Stream.ofNullable(state.reason()))
        .findFirst();
  }

  private static List<Attempt> others(PlannedContact contact, List<ContactState> pending) {
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
