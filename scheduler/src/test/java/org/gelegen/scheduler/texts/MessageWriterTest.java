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
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Instant KNOWN = Instant.parse("2026-02-01T08:00:00Z");

  /** In Auckland, where the machine is, it is the third of March by then. */
  private static final Instant SLOT = Instant.parse("2026-03-02T22:30:00Z");

  @Test
  void a_message_bears_what_gateways_need_beside_its_text() {
    DebtorHistory history = history("nl", Set.of());
    OutgoingMessage message =
        new MessageWriter(new Texts(), (_, _, _, _) -> Optional.of("https://example.org/pay/c-9"))
            .write(
                client("NL"),
                ClientSettings.defaults(),
                history,
                new MessageWriter.Subject(history.cases().getFirst(), List.of()),
                planned(Channel.WHATSAPP, null),
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

  @Test
  void who_does_not_read_easily_gets_the_plain_text_but_keeps_what_helps() {
    Set<Need> needs = Set.of(Need.LOW_LITERACY);
    for (Channel channel : List.of(Channel.SMS, Channel.EMAIL, Channel.WHATSAPP, Channel.LETTER)) {
      String own = channel.wireName();
      for (String language : List.of("nl", "en")) {
        DebtorHistory history = history(language, needs);
        assertThat(written("NL", history, channel, null).facts().template())
            .isEqualTo(own + "-plain");
        OutgoingMessage firm = written("NL", history, channel, own + "-firm");
        assertThat(firm.facts().template()).isEqualTo(own + "-plain");
        assertThat(firm.tone()).isEqualTo(Tone.FRIENDLY);
        assertThat(firm.language()).isEqualTo(language);
        assertThat(written("NL", history, channel, own + "-help").facts().template())
            .isEqualTo(own + "-help");
      }
    }
    DebtorHistory reader = history("nl", Set.of(Need.LOW_VISION));
    assertThat(written("NL", reader, Channel.SMS, null).facts().template()).isEqualTo("sms");
    assertThat(written("NL", reader, Channel.SMS, "sms-firm").facts().template())
        .isEqualTo("sms-firm");
  }

  @Test
  void a_plain_text_is_shorter_in_words_that_are_short() {
    for (String language : List.of("nl", "en")) {
      for (Channel channel : List.of(Channel.SMS, Channel.EMAIL, Channel.LETTER)) {
        String plain =
            written("NL", history(language, Set.of(Need.LOW_LITERACY)), channel, null).body();
        String other = written("NL", history(language, Set.of()), channel, null).body();
        assertThat(plain).as(language + " " + channel).hasSizeLessThan(other.length());
        for (String sentence : plain.split("[.?!:\n]+", -1)) {
          assertThat(sentence.strip().split(" +", -1)).as(sentence).hasSizeLessThanOrEqualTo(12);
        }
      }
    }
  }

  @Test
  void the_client_s_own_text_counts_before_the_product_s_plain_one() {
    DebtorHistory history = history("nl", Set.of(Need.LOW_LITERACY));
    TextTemplate own = new TextTemplate("nl", null, "Eigen tekst");
    assertThat(
            written(
                    "NL",
                    TextsTest.withTexts(Map.of("sms", own)),
                    history,
                    planned(Channel.SMS, null))
                .body())
        .isEqualTo("Eigen tekst");
    TextTemplate plain = new TextTemplate("nl", null, "Kort");
    assertThat(
            written(
                    "NL",
                    TextsTest.withTexts(Map.of("sms", own, "sms-plain", plain)),
                    history,
                    planned(Channel.SMS, null))
                .body())
        .isEqualTo("Kort");
  }

  @Test
  void in_the_united_states_a_text_message_and_an_e_mail_say_how_to_opt_out() {
    DebtorHistory history = history("en", Set.of());
    for (String variant : List.of("", "-firm", "-help", "-plain")) {
      assertThat(written("US", history, Channel.SMS, "sms" + variant).body())
          .endsWith("\nReply STOP to opt out.");
      assertThat(written("US", history, Channel.EMAIL, "email" + variant).body())
          .endsWith(
              "\n\nDo you want no more e-mails from us? Reply to this e-mail with the word STOP.");
      assertThat(written("US", history, Channel.LETTER, "letter" + variant).body())
          .doesNotContain("STOP");
      assertThat(written("NL", history, Channel.SMS, "sms" + variant).body())
          .doesNotContain("STOP");
    }
    assertThat(written("US", history, Channel.SMS, "thank-you").body())
        .endsWith("\nReply STOP to opt out.");
    TextTemplate own = new TextTemplate("en", null, "Our own words");
    assertThat(
            written(
                    "US",
                    TextsTest.withTexts(Map.of("sms", own)),
                    history,
                    planned(Channel.SMS, null))
                .body())
        .isEqualTo("Our own words");
  }

  private static OutgoingMessage written(
      String country, DebtorHistory history, Channel channel, @Nullable String template) {
    return written(country, ClientSettings.defaults(), history, planned(channel, template));
  }

  private static OutgoingMessage written(
      String country, ClientSettings settings, DebtorHistory history, PlannedContact contact) {
    return new MessageWriter(
            new Texts(), (_, _, _, _) -> Optional.of("https://example.org/pay/c-9"))
        .write(
            client(country),
            settings,
            history,
            new MessageWriter.Subject(history.cases().getFirst(), List.of()),
            contact,
            SLOT)
        .orElseThrow();
  }

  private static ClientRecord client(String country) {
    return new ClientRecord(
        NORTH,
        KNOWN,
        "Noorderlicht Energie",
        ZoneId.of("Europe/Amsterdam"),
        country,
        Currency.getInstance("EUR"),
        Party.FIRST);
  }

  private static DebtorHistory history(String language, Set<Need> needs) {
    return DebtorHistory.replay(
        DEBTOR,
        ZoneId.of("Europe/Amsterdam"),
        List.of(
            new DebtorRecord(
                NORTH,
                DEBTOR,
                KNOWN,
                DebtorKind.CONSUMER,
                language,
                null,
                null,
                null,
                Map.of(
                    Channel.WHATSAPP, new Address("+31612345678", true),
                    Channel.SMS, new Address("+31612345678", true),
                    Channel.EMAIL, new Address("d17@example.org", true),
                    Channel.LETTER, new Address("Kade 1, Delft", true)),
                null,
                needs,
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

  private static PlannedContact planned(Channel channel, @Nullable String template) {
    return new PlannedContact(
        new ContactId("k-1"),
        DEBTOR,
        new CaseId("c-9"),
        DecisionId.next(SLOT, new SplittableRandom(1)),
        new Action(channel, new Slot(SLOT, SLOT.plusSeconds(3_600))),
        template,
        null,
        0.6,
        0.3,
        0.01,
        new BigDecimal("9.14"),
        new BigDecimal("0.08"),
        1);
  }
}
