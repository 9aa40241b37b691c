package org.gelegen.scheduler.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.links.InMemoryTrackedLinks;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.PaymentSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter.PaymentLinks;
import org.junit.jupiter.api.Test;

class TrackingLinksTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ClientSettings WITH_PAGE =
      ClientSettings.defaults()
          .with(new PaymentSettings("https://betalen.example.nl/?kenmerk={{reference}}"));

  private final InMemoryTrackedLinks kept = new InMemoryTrackedLinks();
  private Instant now = NINE;
  private final PaymentLinks links =
      new TrackingLinks(
          new LinkSettings(
              URI.create("https://pay.example.org"),
              "a made-up secret of 32 characters",
              "127.0.0.1",
              0,
              50),
          kept,
          () -> now);

  @Test
  void a_link_is_the_same_when_the_message_is_written_again_and_that_of_a_batch_is_kept() {
    String link = links.find(WITH_PAGE, debtCase(), contact("k-1"), NINE).orElseThrow();
    assertThat(link).matches("https://pay\\.example\\.org/p/[A-Za-z0-9_-]{20}");
    assertThat(links.find(WITH_PAGE, debtCase(), contact("k-1"), NINE.plusSeconds(900)))
        .contains(link);
    assertThat(links.find(WITH_PAGE, debtCase(), contact("k-2"), NINE))
        .isNotEqualTo(Optional.of(link));

    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(kept.find(token)).isEmpty();
    links.keep(
        List.of(
            message("k-1", Map.of("reference", "5678 9", "paymentLink", link)),
            message("k-2", Map.of("reference", "5678 9"))));
    assertThat(kept.find(token))
        .contains(new TrackedLink(NORTH, token, new ContactId("k-1"), DEBTOR, "5678 9", NINE));
    // The round that sends it again began at nine as well.
    now = NINE.plusSeconds(80);
    links.keep(List.of(message("k-1", Map.of("reference", "5678 9", "paymentLink", link))));
    assertThat(kept.find(token).orElseThrow().madeAt()).isEqualTo(now);
    // What shows no link has none that could be followed.
    String other = links.find(WITH_PAGE, debtCase(), contact("k-2"), NINE).orElseThrow();
    assertThat(kept.find(other.substring(other.lastIndexOf('/') + 1))).isEmpty();
  }

  private static OutgoingMessage message(String contact, Map<String, String> values) {
    return new OutgoingMessage(
        NORTH,
        new ContactId(contact),
        DEBTOR,
        new CaseId("c-9"),
        List.of(),
        Channel.EMAIL,
        NINE,
        "d17@example.org",
        "nl",
        "Uw rekening",
        "Er staat nog iets open.",
        null,
        new OutgoingMessage.Facts(
            "email",
            List.of(),
            values,
            LocalDate.of(2026, 3, 2),
            Instant.parse("2026-03-02T09:00:00Z"),
            new BigDecimal("143.20"),
            Currency.getInstance("EUR"),
            BigDecimal.TEN));
  }

  @Test
  void a_client_without_a_page_has_no_links() {
    assertThat(links.find(ClientSettings.defaults(), debtCase(), contact("k-1"), NINE)).isEmpty();
    assertThat(
            PaymentLinks.DIRECT.find(ClientSettings.defaults(), debtCase(), contact("k-1"), NINE))
        .isEmpty();
  }

  @Test
  void where_nobody_listens_links_lead_straight_to_the_page() {
    assertThat(PaymentLinks.DIRECT.find(WITH_PAGE, debtCase(), contact("k-1"), NINE))
        .contains("https://betalen.example.nl/?kenmerk=5678%209");
  }

  private static CaseState debtCase() {
    TreeMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put(CaseRecord.PAYMENT_REFERENCE, new AttributeValue.Text("5678 9"));
    return DebtorHistory.replay(
            DEBTOR,
            ZoneId.of("Europe/Amsterdam"),
            List.of(
                new CaseRecord(
                    NORTH,
                    new CaseId("c-9"),
                    DEBTOR,
                    NINE,
                    LocalDate.of(2026, 2, 15),
                    new BigDecimal("143.20"),
                    Stage.REMINDER,
                    CaseStatus.OPEN,
                    Certainty.UNKNOWN,
                    Certainty.UNKNOWN,
                    attributes)))
        .cases()
        .getFirst();
  }

  private static PlannedContact contact(String id) {
    return new PlannedContact(
        new ContactId(id),
        DEBTOR,
        new CaseId("c-9"),
        DecisionId.next(NINE, new SplittableRandom(1)),
        new Action(Channel.EMAIL, new Slot(NINE, NINE.plusSeconds(3_600))),
        null,
        null,
        0.6,
        0.3,
        0.01,
        BigDecimal.TEN,
        BigDecimal.ONE,
        1);
  }
}
