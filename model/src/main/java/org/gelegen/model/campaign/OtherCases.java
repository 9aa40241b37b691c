package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
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

  /** What is not owed yet is no arrears, and a writ is about what it is about. */
  private static final Set<Stage> APART = EnumSet.of(Stage.PRE_DUE, Stage.LEGAL);

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
    Channel channel = contact.action().channel();
    if (!CHANNELS.contains(channel)
        || contact.ofWorkflow()
        || Courtesy.of(contact.template()).isPresent()) {
      return List.of();
    }
    return history
        .findCase(contact.caseId())
        .map(own -> find(decider, contact, history, own, pending, at))
        .orElse(List.of());
  }

  private static List<CaseId> find(
      Decider decider,
      PlannedContact contact,
      DebtorHistory history,
      CaseState own,
      List<Attempt> pending,
      Instant at) {
    Channel channel = contact.action().channel();
    return history.actionableCases(at).stream()
        .filter(other -> !other.version().caseId().equals(contact.caseId()))
        .filter(other -> isAlike(own.version().stage(), other.version().stage()))
        .filter(other -> !decider.isTooFirm(contact, history, other))
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

  private static boolean isAlike(Stage own, Stage other) {
    return own == other || !(APART.contains(own) || APART.contains(other));
  }
}
