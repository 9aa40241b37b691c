package org.gelegen.model.replies;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * That a contact goes to a number.
 *
 * @param gateway the gateway's name
 * @param digits the number in digits, its country first
 * @param at when it is handed to the gateway
 */
public record WrittenNumber(
    ClientId clientId,
    String gateway,
    String digits,
    ContactId contactId,
    DebtorId debtorId,
    Instant at) {}
