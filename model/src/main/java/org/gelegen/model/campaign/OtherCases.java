package org.gelegen.model.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;

/**
 * The other cases of a debtor that a contact can speak of as well, so that nobody is contacted once
 * for each.
 */
public final class OtherCases {
  /** Where there is room for more than one case: neither in a short text nor in a fixed one. */
  private static final Set<Channel> CHANNELS =
      EnumSet.of(Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.PORTAL);

  private OtherCases() {}

  /**
   * The cases, those of the largest balance first, at most {@value ContactRecord#MOST_OTHER_CASES}:
   * something is to be collected, the rules permit a contact about each by itself, and the contact
   * is not too firm for any. There are none for a step of a workflow, which is a case's own, and
   * for what is not to collect.
   *
   * @param pending what counts against caps beside the history, the contact itself left out
   * @param at when the contact is to be made
   */
  public static List<CaseId> find(
      Decider decider,
      PlannedContact contact,
      DebtorHistory history,
      List<Attempt> pending,
      Instant at) {
    return mayServe(contact)
        ? permitted(decider, contact, history, history.actionableCases(at), pending, at)
        : List.of();
  }

  /**
   * Those of the planned ones that a contact can still speak of.
   *
   * @param pending as for {@link #find}
   */
  static List<CaseId> left(
      Decider decider,
      PlannedContact contact,
      DebtorHistory history,
      List<Attempt> pending,
      Instant at) {
    List<CaseState> planned =
        history.actionableCases(at).stream()
            .filter(other -> contact.alsoCaseIds().contains(other.version().caseId()))
            .toList();
    return mayServe(contact)
        ? permitted(decider, contact, history, planned, pending, at)
        : List.of();
  }

  private static boolean mayServe(PlannedContact contact) {
    return CHANNELS.contains(contact.action().channel())
        && !contact.ofWorkflow()
        && Courtesy.of(contact.template()).isEmpty();
  }

  private static List<CaseId> permitted(
      Decider decider,
      PlannedContact contact,
      DebtorHistory history,
      List<CaseState> others,
      List<Attempt> pending,
      Instant at) {
    Channel channel = contact.action().channel();
    LocalDate today = LocalDate.ofInstant(at, history.zone());
    Optional<Kind> own = history.findCase(contact.caseId()).map(of -> Kind.of(of, today));
    return others.stream()
        .filter(other -> !other.version().caseId().equals(contact.caseId()))
        .filter(other -> own.isPresent() && own.get() == Kind.of(other, today))
        .filter(other -> decider.suits(contact, history, other))
        .map(other -> other.version().caseId())
        .filter(
            other ->
                decider
                        .rules()
                        .judge(new Standing(decider.client(), history, other, pending), channel, at)
                    instanceof Verdict.Allowed)
        .limit(ContactRecord.MOST_OTHER_CASES)
        .toList();
  }

  /** What a case is to be spoken of with its like only. */
  private enum Kind {
    /** No arrears yet. */
    NOT_DUE,
    /** About which a writ is by itself. */
    IN_COURT,
    /** To be paid by now. */
    ARREARS;

    static Kind of(CaseState debtCase, LocalDate today) {
      LocalDate due = debtCase.version().dueDate();
      return debtCase.version().stage() == Stage.LEGAL
          ? IN_COURT
          : debtCase.version().stage() == Stage.PRE_DUE || (due != null && !due.isBefore(today))
              ? NOT_DUE
              : ARREARS;
    }
  }
}
