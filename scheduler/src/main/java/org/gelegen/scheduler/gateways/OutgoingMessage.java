package org.gelegen.scheduler.gateways;

import java.time.Instant;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A message ready to be handed over.
 *
 * @param contactId the idempotency key, unique within the client
 * @param at when it is handed over
 * @param address number, mailbox or postal address; absent for the portal, which knows its debtors
 * @param language ISO 639-1 of the text
 * @param subject for e-mail and letters, absent elsewhere
 * @param tone the text's tone; absent: not known, as of a client's own texts
 */
public record OutgoingMessage(
    ClientId clientId,
    ContactId contactId,
    DebtorId debtorId,
    CaseId caseId,
    Channel channel,
    Instant at,
    @Nullable String address,
    String language,
    @Nullable String subject,
    String body,
    @Nullable Tone tone) {}
