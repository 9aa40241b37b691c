package org.gelegen.trainer.experiments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.experiments.DebtorMeasures.Covariates;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;

/**
 * Reads what happened with a debtor off its records. The creditor's own contacts count like ours:
 * all that differs is who decided.
 */
final class MeasureReader {
  /** How many days before the exposure the covariates look at. */
  static final int PERIOD_DAYS = 90;

  private static final double MILLIS_A_DAY = 86_400_000;
  private static final Duration PERIOD = Duration.ofDays(PERIOD_DAYS);

  private final ClientSettings settings;

  /** A reader; contacts without a cost of their own cost what the settings say. */
  MeasureReader(ClientSettings settings) {
    this.settings = settings;
  }

  /**
   * Measures a debtor.
   *
   * @param records all of the debtor's, in any order
   * @param from the exposure; what happened at that very moment counts as before
   * @param to what happened after this is not looked at
   */
  DebtorMeasures read(
      DebtorId debtor, Collection<PortfolioRecord> records, Instant from, Instant to) {
    List<PortfolioRecord> past =
        records.stream().filter(record -> !record.at().isAfter(to)).toList();
    List<PortfolioRecord> before =
        past.stream().filter(record -> !record.at().isAfter(from)).toList();
    // Only balances are read off it, which no zone changes.
    DebtorHistory history = DebtorHistory.replay(debtor, ZoneOffset.UTC, before);
    Counts counts = new Counts(past);
    history.cases().stream()
        .filter(CaseState::isOpen)
        .forEach(state -> counts.cases.add(state.version().caseId()));
    past.stream().filter(record -> record.at().isAfter(from)).forEach(counts::add);
    DebtorLabels labels = new DebtorLabels(past, to, settings.responseWindow());
    List<LabelledContact> made =
        labels.contacts().stream().filter(it -> it.contact().at().isAfter(from)).toList();
    return new DebtorMeasures(
        Math.max(0, Duration.between(from, to).toMillis() / MILLIS_A_DAY),
        counts.collected,
        counts.cost,
        (int) made.stream().filter(it -> it.reached() != Label.CENSORED).count(),
        (int) made.stream().filter(it -> it.reached() == Label.YES).count(),
        counts.spokenTo.size(),
        counts.cases.size(),
        casesAnswered(counts.cases, past, labels.answersAfter(from)),
        counts.harms,
        covariates(before, from, history));
  }

  /** How many of the cases were answered for; what names no case answers for those open then. */
  private static int casesAnswered(
      Set<CaseId> cases, List<PortfolioRecord> past, List<DebtorLabels.Answered> answers) {
    Set<CaseId> answered = new HashSet<>();
    for (DebtorLabels.Answered answer : answers) {
      CaseId its = answer.caseId();
      if (its == null) {
        answered.addAll(openAt(answer.at(), past));
      } else {
        answered.add(its);
      }
    }
    answered.retainAll(cases);
    return answered.size();
  }

  /** The cases that had begun by then and were not settled before: the payment may be why. */
  private static Set<CaseId> openAt(Instant moment, List<PortfolioRecord> past) {
    Map<CaseId, CaseRecord> before = new HashMap<>();
    Set<CaseId> open = new HashSet<>();
    for (PortfolioRecord record : past) {
      if (record instanceof CaseRecord version && !version.at().isAfter(moment)) {
        open.add(version.caseId());
        if (version.at().isBefore(moment)) {
          before.merge(
              version.caseId(),
              version,
              (one, other) -> other.at().isBefore(one.at()) ? one : other);
        }
      }
    }
    open.removeIf(
        caseId -> {
          CaseRecord version = before.get(caseId);
          return version != null && version.status().settled();
        });
    return open;
  }

  private Covariates covariates(List<PortfolioRecord> before, Instant from, DebtorHistory history) {
    Instant start = from.minus(PERIOD);
    double paid = 0;
    for (PortfolioRecord record : before) {
      if (record instanceof PaymentRecord payment && payment.at().isAfter(start)) {
        paid += payment.amount().doubleValue();
      }
    }
    long reached =
        new DebtorLabels(before, from, settings.responseWindow())
            .contacts().stream()
                .filter(it -> it.contact().at().isAfter(start) && it.reached() == Label.YES)
                .count();
    return new Covariates(paid, reached, history.openBalance().doubleValue());
  }

  /** Sums over the records after the exposure. */
  private final class Counts {
    private final Map<ContactId, ContactRecord> known = new HashMap<>();
    private final Set<ContactId> spokenTo = new HashSet<>();
    private final Set<CaseId> cases = new HashSet<>();
    private double collected;
    private double cost;
    private int harms;

    private Counts(List<PortfolioRecord> past) {
      for (PortfolioRecord record : past) {
        if (record instanceof ContactRecord contact) {
          known.put(contact.contactId(), contact);
        }
      }
    }

    private void add(PortfolioRecord record) {
      switch (record) {
        case CaseRecord version -> {
          if (!version.status().settled()) {
            cases.add(version.caseId());
          }
        }
        case ContactRecord contact -> {
          if (contact.direction() == Direction.OUTBOUND) {
            BigDecimal its = contact.cost();
            cost += (its == null ? settings.cost(contact.channel()) : its).doubleValue();
          }
        }
        case OutcomeRecord outcome -> add(outcome);
        case PaymentRecord payment -> collected += payment.amount().doubleValue();
        case ClientRecord _, DebtorRecord _, HoldRecord _ -> {
          // Nothing to count.
        }
      }
    }

    private void add(OutcomeRecord outcome) {
      OutcomeResult result = outcome.result();
      harms += result.harms() ? 1 : 0;
      ContactRecord contact = known.get(outcome.contactId());
      if (contact == null) {
        return;
      }
      boolean voice = contact.channel() == Channel.PHONE || contact.channel() == Channel.IVR;
      if (voice && result.reaches()) {
        spokenTo.add(contact.contactId());
      }
    }
  }
}
