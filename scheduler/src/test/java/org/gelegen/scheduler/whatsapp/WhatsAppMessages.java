package org.gelegen.scheduler.whatsapp;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
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
import org.gelegen.scheduler.gateways.OutgoingMessage;

/** Messages and an account to try with. */
final class WhatsAppMessages {
  static final ClientId NORTH = new ClientId("noorderlicht");
  static final Instant SENT = Instant.parse("2026-03-02T08:00:00.25Z");
  static final String APP_SECRET = "an invented app secret";
  static final String VERIFY_TOKEN = "an invented verify token";

  private WhatsAppMessages() {}

  static WhatsAppSettings settings(URI url) {
    return new WhatsAppSettings(
        url,
        "106540352242922",
        "an-invented-token",
        "gelegen_",
        Duration.ofMillis(1_500),
        4,
        new WhatsAppSettings.Inbound("127.0.0.1", 0, APP_SECRET, VERIFY_TOKEN));
  }

  static OutgoingMessage message() {
    return message("k-1", "+31 6 1234 5678", List.of("client", "amount", "reference"));
  }

  static OutgoingMessage message(String contact, String address, List<String> places) {
    return new OutgoingMessage(
        NORTH,
        new ContactId(contact),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        List.of(),
        Channel.WHATSAPP,
        SENT,
        address,
        "nl",
        null,
        "Er staat nog iets open.",
        null,
        new OutgoingMessage.Facts(
            "whatsapp-firm",
            places,
            Map.of("client", "Noorderlicht\nEnergie", "amount", "€ 143,20", "reference", "c-9"),
            LocalDate.of(2026, 3, 2),
            Instant.parse("2026-03-02T09:00:00Z"),
            new BigDecimal("143.20"),
            Currency.getInstance("EUR"),
            new BigDecimal("9.14")));
  }
}
