package org.gelegen.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.replies.InMemoryWrittenNumbers;
import org.gelegen.model.replies.Reply;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.TypeOfNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmppRepliesTest {
  private static final String NUMBER = "31612345678";

  private final List<Reply> replies = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private SmsCentre centre;
  private SmppGateway gateway;

  @BeforeEach
  void connect() throws Exception {
    centre = new SmsCentre(0);
    InMemorySentMessages messages = new InMemorySentMessages();
    gateway =
        new SmppGateway(
                SmppGatewayTest.settings(centre.port(), false),
                new TwoWayPorts(
                    messages,
                    new InMemoryWrittenNumbers(),
                    new Receipts(
                        messages,
                        batch -> new IntakeResult(batch.size(), 0, List.of()),
                        () -> {
                          throw new AssertionError("no receipt is known");
                        }),
                    this::keep))
            .open();
    centre.awaitSession();
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    centre.close();
  }

  private void keep(Reply reply) {
    if (away) {
      throw new GelegenException("the database is away");
    }
    replies.add(reply);
  }

  private static Reply reply(boolean stop, String... numbers) {
    return new Reply("smpp", Channel.SMS, List.of(numbers), List.of(), stop, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "Stoppen.", "UIT", "afmelden!", "ARRET", "arre\u0302t", "STOPP"})
  void who_texts_stop_is_kept_before_the_centre_is_answered(String text) throws Exception {
    assertThat(centre.text("+31612345678", text)).isZero();
    assertThat(replies).containsExactly(reply(true, NUMBER));
  }

  @Test
  void what_else_somebody_texts_is_kept_nowhere_but_that_it_was_no_stop() throws Exception {
    assertThat(centre.text("0031612345678", "Stop maar, ik heb gisteren betaald")).isZero();
    assertThat(replies).containsExactly(reply(false, NUMBER));
  }

  @Test
  void a_text_that_cannot_be_kept_now_is_refused_for_now() throws Exception {
    away = true;
    assertThat(centre.text(NUMBER, "STOP")).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    away = false;
    assertThat(centre.text(NUMBER, "STOP")).isZero();
    assertThat(replies).hasSize(1);
  }

  @Test
  void a_text_of_who_has_no_number_is_taken_and_changes_nothing() throws Exception {
    assertThat(centre.text("Bank", "STOP")).isZero();
    assertThat(replies).isEmpty();
  }

  @Test
  void a_header_is_no_part_of_a_text() throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(new byte[] {3, 0x24, 1, 1});
    octets.writeBytes("STOP".getBytes(StandardCharsets.ISO_8859_1));
    centre.deliver(NUMBER, new ESMClass(0x40), new GeneralDataCoding(), octets.toByteArray());
    assertThat(replies).extracting(Reply::stop).containsExactly(true);
  }

  /** 44 1f 53 .. is DÉSABONNER in the alphabet of telephones, where É is 0x1f and é 0x05. */
  @ParameterizedTest
  @CsvSource({
    "00, 441F5341424F4E4E4552",
    "00, 6405736162 6F6E6E6572",
    "F1, 441F5341424F4E4E4552",
    "08, 00530054004F0050",
    "18, 00530054004F00502019",
    "19, 00530054004F00502019",
    "E0, 00530054004F00502019",
    "08, FEFF00530054004F0050",
    "00, 00530054004F0050",
    "F5, 53544F50",
    "03, 44C9534142 4F4E4E4552",
  })
  void a_stop_is_read_in_whichever_alphabet_it_comes(String coding, String octets)
      throws Exception {
    centre.deliver(
        NUMBER,
        new ESMClass(),
        new RawDataCoding((byte) Integer.parseInt(coding, 16)),
        HexFormat.of().parseHex(octets.replace(" ", "")));
    assertThat(replies).extracting(Reply::stop).containsExactly(true);
  }

  @Test
  void a_stop_as_a_payload_is_one() throws Exception {
    centre.deliver(
        NUMBER,
        new ESMClass(),
        new GeneralDataCoding(),
        new byte[0],
        new OptionalParameter.Message_payload("STOP".getBytes(StandardCharsets.US_ASCII)));
    assertThat(replies).extracting(Reply::stop).containsExactly(true);
  }

  @Test
  void an_acknowledgement_of_a_telephone_is_no_answer() throws Exception {
    centre.deliver(
        NUMBER,
        new ESMClass(0x10),
        new GeneralDataCoding(),
        "STOP".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(replies).isEmpty();
  }

  @Test
  void a_receipt_without_its_bit_is_nobody_s_answer() throws Exception {
    String text =
        "id:m-9 sub:001 dlvrd:001 submit date:2603020900 done date:2603020901 stat:DELIVRD err:000"
            + " text:STOP";
    // Of a message that is not known: it is to come again.
    assertThat(centre.text(NUMBER, text)).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    assertThat(
            centre.deliver(
                NUMBER,
                new ESMClass(),
                new GeneralDataCoding(),
                new byte[0],
                new OptionalParameter.Receipted_message_id("m-9"),
                new OptionalParameter.Message_state((byte) 2)))
        .isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
    assertThat(replies).isEmpty();
  }

  @Test
  void a_number_is_completed_by_the_country_where_it_is_a_national_one() {
    byte unknown = TypeOfNumber.UNKNOWN.value();
    byte national = TypeOfNumber.NATIONAL.value();
    byte international = TypeOfNumber.INTERNATIONAL.value();
    assertThat(SenderNumber.spellings("0612345678", national, "31")).startsWith(NUMBER);
    assertThat(SenderNumber.spellings("612345678", national, "31")).startsWith(NUMBER);
    assertThat(SenderNumber.spellings("0612345678", unknown, "31")).startsWith(NUMBER);
    assertThat(SenderNumber.spellings("612345678", unknown, "31")).startsWith("612345678", NUMBER);
    assertThat(SenderNumber.spellings(NUMBER, unknown, "31")).startsWith(NUMBER);
    assertThat(SenderNumber.spellings(NUMBER, international, "31")).containsExactly(NUMBER);
    assertThat(SenderNumber.spellings("3471234567", national, "39")).startsWith("393471234567");
    assertThat(SenderNumber.spellings("0612345678", national, null)).containsExactly("0612345678");
    assertThat(SenderNumber.spellings("Bank", unknown, "31")).isEmpty();
    assertThat(SenderNumber.spellings(null, unknown, "31")).isEmpty();
  }
}
