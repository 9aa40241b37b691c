package org.gelegen.scheduler.gateways;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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
 * @param alsoCaseIds the debtor's other cases that it speaks of
 * @param at when it is handed over
 * @param address number, mailbox or postal address; absent for the portal, which knows its debtors
 * @param language ISO 639-1 of the text
 * @param subject for e-mail and letters, absent elsewhere
 * @param tone the text's tone; absent: not known, as of a client's own texts
 * @param facts what some gateways need beside the text
 */
public record OutgoingMessage(
    ClientId clientId,
    ContactId contactId,
    DebtorId debtorId,
    CaseId caseId,
    List<CaseId> alsoCaseIds,
    Channel channel,
    Instant at,
    @Nullable String address,
    String language,
    @Nullable String subject,
    String body,
    @Nullable Tone tone,
    Facts facts) {
  public OutgoingMessage {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  /**
   * What a contact is about, for gateways that do not carry a plain text.
   *
   * @param template the name under which the text was found, such as {@code sms} or {@code
   *     email-firm}
   * @param places the places that the text leaves open, in order, as often as they occur
   * @param values what fills places, by their names; those that are not known are absent
   * @param date the client's local date on which the contact's slot begins, the same however often
   *     it is handed over
   * @param notAfter when the contact's slot ends: it is not to be made then or later
   * @param owed what is owed on the case
   * @param expectedValue what the contact was expected to bring when it was planned, in the same
   *     currency
   */
  public record Facts(
      String template,
      List<String> places,
      Map<String, String> values,
      LocalDate date,
      Instant notAfter,
      BigDecimal owed,
      Currency currency,
      BigDecimal expectedValue) {
    public Facts {
      places = List.copyOf(places);
      values = Map.copyOf(values);
    }
  }
}
