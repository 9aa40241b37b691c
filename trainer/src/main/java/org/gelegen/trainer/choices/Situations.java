package org.gelegen.trainer.choices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.decision.Decision.PermittedAction;
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

/**
 * Rebuilds the situations of a debtor's decisions from its records: the history is folded up to
 * each decision's moment, as it was for the decision.
 *
 * <p>The reward is what was at stake, when the contact was answered for within the response window,
 * less the channel's cost, and less the cost of harm when harm was done; it counts once both
 * windows are over.
 */
final class Situations {
  private static final Acted.Reader<LoggedChoice> READER =
      new Acted.Reader<>(LoggedChoice::at, LoggedChoice::chosen);

  private final ClientSettings settings;
  private final ZoneId clientZone;
  private final Instant knownUntil;

  Situations(ClientSettings settings, ZoneId clientZone, Instant knownUntil) {
    this.settings = settings;
    this.clientZone = clientZone;
    this.knownUntil = knownUntil;
  }

  /** Hands out the situations of those decisions that were acted on and whose outcome is known. */
  void of(DebtorRecords debtor, List<LoggedChoice> choices, Consumer<Situation> visitor) {
    List<PortfolioRecord> known =
        debtor.records().stream().filter(record -> !record.at().isAfter(knownUntil)).toList();
    List<LabelledContact> contacts =
        new DebtorLabels(known, knownUntil, settings.responseWindow()).contacts();
    for (Acted<LoggedChoice> acted : Acted.match(choices, contacts, READER)) {
      if (isSettled(acted.contact())) {
        situation(debtor.debtorId(), known, acted).ifPresent(visitor);
      }
    }
  }

  private boolean isSettled(LabelledContact contact) {
    return isOver(Target.RESPONSE, contact)
        && isOver(Target.HARM, contact)
        && contact.answered() != Label.CENSORED
        && contact.harmed() != Label.CENSORED;
  }

  private boolean isOver(Target target, LabelledContact contact) {
    Channel channel = contact.contact().channel();
    Duration after = target.settledAfter(channel, settings.responseWindow());
    return !contact.contact().at().plus(after).isAfter(knownUntil);
  }

  private Optional<Situation> situation(
      DebtorId debtor, List<PortfolioRecord> known, Acted<LoggedChoice> acted) {
    LoggedChoice choice = acted.decision();
    DebtorHistory history =
        DebtorHistory.replay(
            debtor,
            clientZone,
            known.stream().filter(record -> !record.at().isAfter(choice.at())).toList());
    Optional<CaseState> subject =
        choice.caseId() == null
            ? history.actionableCase(choice.at())
            : history.findCase(choice.caseId());
    List<PermittedAction> ofTheDay = choice.ofTheDay(history.zone());
    List<PermittedAction> drawable =
        ofTheDay.stream().filter(action -> action.probability() > 0).toList();
    double all = drawable.stream().mapToDouble(PermittedAction::probability).sum();
    double its =
        drawable.stream()
            .filter(action -> action.action().equals(choice.chosen()))
            .mapToDouble(PermittedAction::probability)
            .sum();
    return its > 0
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
                    reward(state, acted.contact())))
        : Optional.empty();
  }

  private double reward(CaseState subject, LabelledContact contact) {
    double brought =
        contact.answered() == Label.YES
            ? subject.balance().doubleValue() * settings.shareRecoverable()
            : 0;
    double harm = contact.harmed() == Label.YES ? settings.costOfHarm().doubleValue() : 0;
    return brought - settings.cost(contact.contact().channel()).doubleValue() - harm;
  }
}
