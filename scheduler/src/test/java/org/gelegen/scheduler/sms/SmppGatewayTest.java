package org.gelegen.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.replies.Addressee;
import org.gelegen.model.replies.InMemoryWrittenNumbers;
import org.gelegen.model.replies.Reply;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmppGatewayTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TOLD = SENT.plusSeconds(90);

  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final InMemoryWrittenNumbers numbers = new InMemoryWrittenNumbers();
  private volatile Consumer<Reply> replies = _ -> {};
  private final List<PortfolioRecord> log = new ArrayList<>();
  private RecordIntake intake = new ListIntake();
  private final List<SmppGateway> open = new ArrayList<>();
  private Instant now = TOLD;
  private SmsCentre centre;

  @BeforeEach
  void start() throws IOException {
    centre = new SmsCentre(0);
  }

  @AfterEach
  void stop() throws IOException {
    open.forEach(SmppGateway::close);
    centre.close();
  }

  @Test
  void a_message_arrives_with_its_sender_and_asks_for_a_receipt() throws Exception {
    assertThat(connected().send(message("Er staat nog € 143,20 open.")))
        .isEqualTo(new Delivery.Accepted());
    SubmitSm pdu = centre.received.getFirst();
    assertThat(pdu.getDestAddress()).isEqualTo("31612345678");
    assertThat(pdu.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(pdu.getSourceAddr()).isEqualTo("Gelegen");
    assertThat(pdu.getSourceAddrTon()).isEqualTo((byte) 5);
    assertThat(pdu.getDataCoding()).isZero();
    assertThat(pdu.getRegisteredDelivery()).isEqualTo((byte) 1);
    // The euro is two septets.
    assertThat(pdu.getShortMessage()).hasSize(28).contains(0x1b, 0x65);
    assertThat(centre.binds.getFirst().getSystemId()).isEqualTo("us");
    assertThat(messages.find("smpp", "m-1").orElseThrow().contactId())
        .isEqualTo(new ContactId("k-1"));
    assertThat(numbers.findLast("smpp", "31612345678").orElseThrow().last())
        .isEqualTo(new Addressee.Last(new ContactId("k-1"), SENT, false));
  }

  @Test
  void a_name_of_another_alphabet_goes_as_ucs_2() throws Exception {
    connected().send(message("Beste Gżegżółka"));
    assertThat(centre.received.getFirst().getDataCoding()).isEqualTo((byte) 8);
    assertThat(centre.received.getFirst().getShortMessage())
        .isEqualTo("Beste Gżegżółka".getBytes(StandardCharsets.UTF_16BE));
  }

  @Test
  void a_long_message_goes_in_parts_that_name_each_other_and_one_receipt_is_asked_for()
      throws Exception {
    String text = "Goedendag. ".repeat(40);
    assertThat(connected().send(message(text))).isEqualTo(new Delivery.Accepted());
    // 440 septets are three parts of 153.
    assertThat(centre.received).hasSize(3);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      SubmitSm pdu = centre.received.get(i);
      byte[] octets = pdu.getShortMessage();
      assertThat(pdu.getEsmClass()).isEqualTo((byte) 0x40);
      assertThat(Arrays.copyOf(octets, 6))
          .containsExactly(5, 0, 3, centre.received.getFirst().getShortMessage()[3], 3, i + 1);
      assertThat(pdu.getRegisteredDelivery()).isEqualTo((byte) (i == 2 ? 1 : 0));
      whole.write(octets, 6, octets.length - 6);
    }
    assertThat(whole.toString(StandardCharsets.US_ASCII)).isEqualTo(text);
    assertThat(messages.find("smpp", "m-3")).isPresent();
    assertThat(messages.find("smpp", "m-1")).isEmpty();
  }

  @Test
  void where_the_centre_takes_it_a_long_message_goes_as_one() throws Exception {
    String text = "Goedendag. ".repeat(40);
    SmppGateway gateway = gateway(settings(centre.port(), true));
    centre.awaitSession();
    assertThat(gateway.send(message(text))).isEqualTo(new Delivery.Accepted());
    assertThat(centre.received).hasSize(1);
    assertThat(
            centre
                .received
                .getFirst()
                .getOptionalParameter(OptionalParameter.Message_payload.class)
                .getValueAsString())
        .isEqualTo(text);
  }

  @Test
  void an_error_decides_whether_it_is_tried_again() throws Exception {
    SmppGateway gateway = connected();
    Map<Integer, Class<? extends Delivery>> expected =
        Map.of(
            SMPPConstant.STAT_ESME_RTHROTTLED, Delivery.Later.class,
            SMPPConstant.STAT_ESME_RMSGQFUL, Delivery.Later.class,
            SMPPConstant.STAT_ESME_RSYSERR, Delivery.Later.class,
            SMPPConstant.STAT_ESME_RINVSRCADR, Delivery.Later.class,
            SMPPConstant.STAT_ESME_RINVDSTADR, Delivery.Rejected.class,
            SMPPConstant.STAT_ESME_RINVMSGLEN, Delivery.Rejected.class);
    for (Map.Entry<Integer, Class<? extends Delivery>> entry : expected.entrySet()) {
      centre.answer = SmsCentre.error(entry.getKey());
      assertThat(gateway.send(message("Dag")))
          .as("status %d", entry.getKey())
          .isInstanceOf(entry.getValue());
    }
    centre.answer = SmsCentre.error(SMPPConstant.STAT_ESME_RINVDSTADR);
    assertThat(gateway.send(message("Dag")))
        .isEqualTo(new Delivery.Rejected("the SMS centre answered error 0x0B"));
    assertThat(numbers.findWritten("smpp", "31612345678")).hasSize(1);
    assertThat(numbers.findLast("smpp", "31612345678")).isEmpty();
  }

  @Test
  void a_throttled_part_is_tried_again_and_a_message_of_which_a_part_is_missing_is_in_doubt()
      throws Exception {
    SmppGateway gateway = connected();
    AtomicInteger calls = new AtomicInteger();
    centre.answer =
        (_, _) -> {
          if (calls.incrementAndGet() == 2) {
            throw new ProcessRequestException("busy", SMPPConstant.STAT_ESME_RTHROTTLED);
          }
          return "m-" + calls.get();
        };
    assertThat(gateway.send(message("a".repeat(200)))).isEqualTo(new Delivery.Accepted());
    assertThat(centre.received).hasSize(3);

    calls.set(0);
    centre.answer =
        (_, _) -> {
          if (calls.incrementAndGet() > 1) {
            throw new ProcessRequestException("no", SMPPConstant.STAT_ESME_RINVDSTADR);
          }
          return "m-x";
        };
    assertThat(gateway.send(message("a".repeat(200))))
        .isEqualTo(new Delivery.Unknown("the SMS centre took 1 of 2 parts"));
  }

  @Test
  void without_an_answer_nobody_knows_and_the_time_is_bounded() throws Exception {
    SmppGateway gateway = connected();
    CountDownLatch never = new CountDownLatch(1);
    centre.answer =
        (_, _) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "late";
        };
    long start = System.nanoTime();
    assertThat(gateway.send(message("Dag"))).isInstanceOf(Delivery.Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    never.countDown();
  }

  @Test
  void a_connection_that_breaks_after_the_message_leaves_doubt_and_is_made_again()
      throws Exception {
    SmppGateway gateway = connected();
    centre.answer =
        (_, session) -> {
          session.close();
          return "lost";
        };
    assertThat(gateway.send(message("Dag"))).isInstanceOf(Delivery.Unknown.class);
    // Who answers it has got it.
    assertThat(numbers.findLast("smpp", "31612345678")).isPresent();
    centre.answer = (_, _) -> "m-again";
    centre.awaitSession();
    assertThat(gateway.send(message("Dag"))).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void where_no_centre_is_a_message_waits_and_goes_once_it_is_there() throws Exception {
    int port = centre.port();
    centre.close();
    SmppGateway gateway = gateway(settings(port, false));
    assertThat(gateway.send(message("Dag")))
        .isEqualTo(new Delivery.Later("there is no session with the SMS centre", null));
    centre = new SmsCentre(port);
    centre.awaitSession();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(gateway.send(message("Dag"))).isEqualTo(new Delivery.Accepted()));
  }

  /** A connection that neither carries nor ends anything, as behind a router that forgot it. */
  @Test
  void a_centre_that_is_silent_is_found_out_and_connected_to_again() throws Exception {
    try (MutePipe pipe = new MutePipe(centre.port())) {
      gateway(settings(pipe.port(), false));
      centre.awaitSession();
      pipe.mute();
      centre.awaitSession();
    }
  }

  @Test
  void a_receipt_is_matched_after_a_restart_and_one_that_comes_again_changes_nothing()
      throws Exception {
    SmppGateway before = connected();
    assertThat(before.send(message("Dag"))).isEqualTo(new Delivery.Accepted());
    before.close();

    gateway(settings(centre.port(), false));
    centre.awaitSession();
    String receipt =
        "id:m-1 sub:001 dlvrd:001 submit date:2603020900 done date:2603020901 stat:DELIVRD err:000"
            + " text:Dag";
    assertThat(centre.tell(receipt)).isZero();
    now = TOLD.plusSeconds(60);
    assertThat(centre.tell(receipt)).isZero();
    assertThat(log)
        .containsExactly(
            new OutcomeRecord(NORTH, new ContactId("k-1"), TOLD, OutcomeResult.DELIVERED, null));
  }

  @Test
  void receipts_tell_what_arrived_and_what_did_not_and_why_is_nobody_s_business() throws Exception {
    SmppGateway gateway = connected();
    centre.answer = (_, _) -> "7F";
    gateway.send(message("Dag"));
    assertThat(centre.tell("id:7F stat:ENROUTE")).isZero();
    assertThat(log).isEmpty();
    // Answered in hexadecimal, told in decimal.
    assertThat(centre.tell("id:127 stat:UNDELIV err:005")).isZero();
    assertThat(
            centre.tell(
                "",
                new OptionalParameter.Receipted_message_id("7F"),
                new OptionalParameter.Message_state((byte) 2)))
        .isZero();
    assertThat(log)
        .extracting(record -> ((OutcomeRecord) record).result())
        .containsExactly(OutcomeResult.FAILED, OutcomeResult.DELIVERED);
  }

  @Test
  void a_receipt_that_is_quicker_than_the_answer_is_sent_again_and_one_of_nobody_is_dropped()
      throws Exception {
    SmppGateway gateway = connected();
    assertThat(centre.tell("id:m-1 stat:DELIVRD")).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    gateway.send(message("Dag"));
    assertThat(centre.tell("id:m-1 stat:DELIVRD")).isZero();
    assertThat(log).hasSize(1);
    assertThat(centre.tell("id:other stat:DELIVRD")).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    assertThat(centre.tell("id:other stat:DELIVRD")).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    assertThat(centre.tell("id:other stat:DELIVRD")).isZero();
  }

  @Test
  void a_number_is_kept_before_a_text_goes_to_it_and_no_text_goes_where_it_cannot_be()
      throws Exception {
    SmppGateway gateway = connected();
    numbers.away(true);
    assertThat(gateway.send(message("Dag")))
        .isEqualTo(new Delivery.Later("the number could not be kept", null));
    assertThat(centre.received).isEmpty();
    numbers.away(false);
    AtomicInteger known = new AtomicInteger();
    centre.answer =
        (_, _) -> {
          known.set(numbers.findWritten("smpp", "31612345678").size());
          return "m-1";
        };
    assertThat(gateway.send(message("Dag"))).isEqualTo(new Delivery.Accepted());
    assertThat(known).hasValue(1);
  }

  @Test
  void a_stop_is_kept_while_receipts_wait_for_the_log() throws Exception {
    CountDownLatch merged = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    intake =
        batch -> {
          waiting.incrementAndGet();
          try {
            merged.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new IntakeResult(batch.size(), 0, List.of());
        };
    List<Reply> kept = new CopyOnWriteArrayList<>();
    replies = kept::add;
    connected().send(message("Dag"));
    for (int i = 0; i < 2 * InboundRoom.AT_ONCE; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  centre.tell("id:m-1 stat:DELIVRD");
                } catch (Exception e) {
                  // Whether it is refused does not matter here.
                }
              });
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> waiting.get() >= InboundRoom.AT_ONCE);
    assertThat(centre.text("31612345678", "STOP")).isZero();
    assertThat(kept).hasSize(1);
    merged.countDown();
  }

  @Test
  void texts_go_out_while_more_comes_in_than_can_be_kept() throws Exception {
    CountDownLatch away = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    replies =
        _ -> {
          begun.incrementAndGet();
          try {
            away.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    SmppGateway gateway = connected();
    List<Integer> answers = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  answers.add(centre.text("31612345678", "STOP"));
                } catch (Exception e) {
                  answers.add(-1);
                }
              });
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> begun.get() >= InboundRoom.AT_ONCE);
    // An answer that is not read within 1.5 s leaves doubt.
    for (int i = 0; i < 20; i++) {
      assertThat(gateway.send(message("Dag"))).isEqualTo(new Delivery.Accepted());
    }
    assertThat(begun).hasValue(InboundRoom.AT_ONCE);
    assertThat(answers).doesNotContain(SMPPConstant.STAT_ESME_ROK);
    away.countDown();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(centre.text("31612345678", "STOP")).isZero());
  }

  @Test
  void what_is_no_number_or_too_long_is_refused_without_asking_the_centre() throws Exception {
    SmppGateway gateway = connected();
    assertThat(gateway.send(message("06-12345678", "Dag"))).isInstanceOf(Delivery.Rejected.class);
    assertThat(gateway.send(message("+31 6 123.456-78", "Dag"))).isEqualTo(new Delivery.Accepted());
    assertThat(gateway.send(message("a".repeat(1000))))
        .isEqualTo(new Delivery.Rejected("the text has 7 parts and may have 6"));
    assertThat(centre.received).hasSize(1);
  }

  @Test
  void settings_that_no_centre_takes_are_refused_and_no_password_is_printed() {
    assertThatThrownBy(() -> settings("Noorderlicht Energie"))
        .hasMessageContaining("1 to 11 letters and digits");
    assertThat(settings("+31612345678").toString()).doesNotContain("secret");
  }

  private SmppGateway connected() throws InterruptedException {
    SmppGateway gateway = gateway(settings(centre.port(), false));
    centre.awaitSession();
    return gateway;
  }

  private SmppGateway gateway(SmppSettings settings) {
    SmppGateway gateway =
        new SmppGateway(
                settings,
                new TwoWayPorts(
                    messages,
                    numbers,
                    new Receipts(messages, intake, () -> now),
                    reply -> replies.accept(reply)))
            .open();
    open.add(gateway);
    return gateway;
  }

  /** Takes each record once. */
  private final class ListIntake implements RecordIntake {
    @Override
    public synchronized IntakeResult accept(List<NumberedRecord> batch) {
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

  static SmppSettings settings(int port, boolean payload) {
    return new SmppSettings(
        "127.0.0.1",
        port,
        false,
        "us",
        "secret",
        "",
        "Gelegen",
        "31",
        payload,
        Duration.ofMillis(1_500),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        2);
  }

  private static SmppSettings settings(String sender) {
    return new SmppSettings(
        "127.0.0.1",
        2775,
        false,
        "us",
        "secret",
        "",
        sender,
        null,
        false,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        1);
  }

  private static OutgoingMessage message(String text) {
    return message("+31612345678", text);
  }

  private static OutgoingMessage message(String address, String text) {
    return new OutgoingMessage(
        NORTH,
        new ContactId("k-1"),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        List.of(),
        Channel.SMS,
        SENT,
        address,
        "nl",
        null,
        text,
        null,
        new OutgoingMessage.Facts(
            "sms",
            List.of(),
            Map.of(),
            LocalDate.of(2026, 3, 2),
            Instant.parse("2026-03-02T09:00:00Z"),
            new BigDecimal("143.20"),
            Currency.getInstance("EUR"),
            new BigDecimal("9.14")));
  }
}
