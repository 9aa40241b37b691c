package org.gelegen.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
  private static final String CLIENT = "{\"type\":\"client\",\"clientId\":\"noorderlicht\",";
  private static final String PAYMENT =
      "{\"type\":\"payment\",\"clientId\":\"noorderlicht\",\"paymentId\":\"p-1\","
          + "\"debtorId\":\"d-17\",\"at\":\"2025-03-03T07:41:00+01:00\",\"amount\":\"143.20\"%s}";
  private static final String CONTACT =
      "{\"type\":\"contact\",\"clientId\":\"noorderlicht\",\"contactId\":\"k-1\","
          + "\"debtorId\":\"d-17\",\"channel\":\"letter\","
          + "\"at\":\"2025-03-03T07:41:00+01:00\"%s}";
  private static final String DEBTOR =
      "{\"type\":\"debtor\",\"clientId\":\"noorderlicht\",\"debtorId\":\"d-17\","
          + "\"at\":\"2025-02-03T09:00:00+01:00\",\"kind\":\"consumer\"%s}";

  private final RecordCodec codec = new RecordCodec();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"client\",\"clientId\":\"noorderlicht\",\"at\":\"2024-12-31T23:00:00Z\","
            + "\"name\":\"Noorderlicht Energie\",\"timeZone\":\"Europe/Amsterdam\","
            + "\"country\":\"NL\",\"currency\":\"EUR\",\"party\":\"third\"}",
        "{\"type\":\"debtor\",\"clientId\":\"noorderlicht\",\"debtorId\":\"d-17\","
            + "\"at\":\"2025-02-03T08:00:00Z\",\"kind\":\"consumer\",\"language\":\"nl\","
            + "\"timeZone\":\"Europe/Amsterdam\",\"birthYear\":1984,\"postcode\":\"3511\","
            + "\"channels\":{\"phone\":{\"address\":\"+31612345678\",\"consent\":true},"
            + "\"email\":{\"address\":\"d17@example.org\",\"consent\":false},"
            + "\"letter\":{\"address\":\"Dorpsstraat 1, 3511 AA Utrecht\"},"
            + "\"portal\":{\"consent\":true}},\"preferredChannel\":\"email\","
            + "\"needs\":[\"low-literacy\",\"human-contact\"],\"vulnerable\":true,\"payday\":25,"
            + "\"inconvenient\":[{\"days\":[\"MON\",\"FRI\"],\"from\":\"09:00\",\"to\":\"17:00\"}],"
            + "\"attributes\":{\"ratio\":0.25,\"smart_meter\":true,\"tariff\":\"variable\","
            + "\"tenure_months\":31}}",
        "{\"type\":\"case\",\"clientId\":\"noorderlicht\",\"caseId\":\"c-9\","
            + "\"debtorId\":\"d-17\",\"at\":\"2025-03-01T08:00:00.000001Z\","
            + "\"dueDate\":\"2025-02-15\",\"amount\":\"143.20\",\"stage\":\"reminder\","
            + "\"status\":\"open\",\"ability\":\"no\",\"willingness\":\"yes\","
            + "\"attributes\":{\"product\":\"gas\"}}",
        "{\"type\":\"contact\",\"clientId\":\"noorderlicht\",\"contactId\":\"k-1\","
            + "\"debtorId\":\"d-17\",\"caseId\":\"c-9\",\"channel\":\"email\","
            + "\"at\":\"2025-03-02T09:05:00Z\",\"direction\":\"inbound\","
            + "\"template\":\"first-reminder\",\"tone\":\"friendly\",\"cost\":\"0.0235\","
            + "\"propensity\":0.8}",
        "{\"type\":\"outcome\",\"clientId\":\"noorderlicht\",\"contactId\":\"k-1\","
            + "\"at\":\"2025-03-02T18:12:00Z\",\"result\":\"callback-request\","
            + "\"callbackAt\":\"2025-03-05T18:00:00Z\"}",
        "{\"type\":\"hold\",\"clientId\":\"noorderlicht\",\"holdId\":\"h-1\","
            + "\"debtorId\":\"d-17\",\"caseId\":\"c-9\",\"at\":\"2025-03-02T19:00:00Z\","
            + "\"kind\":\"debt-counselling\",\"from\":\"2025-03-02T19:00:00Z\","
            + "\"until\":\"2025-03-15T23:00:00Z\"}",
        "{\"type\":\"payment\",\"clientId\":\"noorderlicht\",\"paymentId\":\"p-1\","
            + "\"debtorId\":\"d-17\",\"at\":\"2025-03-03T06:41:00Z\",\"amount\":\"-143.20\"}"
      })
  void the_canonical_form_of_every_record_is_read_and_written_unchanged(String json) {
    assertThat(text(codec.write(valid(json)))).isEqualTo(json);
  }

  @Test
  void a_debtor_is_read_with_everything_it_says() {
    PortfolioRecord debtor =
        valid(
            DEBTOR.formatted(
                """
                ,"language":"nl","timeZone":"Europe/Amsterdam","birthYear":1984,"payday":25,\
                "channels":{"phone":{"address":"+31612345678","consent":true}},\
                "needs":["low-vision"],"inconvenient":[{"days":["SUN"],"from":"22:00","to":"24:00"}],\
                "attributes":{"b":-0.0,"a":"x","c":false,"d":null}\
                """));
    assertThat(debtor)
        .isEqualTo(
            new DebtorRecord(
                new ClientId("noorderlicht"),
                new DebtorId("d-17"),
                Instant.parse("2025-02-03T08:00:00Z"),
                DebtorKind.CONSUMER,
                "nl",
                ZoneId.of("Europe/Amsterdam"),
                1984,
                null,
                Map.of(Channel.PHONE, new Address("+31612345678", true)),
                null,
                Set.of(Need.LOW_VISION),
                false,
                25,
                List.of(
                    new LocalWindow(
                        Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
                new TreeMap<>(
                    Map.of(
                        "a", new AttributeValue.Text("x"),
                        "b", new AttributeValue.Number(0.0),
                        "c", new AttributeValue.Flag(false)))));
  }

  @Test
  void what_is_left_out_has_its_default_and_saying_the_default_makes_no_difference() {
    String bare =
        "{\"type\":\"contact\",\"clientId\":\"n\",\"contactId\":\"k\",\"debtorId\":\"d\","
            + "\"channel\":\"sms\",\"at\":\"2025-03-02T09:05:00Z\"%s}";
    ContactRecord contact = (ContactRecord) valid(bare.formatted(""));
    assertThat(contact.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(contact.caseId()).isNull();
    assertThat(valid(bare.formatted(",\"direction\":\"outbound\",\"caseId\":null")))
        .isEqualTo(contact);
    assertThat(text(codec.write(contact))).isEqualTo(bare.formatted(""));
  }

  @Test
  void amounts_that_differ_in_trailing_zeros_only_are_the_same_content() {
    String json = PAYMENT.replace("143.20", "143.2").formatted("");
    assertThat(codec.write(valid(json))).isEqualTo(codec.write(valid(PAYMENT.formatted(""))));
    assertThat(((PaymentRecord) valid(json)).amount()).isEqualTo(new BigDecimal("143.20"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-03T07:41:00Z, 2025-03-03T07:41:00Z",
    "2025-03-03t07:41:00z, 2025-03-03T07:41:00Z",
    "2025-03-03T00:41:00+01:00, 2025-03-02T23:41:00Z",
    "2025-03-03T07:41:00-09:30, 2025-03-03T17:11:00Z",
    "2024-02-29T12:00:00.5+00:00, 2024-02-29T12:00:00.500Z",
    // Finer than a microsecond is cut off, not rounded.
    "2025-03-03T07:41:00.123456789Z, 2025-03-03T07:41:00.123456Z",
    "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
    "2199-12-31T23:59:59Z, 2199-12-31T23:59:59Z"
  })
  void moments_are_read_with_any_offset(String written, Instant moment) {
    assertThat(valid(PAYMENT.replace("2025-03-03T07:41:00+01:00", written).formatted("")).at())
        .isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-03-03T07:41:00",
        "2025-03-03",
        "2025-03-03 07:41:00Z",
        "2025-02-29T07:41:00Z",
        "2025-13-01T07:41:00Z",
        "2025-03-03T24:00:00Z",
        "2025-03-03T07:60:00Z",
        "2025-03-03T07:41:60Z",
        "2025-03-03T07:41:00.Z",
        "2025-03-03T07:41:00.1234567890Z",
        "2025-03-03T07:41:00+1:00",
        "2025-03-03T07:41:00+01:00x",
        "2025-03-03T07:41:00+18:01",
        "2025-03-03T07:41:00*01:00",
        "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "0025-03-03T07:41:00Z",
        "2025/03/03T07:41:00Z",
        "tomorrow, some time soon"
      })
  void a_moment_without_an_offset_or_out_of_range_is_refused(String written) {
    String json = PAYMENT.replace("2025-03-03T07:41:00+01:00", written).formatted("");
    assertThat(errors(json)).containsExactly(new FieldError("/at", Moments.ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "1,5",
        "",
        "-",
        ".5",
        "5.",
        "+5",
        "007",
        "1.23456",
        "1234567890123456",
        " 1",
        "NaN",
        "--1",
        "1.-2",
        "٣"
      })
  void an_amount_that_is_no_plain_decimal_is_refused(String amount) {
    assertThat(errors(PAYMENT.replace("143.20", amount).formatted("")))
        .containsExactly(new FieldError("/amount", Amounts.ALLOWED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,"amount":143.20                     | /amount | appears twice
          ,"amout":"1"                         | /amout | is not a field of any record
          ,"channel":"sms"                     | /channel | is not a field of type payment; its fields are type, clientId, at, debtorId, caseId, amount, paymentId
          ,"caseId":7                          | /caseId | must be a string
          ,"caseId":""                         | /caseId | must have 1 to 128 characters
          ,"caseId":"a\\u0007b"                | /caseId | must not contain control characters
          ,"caseId":"a\\u0000b"                | /caseId | must be whole Unicode characters without NUL
          ,"caseId":"\\ud800"                  | /caseId | must be whole Unicode characters without NUL
          ,"caseId":["a"]                      | /caseId | must be a string
          ,"a~/b":{"c":[1]}                    | /a~0~1b | is not a field of any record
          """)
  void a_field_of_a_payment_that_is_wrong_is_refused_by_name(
      String more, String pointer, String reason) {
    assertThat(errors(PAYMENT.formatted(more))).containsExactly(new FieldError(pointer, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,"payday":0                          | /payday | must be from 1 to 31
          ,"payday":25.5                       | /payday | must be a whole number within its range
          ,"birthYear":99999999999             | /birthYear | must be a whole number within its range
          ,"birthYear":84                      | /birthYear | must be from 1850 to 2200
          ,"language":"dutch"                  | /language | must be two small letters (ISO 639-1), such as nl
          ,"timeZone":"Amsterdam"              | /timeZone | must be a zone of the IANA time zone database, such as Europe/Amsterdam
          ,"vulnerable":"yes"                  | /vulnerable | must be true or false
          ,"preferredChannel":"fax"            | /preferredChannel | must be one of phone, ivr, sms, whatsapp, email, letter, portal
          ,"needs":["no-digital","quiet"]      | /needs/1 | must be one of low-literacy, low-vision, hard-of-hearing, no-digital, human-contact
          ,"needs":[7]                         | /needs/0 | must be a string
          ,"inconvenient":[{"days":["MON","ZON"],"from":"09:00","to":"10:00"}] | /inconvenient/0/days/1 | must be one of MON, TUE, WED, THU, FRI, SAT, SUN
          ,"needs":"low-vision"                | /needs | must be an array of strings
          ,"channels":{"fax":{}}               | /channels/fax | is not a channel; the channels are phone, ivr, sms, whatsapp, email, letter, portal
          ,"channels":{"sms":"+31"}            | /channels/sms | must be an object with an address, a consent or both
          ,"channels":{"sms":{"consent":1}}    | /channels/sms/consent | must be true or false
          ,"channels":{"sms":{"adress":"x"}}   | /channels/sms/adress | is not a field of a channel; the fields are address and consent
          ,"channels":{"sms":{"address":" "}}  | /channels/sms/address | must not be empty; leave it out instead
          ,"channels":{"sms":{},"sms":{}}      | /channels/sms | appears twice
          ,"inconvenient":[7]                  | /inconvenient/0 | must be an object with days, from and to
          ,"inconvenient":[{"days":["MON"],"from":"09:00"}] | /inconvenient/0 | must name at least one day in days, a from and a to
          ,"attributes":{"a":[1]}              | /attributes/a | must be a number, a boolean, a string or null
          ,"attributes":{"a":1e999}            | /attributes/a | must be a number that is not larger than 1.7e308
          ,"attributes":{"a":1,"a":2}          | /attributes/a | appears twice
          ,"attributes":{"a":null,"a":2}       | /attributes/a | appears twice
          ,"attributes":7                      | /attributes | must be an object
          """)
  void a_field_of_a_debtor_that_is_wrong_is_refused_with_what_is_allowed(
      String more, String pointer, String reason) {
    assertThat(errors(DEBTOR.formatted(more))).containsExactly(new FieldError(pointer, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,"alsoCaseIds":["c-7"]                       | /alsoCaseIds | goes with a caseId only
          ,"caseId":"c-9","alsoCaseIds":"c-7"          | /alsoCaseIds | must be an array of strings
          ,"caseId":"c-9","alsoCaseIds":["c-7",7]      | /alsoCaseIds/1 | must be a string
          ,"caseId":"c-9","alsoCaseIds":["c-7",""]     | /alsoCaseIds/1 | must have 1 to 128 characters
          ,"caseId":"c-9","alsoCaseIds":["c-7","c-9"]  | /alsoCaseIds/1 | names a case twice
          ,"caseId":"c-9","alsoCaseIds":["c-7","c-7"]  | /alsoCaseIds/1 | names a case twice
          ,"caseId":"c-9","alsoCaseIds":["1","2","3","4","5","6","7","8","9","a","b","c","d","e","f","g","h"] | /alsoCaseIds | must have at most 16 items
          """)
  void other_cases_of_a_contact_that_are_wrong_are_refused_with_their_place(
      String more, String pointer, String reason) {
    assertThat(errors(CONTACT.formatted(more))).containsExactly(new FieldError(pointer, reason));
  }

  @Test
  void other_cases_of_a_contact_are_written_in_order() {
    PortfolioRecord contact =
        valid(CONTACT.formatted(",\"caseId\":\"c-9\",\"alsoCaseIds\":[\"c-8\",\"c-7\"]"));
    assertThat(text(codec.write(contact)))
        .contains("\"caseId\":\"c-9\",\"alsoCaseIds\":[\"c-7\",\"c-8\"],\"channel\":");
    assertThat(valid(text(codec.write(contact)))).isEqualTo(contact);
  }

  @Test
  void every_wrong_field_of_a_line_is_reported_at_once() {
    assertThat(errors(PAYMENT.replace("143.20", "x").formatted(",\"foo\":1,\"caseId\":false")))
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder("/amount", "/foo", "/caseId");
  }

  @Test
  void a_missing_field_is_named() {
    assertThat(errors(CLIENT + "\"at\":\"2025-03-02T10:05:00Z\"}"))
        .containsExactlyInAnyOrder(
            new FieldError("/name", "is required for type client"),
            new FieldError("/timeZone", "is required for type client"),
            new FieldError("/country", "is required for type client"),
            new FieldError("/currency", "is required for type client"));
    assertThat(errors("{}")).extracting(FieldError::pointer).containsExactly("/type");
    assertThat(errors("{\"type\":\"invoice\"}"))
        .containsExactly(
            new FieldError(
                "/type", "must be one of client, debtor, case, hold, contact, outcome, payment"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{\"type\":\"payment\"",
        "{'type':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{} {}",
        "{}x",
        "{\"a\":\"\t\"}",
        "{\"a\":tru}"
      })
  void what_is_not_one_json_object_is_refused_as_a_whole(String json) {
    assertThat(errors(json)).extracting(FieldError::pointer).containsExactly("");
  }

  @Test
  void deep_nesting_and_long_numbers_are_refused_without_being_followed() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "}";
    assertThat(errors(deep).getFirst().reason()).contains("levels deep");
    String number = "{\"attributes\":{\"a\":" + "9".repeat(100_000) + "}}";
    assertThat(errors(number).getFirst().reason()).contains("too long");
  }

  @Test
  void bad_encoding_is_refused() {
    byte[] json = PAYMENT.formatted(",\"caseId\":\"c-\u00e9\"").getBytes(StandardCharsets.UTF_8);
    assertThat(codec.read(json)).isInstanceOf(ParsedRecord.Valid.class);
    byte[] latin =
        PAYMENT.formatted(",\"caseId\":\"c-\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(codec.read(latin))
        .isEqualTo(new ParsedRecord.Invalid(List.of(new FieldError("", "is not valid UTF-8"))));
  }

  @Test
  void no_error_repeats_what_may_be_personal() {
    String secret = "Jansen-0612345678";
    for (String json :
        List.of(
            DEBTOR.formatted(",\"channels\":{\"sms\":{\"address\":\"" + secret + "\",\"x\":1}}"),
            DEBTOR.formatted(",\"language\":\"" + secret + "\",\"postcode\":[\"" + secret + "\"]"),
            DEBTOR.formatted(",\"payday\":\"" + secret + "\""),
            PAYMENT.replace("2025-03-03T07:41:00+01:00", secret).formatted(""),
            PAYMENT.replace("143.20", secret).formatted(""),
            "{\"type\":\"" + secret + "\"}",
            "{\"type\":" + secret + "}",
            "{\"type\":\"payment\"}" + secret)) {
      assertThat(errors(json).toString()).doesNotContain("Jansen").doesNotContain("0612");
    }
  }

  @Test
  void a_cross_check_between_fields_points_at_one_of_them() {
    assertThat(
            errors(
                "{\"type\":\"outcome\",\"clientId\":\"n\",\"contactId\":\"k\",\"result\":\"opened\","
                    + "\"at\":\"2025-03-02T18:12:00Z\",\"callbackAt\":\"2025-03-02T18:12:00Z\"}"))
        .containsExactly(
            new FieldError("/callbackAt", "goes with the result callback-request only"));
    assertThat(
            errors(
                "{\"type\":\"hold\",\"clientId\":\"n\",\"holdId\":\"h\",\"debtorId\":\"d\","
                    + "\"kind\":\"review\",\"at\":\"2025-03-02T18:12:00Z\","
                    + "\"from\":\"2025-03-02T18:12:00Z\",\"until\":\"2025-03-02T18:11:59Z\"}"))
        .containsExactly(new FieldError("/until", "must not be before from"));
    assertThat(errors(PAYMENT.replace("143.20", "0.00").formatted("")))
        .containsExactly(new FieldError("/amount", "must not be zero"));
  }

  @Test
  void a_body_is_one_record_or_an_array_and_may_leave_out_what_its_place_says() {
    String bare = "{\"contactId\":\"k-1\",\"at\":\"2025-03-02T18:12:00Z\",\"result\":\"opened\"}";
    assertThat(body(bare).records()).hasSize(1);
    assertThat(body("[" + bare + "," + bare.replace("k-1", "k-2") + "]").records()).hasSize(2);
    assertThat(body("[]")).isEqualTo(new RecordBody(List.of(), List.of()));
  }

  @Test
  void errors_in_a_body_point_into_the_array() {
    String good = "{\"contactId\":\"k-1\",\"at\":\"2025-03-02T18:12:00Z\",\"result\":\"opened\"}";
    RecordBody body =
        body(
            "["
                + good
                + ",7,"
                + good.replace("opened", "sneezed")
                + ",{\"clientId\":\"zuiderzon\","
                + good.substring(1)
                + ","
                + PAYMENT.formatted("")
                + "]");
    assertThat(body.errors())
        .extracting(FieldError::pointer)
        .containsExactly("/1", "/2/result", "/3/clientId", "/4/type");
  }

  @Test
  void a_body_with_too_many_records_or_no_json_is_refused_as_a_whole() {
    assertThat(body("[" + "7,".repeat(10_000) + "7]").errors())
        .containsExactly(new FieldError("", "must hold at most 10000 records"));
    assertThat(body("[").errors()).extracting(FieldError::pointer).containsExactly("");
    assertThat(body("\"x\"").errors()).extracting(FieldError::pointer).containsExactly("");
  }

  @Test
  void a_record_that_was_never_json_is_written_to_the_microsecond() {
    ContactRecord contact =
        new ContactRecord(
            new ClientId("n"),
            new ContactId("k"),
            new DebtorId("d"),
            new CaseId("c"),
            Channel.SMS,
            Instant.parse("2025-03-02T09:05:00.123456789Z"),
            Direction.OUTBOUND,
            null,
            Tone.FIRM,
            new BigDecimal("0.5"),
            1.0);
    assertThat(text(codec.write(contact)))
        .isEqualTo(
            "{\"type\":\"contact\",\"clientId\":\"n\",\"contactId\":\"k\",\"debtorId\":\"d\","
                + "\"caseId\":\"c\",\"channel\":\"sms\",\"at\":\"2025-03-02T09:05:00.123456Z\","
                + "\"tone\":\"firm\",\"cost\":\"0.50\",\"propensity\":1}");
  }

  private RecordBody body(String json) {
    return codec.readBody(
        json.getBytes(StandardCharsets.UTF_8), RecordType.OUTCOME, new ClientId("noorderlicht"));
  }

  private PortfolioRecord valid(String json) {
    return switch (codec.read(json.getBytes(StandardCharsets.UTF_8))) {
      case ParsedRecord.Valid(PortfolioRecord record) -> record;
      case ParsedRecord.Invalid(List<FieldError> errors) -> fail(json + ": " + errors);
    };
  }

  private List<FieldError> errors(String json) {
    return switch (codec.read(json.getBytes(StandardCharsets.UTF_8))) {
      case ParsedRecord.Valid(PortfolioRecord record) -> fail("accepted: " + record);
      case ParsedRecord.Invalid(List<FieldError> errors) -> errors;
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void an_id_may_have_128_characters_however_many_units_java_needs_for_them() {
    String beyond = "\uD83D\uDE00";
    assertThat(new CaseId(beyond.repeat(128)).value()).hasSize(256);
    assertThatThrownBy(() -> new CaseId(beyond.repeat(129))).hasMessageContaining("but has 129");
    assertThat(paymentOf(beyond.repeat(128))).isInstanceOf(ParsedRecord.Valid.class);
    assertThat(paymentOf(beyond.repeat(129))).isInstanceOf(ParsedRecord.Invalid.class);
  }

  private static ParsedRecord paymentOf(String debtor) {
    byte[] json =
        """
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"%s",\
        "at":"2025-03-03T07:41:00+01:00","amount":"143.20"}\
        """
            .formatted(debtor)
            .getBytes(StandardCharsets.UTF_8);
    return new RecordCodec().read(json, 0, json.length);
  }
}
