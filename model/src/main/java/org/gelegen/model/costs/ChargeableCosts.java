package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.CollectionCostSettings;
import org.jspecify.annotations.Nullable;

/**
 * The collection costs that Dutch law allows on a case, and from when they may be charged.
 *
 * <p>A <b>consumer</b> owes costs only after a notice, sent when the debtor was already late, that
 * leaves 14 days from the day after its receipt to pay without them. Receipt counts as the second
 * day after sending, so the first day of the 14 is the third day after sending, and costs may be
 * charged from the start of the seventeenth: when sixteen whole days have gone by after the day of
 * sending. A contact is such a notice when its template is one of those that the client declared to
 * be, and it neither bounced nor failed. Who is not known to be a business is a consumer. A
 * <b>business</b> owes costs without a notice, from the day after the due date.
 *
 * <p>What is owed counts as it is now: less what was paid. Claims of one agreement are added up as
 * far as costs on them may be charged by the same moment.
 *
 * @param amount in euro and whole cents, VAT included where the client says so
 * @param claims how many claims of the agreement it is over
 * @param from the moment from which it may be charged, past or to come; absent: not in sight, a
 *     notice or a due date is missing
 * @see "art. 6:96(6) BW; HR 13 June 2014, ECLI:NL:HR:2014:1405; HR 25 November 2016,
 *     ECLI:NL:HR:2016:2704"
 */
public record ChargeableCosts(BigDecimal amount, int claims, @Nullable Instant from) {
  /** Whose law it is, and the rule pack that brings it elsewhere. */
  private static final String DUTCH_COUNTRY = "NL";

  private static final String DUTCH_PACK = "nl";
  private static final int DAYS_OF_POST = 2;
  private static final int DAYS_TO_PAY = 14;

  /** Whether that law counts for a client. */
  public static boolean applyTo(ClientRecord client, ClientSettings settings) {
    return client.country().equals(DUTCH_COUNTRY) || DUTCH_PACK.equals(settings.rulePack());
  }

  /**
   * The costs on a case of a debtor.
   *
   * @param settings which contacts are notices, and how claims count
   */
  public static ChargeableCosts on(
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
    BigDecimal costs = CollectionCosts.over(claims, settings.addInstalments());
    return new ChargeableCosts(
        settings.vat() ? CollectionCosts.withVat(costs) : costs, claims.size(), from);
  }

  private static Optional<Instant> from(
      CaseState state, DebtorHistory history, CollectionCostSettings settings) {
    ZoneId zone = history.zone();
    @Nullable LocalDate due = state.version().dueDate();
    boolean business =
        history.debtor().filter(debtor -> debtor.kind() == DebtorKind.BUSINESS).isPresent();
    if (business) {
      return Optional.ofNullable(due).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
    return state.templateUses().stream()
        .filter(use -> settings.noticeTemplates().contains(use.template()))
        .flatMap(use -> Stream.of(use.first(), use.last()))
        .map(at -> at.atZone(zone).toLocalDate())
        .filter(sent -> due == null || sent.isAfter(due))
        .min(LocalDate::compareTo)
        .map(sent -> sent.plusDays(DAYS_OF_POST + DAYS_TO_PAY + 1L))
        .map(day -> day.atStartOfDay(zone).toInstant());
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
