package org.gelegen.trainer.choices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.acted.Acted;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the situations of a debtor's decisions from its records: the history is folded up to
 * each decision's moment, as it was for the decision.
 *
 * <h2>By intention</h2>
 *
 * A decision that a campaign committed counts whatever became of its contact. To count only
 * contacts that were made would look at what happened after the decision: a debtor who pays by
 * itself at ten would be a success of a call planned for nine, and no case at all of one planned
 * for six in the evening. So the reward is what was at stake, when the case was answered for from
 * the decision's moment on and until the response window after the contact is over or the next
 * contact on the case is made; the window of a contact that was not made begins with its slot. A
 * contact that was made costs what the channel costs, and the cost of harm when harm was done; one
 * that was taken back or failed costs nothing. A decision counts once the windows of everything
 * that could have been drawn are over, which does not hang on what was.
 *
 * <p>A decision that nobody committed, such as a recommendation, counts when it was acted on.
 */
final class Situations {
  private static final Acted.Reader<LoggedChoice> READER =
      new Acted.Reader<>(LoggedChoice::at, LoggedChoice::chosen);

  /** What a night commits is of one day, so its last slot ends about so long after the decision. */
  private static final Duration DAY_PLANNED = Duration.ofDays(1);

  private static final List<Target> TARGETS = List.of(Target.RESPONSE, Target.HARM);

  private final ClientSettings settings;
  private final ZoneId clientZone;
  private final Instant knownUntil;

  Situations(ClientSettings settings, ZoneId clientZone, Instant knownUntil) {
    this.settings = settings;
    this.clientZone = clientZone;
    this.knownUntil = knownUntil;
  }

  /**
   * The stretch of the log in which the newest decisions are whose outcome is known. It ends where
   * the windows of a day's contacts are over: where many contacts are made a day, the newest of all
   * decisions are too young without exception.
   */
  DecisionLog.Span known(Instant after, int newest) {
    Duration longest = Duration.ZERO;
    for (Channel channel : Channel.values()) {
      for (Target target : TARGETS) {
        Duration window = target.settledAfter(channel, settings.responseWindow());
        longest = window.compareTo(longest) > 0 ? window : longest;
      }
    }
    return new DecisionLog.Span(after, knownUntil.minus(DAY_PLANNED).minus(longest), newest);
  }

  /** Hands out the situations of those decisions that count and whose outcome is known. */
  void of(DebtorRecords debtor, List<LoggedChoice> choices, Consumer<Situation> visitor) {
    List<PortfolioRecord> known =
        debtor.records().stream().filter(record -> !record.at().isAfter(knownUntil)).toList();
    DebtorLabels labels = new DebtorLabels(known, knownUntil, settings.responseWindow());
    IdentityHashMap<LoggedChoice, LabelledContact> made = made(choices, labels.contacts());
    for (LoggedChoice choice : choices) {
      LabelledContact contact = made.get(choice);
      if (choice.committed() || contact != null) {
        situation(debtor.debtorId(), known, labels, choice, contact).ifPresent(visitor);
      }
    }
  }

  /** The contacts that were made, by their decisions; those of committed ones first. */
  private static IdentityHashMap<LoggedChoice, LabelledContact> made(
      List<LoggedChoice> choices, List<LabelledContact> contacts) {
    IdentityHashMap<LoggedChoice, LabelledContact> made = new IdentityHashMap<>();
    List<LabelledContact> left = new ArrayList<>(contacts);
    for (boolean committed : new boolean[] {true, false}) {
      List<LoggedChoice> some =
          choices.stream().filter(choice -> choice.committed() == committed).toList();
      for (Acted<LoggedChoice> acted : Acted.match(some, List.copyOf(left), READER)) {
        made.put(acted.decision(), acted.contact());
        left.remove(acted.contact());
      }
    }
    return made;
  }

  private Optional<Situation> situation(
      DebtorId debtor,
      List<PortfolioRecord> known,
      DebtorLabels labels,
      LoggedChoice choice,
      @Nullable LabelledContact made) {
    DebtorHistory history =
        DebtorHistory.replay(
            debtor,
            clientZone,
            known.stream().filter(record -> !record.at().isAfter(choice.at())).toList());
    Optional<CaseState> subject =
        choice.caseId() == null
            ? history.actionableCase(choice.at())
            : history.findCase(choice.caseId());
    List<PermittedAction> ofTheDay = ofTheDay(choice, history.zone());
    List<PermittedAction> drawable =
        ofTheDay.stream().filter(action -> action.probability() > 0).toList();
    double all = drawable.stream().mapToDouble(PermittedAction::probability).sum();
    double its =
        drawable.stream()
            .filter(action -> action.action().equals(choice.chosen()))
            .mapToDouble(PermittedAction::probability)
            .sum();
    return its > 0 && drawable.stream().allMatch(this::isOver)
        ? subject.map(
            state ->
                new Situation(
                    debtor.value(),
                    choice,
                    history,
                    state,
                    ofTheDay,
                    drawable,
                    its / all,
                    reward(state, labels, choice, made)))
        : Optional.empty();
  }

  /** The actions of the chosen one's day, by the debtor's clock and by the client's plan. */
  private List<PermittedAction> ofTheDay(LoggedChoice choice, ZoneId zone) {
    List<PermittedAction> planned = choice.ofTheDay(clientZone);
    return choice.ofTheDay(zone).stream().filter(planned::contains).toList();
  }

  /** Whether it would be known what had become of a contact, had it been this. */
  private boolean isOver(PermittedAction permitted) {
    Channel channel = permitted.action().channel();
    Instant end = permitted.action().slot().end();
    return TARGETS.stream()
        .map(target -> end.plus(target.settledAfter(channel, settings.responseWindow())))
        .noneMatch(over -> over.isAfter(knownUntil));
  }

  private double reward(
      CaseState subject, DebtorLabels labels, LoggedChoice choice, @Nullable LabelledContact made) {
    Instant contacted = made == null ? choice.chosen().slot().start() : made.contact().at();
    double brought =
        labels.isAnsweredFor(subject.version().caseId(), choice.at(), contacted)
            ? subject.balance().doubleValue() * settings.shareRecoverable()
            : 0;
    if (made == null) {
      return brought;
    }
    double harm = made.harmed() == Label.YES ? settings.costOfHarm().doubleValue() : 0;
    return brought - settings.cost(made.contact().channel()).doubleValue() - harm;
  }
}
