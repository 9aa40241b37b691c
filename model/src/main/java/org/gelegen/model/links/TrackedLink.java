package org.gelegen.model.links;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * The link of one contact.
 *
 * @param token what the link ends with; nobody can guess it
 * @param reference what the debtor is asked to state when paying, for the client's page
 * @param madeAt when the contact's message was written first
 */
public record TrackedLink(
    ClientId clientId,
    String token,
    ContactId contactId,
    DebtorId debtorId,
    String reference,
    Instant madeAt) {}
