package org.gelegen.app.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.runs.RunLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day of a client whose process ends just before or just after each of its commits: importing,
 * registering and promoting a version, scoring, planning, claiming, recording and settling. Then
 * the day is lived again, and everything happened once. {@code -Dgelegen.crashEvery=1} for every
 * moment; the default takes one in some.
 */
class CrashPointsIT {
  private static final int EVERY = Integer.getInteger("gelegen.crashEvery", 12);
  private static final int ROUNDS = Integer.getInteger("gelegen.crashRounds", 1);
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern MOMENTS = Pattern.compile("moments: (\\d+)");

  @TempDir private Path folder;

  /** The keys that the gateway has seen: what comes again with the same key is done once. */
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /** How often the gateway made each contact. */
  private final Map<String, Integer> made = new ConcurrentHashMap<>();

  private final AtomicInteger repeated = new AtomicInteger();
  private LocalDate date = FIRST;

  @Test
  void wherever_a_day_is_broken_off_it_goes_on_and_everything_has_happened_once() throws Exception {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    gateway.createContext("/", this::take);
    gateway.start();
    URI uri = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/contacts");
    try (House house =
        House.open(
            new SettingsSources().flag("data.dir", folder).build(),
            Ran.surroundings(Instant.parse("2026-03-02T03:30:00Z")))) {
      LivedDay.begin(house);
      String classPath = LivedDay.packed(folder);
      int moments = moments(undisturbed(classPath, uri));
      assertThat(moments).as("moments of a day").isGreaterThan(20);
      check(house);
      int crashes = 0;
      int sent = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (int moment = round % EVERY; moment < moments; moment += EVERY) {
          date = date.plusDays(1);
          Process process = LivedDay.start(classPath, folder, FIRST, date, uri, moment);
          EndedProcess ended = EndedProcess.of(process);
          // Not every day has as many moments as the first one had.
          crashes += ended.exitValue() == CrashingDriver.KILLED ? 1 : 0;
          assertThat(ended.exitValue()).as(ended.said()).isIn(0, CrashingDriver.KILLED);
          LivedDay.live(folder, FIRST, date, uri);
          sent += check(house);
        }
        // What was shown by then stays where all rounds would take hours and are broken off.
        System.out.printf(
            "%s: %d moments of a day, broken off at %d of them in %d days, %d contacts sent, %d of"
                + " them asked for again: 0 lost, 0 double, every day planned once%n",
            round + 1 == ROUNDS ? "crash points" : "round %d of %d".formatted(round + 1, ROUNDS),
            moments,
            crashes,
            date.toEpochDay() - FIRST.toEpochDay(),
            sent,
            repeated.get());
      }
      assertThat(crashes).isGreaterThan(moments / EVERY / 2);
      assertThat(sent).isPositive();
    } finally {
      gateway.stop(0);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = JSON.readTree(exchange.getRequestBody()).at("/data/contactId").asString();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      if (key == null || keys.add(key)) {
        made.merge(id, 1, Integer::sum);
      } else {
        repeated.incrementAndGet();
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private String undisturbed(String classPath, URI gateway) throws Exception {
    Process process = LivedDay.start(classPath, folder, FIRST, date, gateway, -1);
    EndedProcess ended = EndedProcess.of(process);
    assertThat(ended.exitValue()).as(ended.said()).isZero();
    return ended.said();
  }

  private static int moments(String said) {
    Matcher matcher = MOMENTS.matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Looks whether the day happened once; answers how many contacts went out. */
  private int check(House house) {
    List<RunLedger.Entry> runs =
        house.stores().runs().list(LivedDay.CLIENT, 1_000).stream()
            .filter(entry -> entry.businessDate().equals(date))
            .toList();
    assertThat(runs).as("runs of %s", date).hasSize(1);
    assertThat(runs.getFirst().message()).contains("contacts worth");
    List<ContactState> contacts =
        house.stores().campaigns().contacts(LivedDay.CLIENT, date.toString()).stream().toList();
    assertThat(contacts)
        .as("contacts of %s", date)
        .extracting(ContactState::status)
        .isSubsetOf(ContactStatus.SENT, ContactStatus.CANCELLED);
    Set<String> sent =
        contacts.stream()
            .filter(state -> state.status() == ContactStatus.SENT)
            .map(state -> state.contact().contactId().value())
            .collect(Collectors.toSet());
    Map<String, Integer> madeToday = new HashMap<>(made);
    madeToday.keySet().removeIf(id -> !id.startsWith(date.toString()));
    assertThat(madeToday.keySet()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(madeToday.values()).as("times: %s", madeToday).allMatch(times -> times == 1);
    Set<ContactId> recorded = new HashSet<>();
    for (int debtor = 0; debtor < LivedDay.DEBTORS; debtor++) {
      house.stores().records().findByDebtor(LivedDay.CLIENT, new DebtorId("d-" + debtor)).stream()
          .filter(ContactRecord.class::isInstance)
          .map(record -> ((ContactRecord) record).contactId())
          .filter(id -> id.value().startsWith(date.toString()))
          .forEach(id -> assertThat(recorded.add(id)).isTrue());
    }
    assertThat(recorded).extracting(ContactId::value).containsExactlyInAnyOrderElementsOf(sent);
    for (ContactState state : contacts) {
      assertThat(house.stores().decisions().find(LivedDay.CLIENT, state.contact().decisionId()))
          .isPresent();
    }
    checkRecommended(house);
    long payer = date.toEpochDay() % LivedDay.DEBTORS;
    assertThat(house.stores().records().findByDebtor(LivedDay.CLIENT, new DebtorId("d-" + payer)))
        .filteredOn(
            record ->
                record instanceof PaymentRecord payment
                    && payment.paymentId().value().equals("p-" + date))
        .hasSize(1);
    int versions = LivedDay.versions(FIRST, date);
    assertThat(house.stores().registry().list(LivedDay.CLIENT)).hasSize(versions);
    assertThat(house.stores().registry().findChampion(LivedDay.CLIENT).map(ModelVersion::number))
        .contains(versions);
    assertThat(house.stores().registry().promotions(LivedDay.CLIENT)).hasSize(versions);
    assertThat(house.stores().auditChain().verify(LivedDay.CLIENT).firstBroken()).isNull();
    return sent.size();
  }

  /** Asked again after a crash, each debtor has one answer or two, all by the day's version. */
  private void checkRecommended(House house) {
    for (DebtorId debtor : LivedDay.ASKED_ABOUT) {
      Instant asked = LivedDay.recommendedAt(date);
      List<Decision> answers =
          house.stores().decisions().findByDebtor(LivedDay.CLIENT, debtor).stream()
              .filter(decision -> decision.at().equals(asked))
              .toList();
      assertThat(answers).as("recommendations for %s", debtor).hasSizeBetween(1, 2);
      assertThat(answers)
          .extracting(Decision::modelVersion)
          .containsOnly("noorderlicht-" + LivedDay.versions(FIRST, date));
      assertThat(answers).allMatch(decision -> decision.basis() != null);
    }
  }
}
