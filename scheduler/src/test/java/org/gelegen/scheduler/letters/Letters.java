package org.gelegen.scheduler.letters;

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
import org.gelegen.model.settings.Iban;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.model.settings.LetterSettings.Window;
import org.gelegen.scheduler.gateways.OutgoingMessage;

/** Letters to try printing with; their people are made up. */
final class Letters {
  static final ClientId NORTH = new ClientId("noorderlicht");
  static final String ADDRESS =
      "Mw. Ş. Çağlıyan-Gżegżółka, Dorpsstraat 1 bis, 3511 AA Utrecht, Nederland";

  private Letters() {}

  /** The account is the one that the registry of IBANs gives as the Dutch example. */
  static LetterSettings style(Window window) {
    return new LetterSettings(
        "Noorderlicht Energie B.V.",
        List.of("Postbus 12", "3500 AA Utrecht", "030 123 45 67"),
        new Iban("NL91ABNA0417164300"),
        window,
        "#1f4e79",
        null);
  }

  static OutgoingMessage to(String address) {
    return to("k-1", "d-17", address);
  }

  static OutgoingMessage to(String contact, String debtor, String address) {
    return new OutgoingMessage(
        NORTH,
        new ContactId(contact),
        new DebtorId(debtor),
        new CaseId("c-9"),
        List.of(),
        Channel.LETTER,
        Instant.parse("2026-03-02T08:00:00Z"),
        address,
        "nl",
        "Er staat nog een rekening open",
        """
        Geachte heer of mevrouw,

        Volgens onze gegevens staat er nog een bedrag open: € 143,20.
        U had dit moeten betalen op 15 februari 2026.
        U betaalt aan: Noorderlicht Energie B.V.
        Ons kenmerk: c-9

        Kunt u niet alles in één keer betalen? Bel of schrijf ons. Dan zoeken we samen een oplossing.
        Klopt er iets niet? Laat het ons weten.
        Hebt u al betaald? Dan hoeft u niets te doen.

        Met vriendelijke groet,
        Noorderlicht Energie B.V.\
        """,
        null,
        new OutgoingMessage.Facts(
            "letter",
            List.of("amount"),
            Map.of(
                "amount",
                "€ 143,20",
                "client",
                "Noorderlicht Energie B.V.",
                "paymentLink",
                "https://example.org/pay/c-9"),
            LocalDate.of(2026, 3, 2),
            Instant.parse("2026-03-02T09:00:00Z"),
            new BigDecimal("143.20"),
            Currency.getInstance("EUR"),
            new BigDecimal("9.14")));
  }
}
