package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gelegen.model.costs.ChargeableCosts;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.handover.HandOver;
import org.gelegen.model.handover.Recipient;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverPdfTest {
  /** {@code mvn test -Dtest=HandOverPdfTest -Dhandover.pictures=FOLDER} draws the pages there. */
  private static final String PICTURES = "handover.pictures";

  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final CaseId CASE = new CaseId("c-9");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void it_is_dutch_for_a_dutch_client_and_tells_claims_contacts_payments_holds_and_reasons()
      throws IOException {
    String text = text(file("NL", 60));
    assertThat(text)
        .contains(
            "Overdrachtsdossier c-9",
            "gerechtsdeurwaarder",
            "2 mrt 2026 09:00",
            "Dorpsstraat 1, 3511 AA Utrecht",
            "moeite met lezen",
            "€ 143,20",
            "€ 40,00",
            "klacht",
            "betaalbelofte");
    // What the font does not have.
    assertThat(text).contains("Noorderlicht ??");
  }

  @Test
  void elsewhere_it_is_english_and_what_there_is_none_of_is_said_so() throws IOException {
    String text = text(file("IE", 0));
    assertThat(text).contains("Hand-over file c-9", "For: bailiff", "None.");
  }

  @Test
  void long_tables_run_over_pages_that_are_numbered() throws IOException {
    try (PDDocument document = Loader.loadPDF(new HandOverPdf().print(file("NL", 200)))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      PDFTextStripper last = new PDFTextStripper();
      last.setStartPage(2);
      last.setEndPage(2);
      assertThat(last.getText(document))
          .contains("2 / " + document.getNumberOfPages())
          // The head of the table is there again.
          .contains("Uitkomst");
    }
  }

  @Test
  void the_same_hand_over_gives_the_same_bytes() {
    assertThat(new HandOverPdf().print(file("NL", 3)))
        .isEqualTo(new HandOverPdf().print(file("NL", 3)));
  }

  @Test
  void its_pages_can_be_drawn(@TempDir Path temporary) throws IOException {
    Path folder = Path.of(System.getProperty(PICTURES, temporary.toString()));
    try (PDDocument document = Loader.loadPDF(new HandOverPdf().print(file("NL", 60)))) {
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(page, 80);
        // A4 is 210 mm wide: 210 / 25.4 · 80 = 661 dots.
        assertThat(drawn.getWidth()).isBetween(660, 662);
        ImageIO.write(drawn, "png", folder.resolve("hand-over-" + (page + 1) + ".png").toFile());
      }
    }
  }

  private static String text(HandOver file) throws IOException {
    byte[] pdf = new HandOverPdf().print(file);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      // No-break spaces are spaces here.
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }

  private static HandOver file(String country, int contacts) {
    CaseRecord own = debtCase("c-9", "143.20", CaseStatus.OPEN);
    CaseRecord other = debtCase("contract-2024/00017-gas", "1250.00", CaseStatus.PAID);
    List<PortfolioRecord> records = new ArrayList<>(List.of(own, other));
    for (int i = 0; i < contacts; i++) {
      ContactId id = new ContactId("k-" + i);
      Instant at = NOW.minus(Duration.ofDays(contacts - i));
      Channel channel = List.of(Channel.values()).get(i % Channel.count());
      records.add(
          new ContactRecord(
              CLIENT,
              id,
              DEBTOR,
              CASE,
              channel,
              at,
              Direction.OUTBOUND,
              "first-reminder",
              null,
              new BigDecimal("0.02"),
              0.8));
      if (i % 3 == 0) {
        records.add(new OutcomeRecord(CLIENT, id, at.plusSeconds(60), OutcomeResult.OPENED, null));
        records.add(new OutcomeRecord(CLIENT, id, at.plusSeconds(90), OutcomeResult.PROMISE, null));
      }
    }
    if (contacts > 0) {
      records.add(
          new PaymentRecord(
              CLIENT, new PaymentId("p-1"), DEBTOR, CASE, NOW, new BigDecimal("43.20")));
      records.add(
          new HoldRecord(
              CLIENT, new HoldId("h-1"), DEBTOR, CASE, NOW, HoldKind.COMPLAINT, NOW, null));
    }
    return new HandOver(
        new ClientRecord(
            CLIENT,
            NOW,
            "Noorderlicht \u5317\u5149",
            ZoneId.of("Europe/Amsterdam"),
            country,
            Currency.getInstance("EUR"),
            null),
        new HandOver.Subject(CASE, Recipient.BAILIFF, NOW),
        DEBTOR,
        debtor(),
        List.of(
            new HandOver.Claim(
                own,
                new BigDecimal("43.20"),
                new BigDecimal("100.00"),
                new ChargeableCosts(new BigDecimal("40.00"), 1, NOW)),
            new HandOver.Claim(other, BigDecimal.ZERO, BigDecimal.ZERO, null)),
        records,
        contacts == 0 ? List.of() : List.of(decision()));
  }

  private static Decision decision() {
    Action action = new Action(Channel.EMAIL, new Slot(NOW, NOW.plusSeconds(3600)));
    return new Decision(
        DecisionId.next(NOW, new Random(1)),
        DEBTOR,
        CASE,
        NOW,
        "noorderlicht-12",
        Decision.Kind.CONTACT,
        new Decision.ScoredAction(action, 0.6, 0.3, 0.002, new BigDecimal("9.14")),
        0.9,
        List.of(),
        List.of(),
        new Explanation(
            1.0,
            List.of(
                new Explanation.Reason("daysSincePayday", 1.0, 0.41),
                new Explanation.Reason("paydayConcentration", 0.8, -0.2)),
            0.1,
            null),
        List.of());
  }

  private static CaseRecord debtCase(String id, String amount, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        new CaseId(id),
        DEBTOR,
        NOW.minusSeconds(60),
        LocalDate.parse("2025-02-15"),
        new BigDecimal(amount),
        Stage.PRE_LEGAL,
        status,
        Certainty.NO,
        Certainty.YES,
        new TreeMap<>());
  }

  private static DebtorRecord debtor() {
    Map<Channel, Address> channels = new EnumMap<>(Channel.class);
    channels.put(Channel.PHONE, new Address("+31612345678", true));
    channels.put(Channel.LETTER, new Address("Dorpsstraat 1, 3511 AA Utrecht", null));
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        NOW,
        DebtorKind.CONSUMER,
        "nl",
        null,
        1984,
        "3511",
        channels,
        Channel.EMAIL,
        Set.of(Need.LOW_LITERACY),
        false,
        25,
        List.of(),
        new TreeMap<>());
  }
}
