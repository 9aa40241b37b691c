package org.gelegen.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.vicidial.VicidialGateway;
import org.gelegen.scheduler.vicidial.VicidialSettings;
import org.gelegen.scheduler.vicidial.VicidialSettings.Duplicates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At ten on a Monday that was planned at half past four one debtor asks to be called at a quarter
 * past three that day, another, who objects to profiling, as well, and a third on Tuesday.
 */
class AppointmentIT {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Instant NIGHT = Instant.parse("2026-03-02T03:30:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant THREE = Instant.parse("2026-03-02T14:00:00Z");
  private static final int NODES = 4;
  private static final String SECRET =
      Base64.getEncoder()
          .encodeToString("made up, of thirty-two characters".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  /** What the dialer was sent. */
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private HttpServer dialer;

  @BeforeEach
  void start() throws IOException {
    dialer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    dialer.createContext("/", this::take);
    dialer.start();
  }

  @AfterEach
  void stop() {
    dialer.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(body);
      // The dialer is asked first whether it has the lead.
      String said =
          body.contains("function=update_lead")
              ? "ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM - us|||\n"
              : "SUCCESS: add_lead LEAD HAS BEEN ADDED - 612345001|us|101|193715|1\n";
      byte[] answer = said.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Test
  void a_call_asked_for_today_is_planned_once_by_all_nodes_and_pushed_to_a_webhook_in_its_hour()
      throws Exception {
    try (House house = asked()) {
      assertThat(runOnAllNodes(house)).isEqualTo(2);
      assertThat(calls(house, "d-1")).singleElement().satisfies(AppointmentIT::isAtThree);
      assertThat(calls(house, "d-2")).singleElement().satisfies(AppointmentIT::isAtThree);
      assertThat(calls(house, "d-3")).isEmpty();
      Gateway webhook =
          new WebhookGateway(
              new WebhookSettings(uri(), SECRET, Set.of(Channel.PHONE), Duration.ofSeconds(5), 2),
              InstantSource.system());
      dispatch(house, webhook, THREE.minusSeconds(60));
      assertThat(bodies).isEmpty();
      dispatch(house, webhook, THREE);
      dispatch(house, webhook, THREE.plusSeconds(60));
      assertThat(bodies).hasSize(2);
      assertThat(bodies).anyMatch(body -> body.contains("+31612345001"));
      assertThat(bodies).anyMatch(body -> body.contains("+31612345002"));
      assertThat(calls(house, "d-1"))
          .extracting(ContactState::status)
          .containsExactly(ContactStatus.SENT);
      // The third was left to the night, which plans it.
      house
          .nightly(DebtorFilter.ALL)
          .run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(Duration.ofDays(1)));
      assertThat(calls(house, "d-3"))
          .extracting(state -> state.contact().action().slot().start())
          .containsExactly(THREE.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void it_is_pushed_into_vicidial_before_everything_else_where_no_model_rated_it()
      throws Exception {
    try (House house = asked();
        VicidialGateway gateway =
            new VicidialGateway(
                new VicidialSettings(
                    uri(),
                    "us",
                    "hidden",
                    "101",
                    "COLLECT",
                    Duplicates.LIST,
                    BigDecimal.TEN,
                    Duration.ofSeconds(5),
                    1))) {
      assertThat(runOnAllNodes(house)).isEqualTo(2);
      dispatch(house, gateway, THREE);
      dispatch(house, gateway, THREE.plusSeconds(60));
      assertThat(bodies).filteredOn(body -> body.contains("function=add_lead")).hasSize(2);
      assertThat(bodies)
          .filteredOn(body -> body.contains("phone_number=612345002"))
          .singleElement()
          .satisfies(body -> assertThat(body).contains("hopper_priority=99"));
    }
  }

  private House asked() {
    House house =
        House.open(new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(NIGHT));
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
        """);
    for (int i = 1; i <= 3; i++) {
      lines.append(
          """
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-%1$d","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+3161234500%1$d","consent":true}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-%1$d","debtorId":"d-%1$d","at":"2025-03-01T09:00:00+01:00","amount":"40.20","stage":"reminder","status":"open"}
          """
              .formatted(i));
    }
    GoodRecords.load(house, lines.toString());
    house.stores().objections().object(CLIENT, new DebtorId("d-2"), NIGHT, "test", "by letter");
    house.nightly(DebtorFilter.ALL).run(CLIENT, MONDAY, NIGHT);
    StringBuilder wishes = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      wishes.append(
          """
          {"type":"contact","clientId":"noorderlicht","contactId":"in-%1$d","debtorId":"d-%1$d","channel":"phone","at":"2026-03-02T10:00:00+01:00","direction":"inbound"}
          {"type":"outcome","clientId":"noorderlicht","contactId":"in-%1$d","at":"2026-03-02T10:00:00+01:00","result":"callback-request","callbackAt":"2026-03-0%2$dT15:15:00+01:00"}
          """
              .formatted(i, i == 3 ? 3 : 2));
    }
    GoodRecords.load(house, wishes.toString());
    return house;
  }

  /** Each at the same time, twice; answers how many calls all of them planned. */
  private static int runOnAllNodes(House house) throws Exception {
    int planned = 0;
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int round = 0; round < 2; round++) {
        CyclicBarrier together = new CyclicBarrier(NODES);
        Instant now = TEN.plusSeconds(60L + round);
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
          runs.add(
              () -> {
                together.await();
                return house.appointments().run(CLIENT, now);
              });
        }
        for (Future<Integer> run : nodes.invokeAll(runs)) {
          planned += run.get();
        }
      }
    }
    return planned;
  }

  private static List<ContactState> calls(House house, String debtor) {
    return house.stores().campaigns().findByDebtor(CLIENT, new DebtorId(debtor)).stream()
        .filter(state -> state.contact().action().channel() == Channel.PHONE)
        .filter(state -> state.status() != ContactStatus.CANCELLED)
        .toList();
  }

  private static void isAtThree(ContactState state) {
    assertThat(state.contact().action().slot()).isEqualTo(new Slot(THREE, THREE.plusSeconds(3600)));
  }

  private static void dispatch(House house, Gateway gateway, Instant now) {
    house.dispatcher(List.of(gateway), new Random(1)).dispatchDue(CLIENT, now);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + dialer.getAddress().getPort() + "/calls");
  }
}
