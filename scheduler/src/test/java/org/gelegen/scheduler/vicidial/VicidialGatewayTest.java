package org.gelegen.scheduler.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.Recall;
import org.gelegen.scheduler.gateways.StubServer;
import org.gelegen.scheduler.vicidial.VicidialSettings.Duplicates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VicidialGatewayTest {
  private static final String NOTHING =
      "ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM - us|||\n";

  /** What the dialer has: leads by number. */
  private final Map<String, Map<String, String>> leads = new LinkedHashMap<>();

  private StubServer dialer;
  private VicidialGateway gateway;

  @BeforeEach
  void start() throws IOException {
    dialer = new StubServer();
    dialer.answer =
        (exchange, request) ->
            StubServer.text(200, answer(fields(request.body()))).give(exchange, request);
    gateway = new VicidialGateway(settings(dialer.uri("/vicidial/non_agent_api.php")));
  }

  @AfterEach
  void stop() {
    gateway.close();
    dialer.close();
  }

  /** As the dialer answers, by its document. */
  private String answer(Map<String, String> form) {
    assertThat(form).containsEntry("user", "us").containsEntry("pass", "hidden & secret");
    String number = form.getOrDefault("phone_number", "");
    String code = form.getOrDefault("vendor_lead_code", "");
    if ("add_lead".equals(form.get("function"))) {
      if (leads.containsKey(number)) {
        return "ERROR: add_lead DUPLICATE PHONE NUMBER IN LIST - " + number + "|101|8765444\n";
      }
      leads.put(number, form);
      return """
      SUCCESS: add_lead LEAD HAS BEEN ADDED - %1$s|us|101|193715|1
      NOTICE: add_lead ADDED TO HOPPER - %1$s|us|193715|1677922
      """
          .formatted(number);
    }
    if ("Y".equals(form.get("remove_from_hopper"))) {
      assertThat(form).containsEntry("search_method", "VENDOR_LEAD_CODE");
      return leads.values().removeIf(lead -> code.equals(lead.get("vendor_lead_code")))
          ? "SUCCESS: update_lead LEAD HAS BEEN UPDATED - us|193716\n"
          : NOTHING;
    }
    if ("VENDOR_LEAD_CODE".equals(form.get("search_method"))) {
      assertThat(form).containsEntry("no_update", "Y");
      return leads.values().stream().anyMatch(lead -> code.equals(lead.get("vendor_lead_code")))
          ? "NOTICE: update_lead LEADS FOUND IN THE SYSTEM: |us|1|" + code + "|612345678|101|0\n"
          : NOTHING;
    }
    if (!leads.containsKey(number)) {
      return NOTHING;
    }
    leads.put(number, form);
    return """
    SUCCESS: update_lead LEAD HAS BEEN UPDATED - us|193716
    NOTICE: update_lead NOT ADDED TO HOPPER, OUTSIDE OF LOCAL TIME - 612345678|1|1|0|us
    """;
  }

  @Test
  void a_call_goes_into_the_hopper_with_its_value_as_priority() {
    assertThat(send("k-1")).isEqualTo(new Delivery.Accepted());
    assertThat(leads.get("612345678"))
        .containsEntry("phone_code", "31")
        .containsEntry("list_id", "101")
        .containsEntry("campaign_id", "COLLECT")
        .containsEntry("vendor_lead_code", "k-1")
        .containsEntry("source_id", "k-1")
        .containsEntry("owner", "noorderlicht")
        .containsEntry("add_to_hopper", "Y")
        .containsEntry("hopper_local_call_time_check", "Y")
        .containsEntry("dnc_check", "Y")
        .containsEntry("duplicate_check", "DUPLIST")
        // 198 · 30 / (30 + 10) is 148.5, to the even number 148, and -99 + 148 is 49.
        .containsEntry("hopper_priority", "49")
        .containsEntry("rank", "3000");
    assertThat(dialer.received).hasSize(2).allMatch(r -> !r.path().contains("secret"));
  }

  @Test
  void a_call_is_taken_out_of_the_hopper_again_and_one_that_is_not_there_is_no_trouble() {
    assertThat(send("k-1")).isEqualTo(new Delivery.Accepted());
    Recall recall =
        new Recall(
            new ClientId("noorderlicht"),
            new ContactId("k-1"),
            Channel.PHONE,
            Instant.parse("2026-03-02T08:30:00Z"),
            "payment");
    assertThat(gateway.recall(recall)).isEqualTo(new Delivery.Accepted());
    assertThat(leads).isEmpty();
    assertThat(fields(dialer.received.getLast().body())).containsEntry("status", "GELOFF");
    assertThat(gateway.recall(recall)).isEqualTo(new Delivery.Accepted());
    dialer.answer = StubServer.text(200, "ERROR: update_lead USER DOES NOT HAVE PERMISSION - us\n");
    assertThat(gateway.recall(recall)).isInstanceOf(Delivery.Later.class);
    dialer.answer = StubServer.text(503, "");
    assertThat(gateway.recall(recall)).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void priorities_grow_with_the_value_from_one_end_to_the_other() {
    assertThat(priority("-1")).isEqualTo(-99);
    assertThat(priority("0")).isEqualTo(-99);
    assertThat(priority("10")).isZero();
    assertThat(priority("1000000")).isEqualTo(99);
    int before = -99;
    for (int cents = 0; cents < 20_000; cents += 7) {
      int priority = Lead.priority(BigDecimal.valueOf(cents, 2), BigDecimal.TEN);
      assertThat(priority).isBetween(before, 99);
      before = priority;
    }
  }

  @Test
  void the_same_contact_again_is_read_back_and_not_added() {
    send("k-1");
    assertThat(send("k-1")).isEqualTo(new Delivery.Accepted());
    assertThat(functions()).containsExactly("update_lead", "add_lead", "update_lead");
  }

  @Test
  void an_answer_that_is_lost_leaves_doubt_and_the_repetition_adds_nothing() {
    StubServer.Answer usual = dialer.answer;
    // The dialer carries it out and its answer is lost.
    dialer.answer =
        (exchange, request) -> {
          Map<String, String> form = fields(request.body());
          if ("add_lead".equals(form.get("function"))) {
            answer(form);
            exchange.close();
          } else {
            usual.give(exchange, request);
          }
        };
    assertThat(send("k-1")).isInstanceOf(Delivery.Unknown.class);
    dialer.answer = usual;
    assertThat(gateway.idempotent()).isTrue();
    assertThat(send("k-1")).isEqualTo(new Delivery.Accepted());
    assertThat(functions()).filteredOn("add_lead"::equals).hasSize(1);
    assertThat(leads).hasSize(1);
  }

  @Test
  void a_number_that_is_there_of_an_earlier_contact_becomes_this_one_s() {
    send("k-1");
    assertThat(send("k-2")).isEqualTo(new Delivery.Accepted());
    assertThat(leads).hasSize(1);
    assertThat(leads.get("612345678"))
        .containsEntry("vendor_lead_code", "k-2")
        .containsEntry("status", "NEW")
        .containsEntry("search_location", "LIST");
  }

  @Test
  void a_long_id_is_shortened_for_the_dialer_and_kept_beside_it() {
    send("2026-03-02-0123456789abcdef0123");
    assertThat(leads.get("612345678"))
        .hasEntrySatisfying("vendor_lead_code", code -> assertThat(code).matches("[0-9a-f]{20}"))
        .containsEntry("source_id", "2026-03-02-0123456789abcdef0123");
  }

  @Test
  void an_error_under_the_status_200_is_an_error_and_names_no_number() {
    assertThat(onAdding("ERROR: add_lead INVALID PHONE NUMBER LENGTH - 612345678|us\n"))
        .isEqualTo(
            new Delivery.Rejected("the dialer said ERROR: add_lead INVALID PHONE NUMBER LENGTH"));
    assertThat(onAdding("ERROR: add_lead PHONE NUMBER IN DNC - 612345678|us\n"))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(onAdding("ERROR: add_lead NOT AN ALLOWED LIST ID - 612345678|101\n"))
        .isEqualTo(
            new Delivery.Later("the dialer said ERROR: add_lead NOT AN ALLOWED LIST ID", null));
    assertThat(onAdding("ERROR: Login incorrect, please try again: |us|\n"))
        .isInstanceOf(Delivery.Later.class);
  }

  @Test
  void garbage_leaves_doubt_once_something_was_to_be_changed_and_none_before() {
    assertThat(onAdding("<html>maintenance</html>")).isInstanceOf(Delivery.Unknown.class);
    assertThat(onAdding("")).isInstanceOf(Delivery.Unknown.class);
    dialer.answer = StubServer.text(200, "<html>maintenance</html>");
    assertThat(send("k-1")).isInstanceOf(Delivery.Later.class);
    dialer.answer = StubServer.text(502, "bad gateway");
    assertThat(send("k-1")).isInstanceOf(Delivery.Later.class);
    dialer.answer = StubServer.text(403, "no");
    assertThat(send("k-1"))
        .isEqualTo(
            new Delivery.Later("the dialer answered 403: check the settings of vicidial", null));
  }

  @Test
  void a_dialer_that_says_nothing_takes_bounded_time() {
    dialer.answer = dialer.silence();
    long start = System.nanoTime();
    assertThat(send("k-1")).isInstanceOf(Delivery.Later.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    try (VicidialGateway nowhere =
        new VicidialGateway(settings(URI.create("http://127.0.0.1:1/non_agent_api.php")))) {
      assertThat(nowhere.send(message("k-1", "+31612345678"))).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void what_is_no_number_is_refused_and_bad_settings_are_told() {
    for (String address : List.of("0612345678", "d17@example.org", "+31")) {
      assertThat(gateway.send(message("k-1", address))).isInstanceOf(Delivery.Rejected.class);
    }
    assertThat(dialer.received).isEmpty();
    assertThatThrownBy(() -> settings(URI.create("http://dialer.example.org/api")))
        .hasMessageContaining("must be https");
    assertThat(settings(URI.create("https://dialer.example.org/api")).toString())
        .doesNotContain("hidden");
  }

  private Delivery onAdding(String text) {
    dialer.answer =
        (exchange, request) ->
            StubServer.text(
                    200, "add_lead".equals(fields(request.body()).get("function")) ? text : NOTHING)
                .give(exchange, request);
    return send("k-1");
  }

  private List<String> functions() {
    Function<StubServer.Received, String> function = r -> fields(r.body()).get("function");
    return dialer.received.stream().map(function).toList();
  }

  private static int priority(String value) {
    return Lead.priority(new BigDecimal(value), BigDecimal.TEN);
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static VicidialSettings settings(URI url) {
    return new VicidialSettings(
        url,
        "us",
        "hidden & secret",
        "101",
        "COLLECT",
        Duplicates.LIST,
        BigDecimal.TEN,
        Duration.ofMillis(1_500),
        2);
  }

  private Delivery send(String contact) {
    return gateway.send(message(contact, "+31 6 12345678"));
  }

  private static OutgoingMessage message(String contact, String address) {
    return new OutgoingMessage(
        new ClientId("noorderlicht"),
        new ContactId(contact),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        List.of(),
        Channel.PHONE,
        Instant.parse("2026-03-02T08:00:00Z"),
        address,
        "nl",
        null,
        "Goedendag",
        null,
        new OutgoingMessage.Facts(
            "phone",
            List.of(),
            Map.of(),
            LocalDate.of(2026, 3, 2),
            Instant.parse("2026-03-02T09:00:00Z"),
            new BigDecimal("143.20"),
            Currency.getInstance("EUR"),
            new BigDecimal("30.00")));
  }
}
