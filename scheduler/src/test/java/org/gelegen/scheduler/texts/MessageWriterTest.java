package org.gelegen.scheduler.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Instant KNOWN = Instant.parse("2026-02-01T08:00:00Z");

  /** In Auckland, where the machine is, it is the third of March by then. */
  private static final Instant SLOT = Instant.parse("2026-03-02T22:30:00Z");

  @Test
  void a_message_bears_what_gateways_need_beside_its_text() {
    ClientRecord client =
        new ClientRecord(
            NORTH,
            KNOWN,
            "Noorderlicht Energie",
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            Currency.getInstance("EUR"),
            Party.FIRST);
    DebtorHistory history = history();
    OutgoingMessage message =
        new MessageWriter(new Texts(), (_, _, _, _) -> Optional.of("https://example.org/pay/c-9"))
            .write(
                client,
                ClientSettings.defaults(),
                history,
                history.cases().getFirst(),
                planned(),
                // Tried again after midnight: the date stays that of the slot.
                SLOT.plusSeconds(7_200))
            .orElseThrow();

    OutgoingMessage.Facts facts = message.facts();
    assertThat(facts.template()).isEqualTo("whatsapp");
    // As they stand in the Dutch text, one after another.
    assertThat(facts.places()).containsExactly("client", "amount", "reference", "paymentLink");
    assertThat(facts.values())
        .containsEntry("client", "Noorderlicht Energie")
        .containsEntry("reference", "c-9")
        .containsEntry("paymentLink", "https://example.org/pay/c-9")
        .containsEntry("amount", "€ 143,20");
    assertThat(facts.date()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(facts.owed()).isEqualByComparingTo("143.20");
    assertThat(facts.currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(facts.expectedValue()).isEqualByComparingTo("9.14");
  }

  private static DebtorHistory history() {
    return DebtorHistory.replay(
        DEBTOR,
        ZoneId.of("Europe/Amsterdam"),
        List.of(
            new DebtorRecord(
                NORTH,
                DEBTOR,
                KNOWN,
                DebtorKind.CONSUMER,
                "nl",
                null,
                null,
                null,
                Map.of(Channel.WHATSAPP, new Address("+31612345678", true)),
                null,
                Set.of(),
                false,
                null,
                List.of(),
                new TreeMap<>()),
            new CaseRecord(
                NORTH,
                new CaseId("c-9"),
                DEBTOR,
                KNOWN,
                LocalDate.of(2026, 2, 15),
                new BigDecimal("143.20"),
                Stage.REMINDER,
                CaseStatus.OPEN,
                Certainty.UNKNOWN,
                Certainty.UNKNOWN,
                new TreeMap<>())));
  }

  private static PlannedContact planned() {
    return new PlannedContact(
        new ContactId("k-1"),
        DEBTOR,
        new CaseId("c-9"),
        DecisionId.next(SLOT, new SplittableRandom(1)),
        new Action(Channel.WHATSAPP, new Slot(SLOT, SLOT.plusSeconds(3_600))),
        null,
        null,
        0.6,
        0.3,
        0.01,
        new BigDecimal("9.14"),
        new BigDecimal("0.08"),
        1);
  }
}
