package org.gelegen.model.retention;

import java.time.Instant;
import org.gelegen.model.portfolio.DebtorId;

/**
 * A debtor of whom nothing was heard for long.
 *
 * @param position of the newest of its records in the log: with a later one it is not silent
 * @param lastAt the moment that its last record tells of
 */
public record SilentDebtor(DebtorId debtorId, long position, Instant lastAt) {}
