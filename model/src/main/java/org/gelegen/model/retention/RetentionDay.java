package org.gelegen.model.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.model.portfolio.ClientId;

/**
 * For whom and as of when what is overdue goes.
 *
 * @param asOf from which periods are counted back: the beginning of the date by the client's clock
 * @param now when it is done
 * @param by who does it, for the audit log
 */
public record RetentionDay(ClientId client, LocalDate date, Instant asOf, Instant now, String by) {}
