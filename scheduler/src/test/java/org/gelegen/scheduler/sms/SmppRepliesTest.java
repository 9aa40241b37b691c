package org.gelegen.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmppRepliesTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ContactId CONTACT = new ContactId("k-1");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TOLD = SENT.plusSeconds(90);

  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final List<PortfolioRecord> log = new ArrayList<>();
  private Instant now = TOLD;
  private boolean away;
  private SmsCentre centre;
  private SmppGateway gateway;

  @BeforeEach
  void a_text_went_to_a_debtor() throws Exception {
    centre = new SmsCentre(0);
    gateway =
        new SmppGateway(
                SmppGatewayTest.settings(centre.port(), false),
                messages,
                new Receipts(messages, this::take, () -> now))
            .open();
    centre.awaitSession();
    keep(CONTACT, DEBTOR, SENT);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    centre.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "Stoppen.", "UIT", "afmelden!", "ARRET", "arre\u0302t", "STOPP"})
  void who_texts_stop_opts_out_of_text_messages(String text) throws Exception {
    assertThat(centre.text("31612345678", text)).isZero();
    now = TOLD.plusSeconds(60);
    // Texted again, or handed on again: the same outcome, which the log takes once.
    assertThat(centre.text("+31612345678", text)).isZero();
    assertThat(log)
        .containsExactly(new OutcomeRecord(NORTH, CONTACT, TOLD, OutcomeResult.OPT_OUT, null));
  }

  @Test
  void who_texts_anything_else_came_to_us_and_what_it_was_is_kept_nowhere() throws Exception {
    assertThat(centre.text("31612345678", "Stop maar, ik heb gisteren betaald")).isZero();
    now = TOLD.plusSeconds(60);
    assertThat(centre.text("0031612345678", "En bedankt")).isZero();
    assertThat(log).containsExactly(inbound("answer-k-1", DEBTOR, TOLD));
  }

  @Test
  void an_answer_belongs_to_the_last_message_to_its_number() throws Exception {
    centre.text("31612345678", "Wie bent u?");
    keep(new ContactId("k-2"), new DebtorId("d-18"), SENT.plusSeconds(3_600));
    now = SENT.plusSeconds(3_700);
    centre.text("31612345678", "Wie bent u?");
    assertThat(log)
        .containsExactly(
            inbound("answer-k-1", DEBTOR, TOLD), inbound("answer-k-2", new DebtorId("d-18"), now));
  }

  @Test
  void a_text_from_a_number_that_nothing_went_to_is_taken_and_changes_nothing() throws Exception {
    assertThat(centre.text("31687654321", "STOP")).isZero();
    assertThat(centre.text("Bank", "Dag")).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void a_text_that_cannot_be_taken_now_is_refused_for_now() throws Exception {
    away = true;
    assertThat(centre.text("31612345678", "STOP")).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    away = false;
    now = TOLD.plusSeconds(60);
    assertThat(centre.text("31612345678", "STOP")).isZero();
    // As of the first time that it came.
    assertThat(log)
        .containsExactly(new OutcomeRecord(NORTH, CONTACT, TOLD, OutcomeResult.OPT_OUT, null));
  }

  @Test
  void a_header_is_no_part_of_a_text() throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(new byte[] {3, 0x24, 1, 1});
    octets.writeBytes("STOP".getBytes(StandardCharsets.ISO_8859_1));
    centre.deliver(
        "31612345678", new ESMClass(0x40), new GeneralDataCoding(), octets.toByteArray());
    assertThat(log)
        .containsExactly(new OutcomeRecord(NORTH, CONTACT, TOLD, OutcomeResult.OPT_OUT, null));
  }

  @Test
  void an_acknowledgement_of_a_telephone_is_no_answer() throws Exception {
    centre.deliver(
        "31612345678",
        new ESMClass(0x10),
        new GeneralDataCoding(),
        "STOP".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(log).isEmpty();
  }

  private void keep(ContactId contact, DebtorId debtor, Instant at) {
    messages.keep(new SentMessage(NORTH, "smpp", "to:31612345678", contact, debtor, at));
  }

  private static ContactRecord inbound(String id, DebtorId debtor, Instant at) {
    return new ContactRecord(
        NORTH,
        new ContactId(id),
        debtor,
        null,
        Channel.SMS,
        at,
        Direction.INBOUND,
        null,
        null,
        null,
        null);
  }

  /** Takes each record once. */
  private synchronized IntakeResult take(List<NumberedRecord> batch) {
    if (away) {
      throw new GelegenException("the database is away");
    }
    long fresh = 0;
    for (NumberedRecord numbered : batch) {
      if (!log.contains(numbered.record())) {
        log.add(numbered.record());
        fresh++;
      }
    }
    return new IntakeResult(fresh, batch.size() - fresh, List.of());
  }
}
