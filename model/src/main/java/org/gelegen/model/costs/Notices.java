package org.gelegen.model.costs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.settings.CollectionCostSettings;

/**
 * Tells when a consumer was given notice that costs are to come.
 *
 * <p>A contact is the notice when its template is one of those that the client declared to be, it
 * is about the case, the debtor was late already, and it neither bounced nor failed. Who is not
 * known to be a business is a consumer.
 */
final class Notices {
  private Notices() {}

  static boolean areOwedTo(DebtorHistory history) {
    return history.debtor().filter(debtor -> debtor.kind() == DebtorKind.BUSINESS).isEmpty();
  }

  /** The day on which the first was sent, where the debtor lives; empty where none was. */
  static Optional<LocalDate> firstSent(
      CaseState subject, ZoneId zone, CollectionCostSettings settings) {
    LocalDate due = subject.version().dueDate();
    return subject.templateUses().stream()
        .filter(use -> settings.noticeTemplates().contains(use.template()))
        .flatMap(use -> Stream.of(use.first(), use.last()))
        .map(at -> at.atZone(zone).toLocalDate())
        .filter(sent -> due == null || sent.isAfter(due))
        .min(LocalDate::compareTo);
  }
}
