package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What collection may cost a debtor on a case, at most, and from when it may be charged.
 *
 * @param amount in euro and whole cents, VAT included where the client says so
 * @param claims how many claims of one agreement it is over
 * @param from the moment from which it may be charged, past or to come; absent: not in sight, a
 *     notice or a due date is missing
 */
public record ChargeableCosts(BigDecimal amount, int claims, @Nullable Instant from) {}
