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

/** Messages to try gateways with. */
final class Messages {
  static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

  private Messages() {}

  static OutgoingMessage to(String address) {
    return new OutgoingMessage(
        new ClientId("noorderlicht"),
        new ContactId("2026-03-02-7f"),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        List.of(),
        Channel.EMAIL,
        AT,
        address,
        "nl",
        "Uw rekening\r\nBcc: everybody@example.org",
        "Er staat nog € 143,20 open.\nGroet",
        null,
        facts());
  }

  static OutgoingMessage.Facts facts() {
    return new OutgoingMessage.Facts(
        "email",
        List.of("amount"),
        Map.of("amount", "€ 143,20", "reference", "c-9", "client", "Noorderlicht Energie"),
        LocalDate.of(2026, 3, 2),
        Instant.parse("2026-03-02T09:00:00Z"),
        new BigDecimal("143.20"),
        Currency.getInstance("EUR"),
        new BigDecimal("9.14"));
  }
}
