package org.gelegen.model.costs;

import java.util.Optional;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.settings.CollectionCostSettings;

/**
 * The collection costs that Belgian law allows on a case, and from when they may be charged.
 *
 * <p>The first reminder costs a <b>consumer</b> nothing, and costs are owed only when 14 days have
 * gone by after it. These days begin with the third working day after sending. Working days, which
 * are all but Sundays and holidays, are not counted one by one: seven days after sending the third
 * has always come, so that costs may be charged from the start of the twenty-second day after the
 * day of sending. They are one sum for everything: no VAT comes on top, and claims are not added
 * up. Of a <b>business</b> this law says nothing.
 *
 * @see "Code of Economic Law, art. XIX.2 and XIX.4, in force since 2023-09-01 (from memory)"
 */
record BelgianCostLaw() implements CostLaw {
  private static final int DAYS_UNTIL_THE_THIRD_WORKING_DAY = 7;
  private static final int DAYS_TO_PAY = 14;

  @Override
  public Optional<ChargeableCosts> on(
      CaseState subject, DebtorHistory history, CollectionCostSettings settings) {
    if (!Notices.areOwedTo(history)) {
      return Optional.empty();
    }
    return Optional.of(
        new ChargeableCosts(
            BelgianMaximum.over(subject.balance()),
            1,
            Notices.firstSent(subject, history.zone(), settings)
                .map(sent -> sent.plusDays(DAYS_UNTIL_THE_THIRD_WORKING_DAY + DAYS_TO_PAY + 1L))
                .map(first -> first.atStartOfDay(history.zone()).toInstant())
                .orElse(null)));
  }
}
