package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.settings.CollectionCostSettings;
import org.jspecify.annotations.Nullable;

/**
 * The collection costs that Dutch law allows on a case, and from when they may be charged.
 *
 * <p>A <b>consumer</b> owes costs only after a notice, sent when the debtor was already late, that
 * leaves 14 days from the day after its receipt to pay without them. Receipt counts as the second
 * day after sending, so the first day of the 14 is the third day after sending, and costs may be
 * charged from the start of the seventeenth: when sixteen whole days have gone by after the day of
 * sending. A <b>business</b> owes costs without a notice, from the day after the due date.
 *
 * <p>What is owed counts as it is now: less what was paid. Claims of one agreement are added up as
 * far as costs on them may be charged by the same moment.
 *
 * @see "art. 6:96(6) BW; HR 13 June 2014, ECLI:NL:HR:2014:1405; HR 25 November 2016,
 *     ECLI:NL:HR:2016:2704"
 */
record DutchCostLaw() implements CostLaw {
  private static final int DAYS_OF_POST = 2;
  private static final int DAYS_TO_PAY = 14;

  @Override
  public Optional<ChargeableCosts> on(
      CaseState subject, DebtorHistory history, CollectionCostSettings settings) {
    @Nullable Instant from = from(subject, history, settings).orElse(null);
    List<BigDecimal> claims = new ArrayList<>();
    claims.add(subject.balance());
    for (CaseState other : history.cases()) {
      if (!other.version().caseId().equals(subject.version().caseId())
          && other.isOpen()
          && ofOneAgreement(subject, other, settings)
          && from(other, history, settings)
              .filter(its -> from != null && !its.isAfter(from))
              .isPresent()) {
        claims.add(other.balance());
      }
    }
    BigDecimal costs = DutchMaximum.over(claims, settings.addInstalments());
    return Optional.of(
        new ChargeableCosts(
            settings.vat() ? DutchMaximum.withVat(costs) : costs, claims.size(), from));
  }

  private static Optional<Instant> from(
      CaseState state, DebtorHistory history, CollectionCostSettings settings) {
    ZoneId zone = history.zone();
    @Nullable LocalDate due = state.version().dueDate();
    Optional<LocalDate> day =
        Notices.areOwedTo(history)
            ? Notices.firstSent(state, zone, settings)
                .map(sent -> sent.plusDays(DAYS_OF_POST + DAYS_TO_PAY + 1L))
            : Optional.ofNullable(due).map(its -> its.plusDays(1));
    return day.map(first -> first.atStartOfDay(zone).toInstant());
  }

  /** Cases of one agreement have the same value of the attribute that names it. */
  private static boolean ofOneAgreement(
      CaseState one, CaseState other, CollectionCostSettings settings) {
    @Nullable String attribute = settings.agreement();
    if (attribute == null || !settings.addInstalments()) {
      return false;
    }
    @Nullable AttributeValue agreement = one.version().attributes().get(attribute);
    return agreement != null && agreement.equals(other.version().attributes().get(attribute));
  }
}
