package org.gelegen.scoring.recommendations;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.gelegen.model.offers.Approach;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** What collection may cost the debtor. */
record CostsFor(
    @Doc(
            "the most that the law allows, in the client's currency, VAT included where settings"
                + " say so")
        BigDecimal amount,
    @Doc("how many claims of one agreement it is over") int claims,
    @Doc("from when it may be charged, past or to come; absent: a notice or a due date is missing")
        @Nullable OffsetDateTime from,
    @Doc("whether it is not to be charged all the same: the debtor is to be helped first")
        boolean heldBack) {
  static @Nullable CostsFor from(Approach.@Nullable Costs costs, ZoneId zone) {
    return costs == null
        ? null
        : new CostsFor(
            costs.amount(),
            costs.claims(),
            costs.from() == null ? null : costs.from().atZone(zone).toOffsetDateTime(),
            costs.heldBack());
  }
}
