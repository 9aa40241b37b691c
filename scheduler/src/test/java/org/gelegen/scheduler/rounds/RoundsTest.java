package org.gelegen.scheduler.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gelegen.model.access.InMemoryDashboardSessions;
import org.gelegen.model.access.InMemoryKeyStore;
import org.gelegen.model.access.KeyStore.Holder;
import org.gelegen.model.access.Role;
import org.gelegen.model.answers.InMemoryKeyedAnswers;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.answers.KeyedAnswers.Reply;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.TrainedOn;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.training.InMemoryTrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.nightly.NightWorld;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void a_client_s_night_is_planned_from_half_past_four_by_its_clock_on_and_once() {
    NightWorld world = new NightWorld(40);
    NightlyRound round =
        new NightlyRound(
            world.portfolio.log,
            world.campaign(),
            world.ledger,
            NightlyRound.DEFAULT_PLANNING_TIME);
    round.run(NIGHT.minusSeconds(1));
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY)).isEmpty();
    round.run(NIGHT);
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY)).isPresent();
    round.run(NIGHT.plusSeconds(60));
    assertThat(world.ledger.list(CLIENT, 10)).hasSize(1);
  }

  @Test
  void a_night_that_was_missed_is_made_up_for_by_day_and_not_in_the_evening() {
    NightWorld world = new NightWorld(40);
    NightlyRound round =
        new NightlyRound(
            world.portfolio.log,
            world.campaign(),
            world.ledger,
            NightlyRound.DEFAULT_PLANNING_TIME);
    // 20:00 in Amsterdam is 19:00 in Greenwich.
    round.run(Instant.parse("2026-03-02T19:00:00Z"));
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY)).isEmpty();
    round.run(Instant.parse("2026-03-03T10:20:00Z"));
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY.plusDays(1))).isPresent();
  }

  @Test
  void no_night_is_planned_in_the_hours_in_which_clocks_change() {
    NightWorld world = new NightWorld(1);
    assertThatThrownBy(
            () ->
                new NightlyRound(
                    world.portfolio.log, world.campaign(), world.ledger, LocalTime.of(2, 30)))
        .hasMessageContaining("between 02:00 and 03:30");
  }

  @Test
  void a_client_that_fails_rests_longer_each_time_and_holds_up_nobody_else() {
    TestPortfolio portfolio = new TestPortfolio(0);
    portfolio.accept(TestPortfolio.client(new ClientId("zuiderzon"), TestPortfolio.AMSTERDAM));
    ClientRounds rounds = new ClientRounds("test", portfolio.log);
    List<String> tried = new ArrayList<>();
    for (int minute = 0; minute < 8; minute++) {
      rounds.forEach(
          NIGHT.plus(Duration.ofMinutes(minute)),
          client -> {
            tried.add(client.value());
            if (client.equals(CLIENT)) {
              throw new IllegalStateException("broken");
            }
          });
    }
    // After a failure in minute 0, 1 and 3 it rests for 1, 2 and 4 minutes.
    assertThat(tried).filteredOn("noorderlicht"::equals).hasSize(4);
    assertThat(tried).filteredOn("zuiderzon"::equals).hasSize(8);
  }

  @Test
  void a_training_is_asked_for_once_a_week_as_of_the_beginning_of_its_sunday() {
    NightWorld world = new NightWorld(0);
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    WeeklyTrainingRound round = weekly(world, queue, new InMemoryModelRegistry());
    round.run(NIGHT);
    round.run(NIGHT.plus(Duration.ofDays(1)));
    List<Instant> trained = new ArrayList<>();
    TrainingRound training =
        new TrainingRound(
            queue,
            (_, asOf, _) -> {
              trained.add(asOf);
              return 7;
            });
    training.run(NIGHT.plus(Duration.ofDays(1)));
    // Sunday 1 March began in Amsterdam at 23:00 in Greenwich.
    assertThat(trained).containsExactly(Instant.parse("2026-02-28T23:00:00Z"));
    round.run(NIGHT.plus(Duration.ofDays(7)));
    training.run(NIGHT.plus(Duration.ofDays(7)));
    assertThat(trained).hasSize(2);
  }

  /** As of the last record of an export that ended months ago, and trained after the Sunday. */
  @Test
  void a_champion_that_was_shown_all_records_stays_unless_a_training_was_ordered() {
    NightWorld world = new NightWorld(1);
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    InMemoryModelRegistry models = new InMemoryModelRegistry();
    WeeklyTrainingRound round = weekly(world, queue, models);
    promote(models, new TrainedOn(NIGHT, position(world)));
    // Of the time after the Sunday, of which its training would not look either.
    world.portfolio.accept(payment("p-1", NIGHT.minusSeconds(60)));
    round.run(NIGHT);
    assertThat(queue.newest(CLIENT, 10)).isEmpty();
    assertThat(world.ledger.list(CLIENT, 1))
        .extracting(RunLedger.Entry::message)
        .containsExactly("noorderlicht-1 knows as much");
    promote(models, new TrainedOn(NIGHT.plus(Duration.ofDays(7)), position(world)));
    world.ledger.order(CLIENT, Job.WEEKLY_TRAINING, LocalDate.parse("2026-03-08"), NIGHT, "test");
    round.run(NIGHT.plus(Duration.ofDays(7)));
    assertThat(queue.newest(CLIENT, 10)).hasSize(1);
  }

  @Test
  void a_champion_that_was_not_shown_all_records_of_before_a_sunday_is_trained_anew() {
    NightWorld world = new NightWorld(1);
    InMemoryModelRegistry models = new InMemoryModelRegistry();
    Instant sunday = Instant.parse("2026-02-28T23:00:00Z");

    InMemoryTrainingQueue looksBackOnly = new InMemoryTrainingQueue();
    promote(models, new TrainedOn(sunday.minusSeconds(1), position(world)));
    weekly(world, looksBackOnly, models).run(NIGHT);
    assertThat(looksBackOnly.newest(CLIENT, 10)).hasSize(1);

    InMemoryTrainingQueue broughtLater = new InMemoryTrainingQueue();
    promote(models, new TrainedOn(NIGHT.plus(Duration.ofDays(7)), position(world)));
    world.portfolio.accept(payment("p-2", sunday));
    weekly(world, broughtLater, models).run(NIGHT.plus(Duration.ofDays(7)));
    assertThat(broughtLater.newest(CLIENT, 10)).hasSize(1);

    InMemoryTrainingQueue erasedLater = new InMemoryTrainingQueue();
    promote(models, new TrainedOn(NIGHT.plus(Duration.ofDays(14)), position(world)));
    world.portfolio.log.erase(CLIENT, TestPortfolio.debtor(0), NIGHT, "test");
    weekly(world, erasedLater, models).run(NIGHT.plus(Duration.ofDays(14)));
    assertThat(erasedLater.newest(CLIENT, 10)).hasSize(1);
  }

  private static WeeklyTrainingRound weekly(
      NightWorld world, InMemoryTrainingQueue queue, InMemoryModelRegistry models) {
    return new WeeklyTrainingRound(world.portfolio.log, world.ledger, queue, models, world.ledger);
  }

  private static void promote(InMemoryModelRegistry models, TrainedOn on) {
    Instant lastRecord = NIGHT.minus(Duration.ofDays(90));
    int number =
        models
            .register(
                new ModelVersion(
                    CLIENT,
                    0,
                    on.until(),
                    lastRecord,
                    "",
                    0,
                    1,
                    new TreeMap<>(),
                    new TreeMap<>(on.notes()),
                    false),
                new byte[0],
                Map.of())
            .number();
    models.promote(CLIENT, number, NIGHT, "test", "it is newest");
  }

  private static long position(NightWorld world) {
    return world.portfolio.log.forEachDebtor(CLIENT, _ -> {});
  }

  private static PaymentRecord payment(String id, Instant at) {
    return new PaymentRecord(
        CLIENT, new PaymentId(id), TestPortfolio.debtor(0), null, at, BigDecimal.ONE);
  }

  @Test
  void a_sunday_s_training_is_asked_for_from_five_on_and_a_missed_one_later_in_the_week() {
    NightWorld world = new NightWorld(0);
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    WeeklyTrainingRound round = weekly(world, queue, new InMemoryModelRegistry());
    round.run(Instant.parse("2026-03-01T04:00:00Z"));
    // 05:00 in Amsterdam on Sunday 8 March is 04:00 in Greenwich.
    round.run(Instant.parse("2026-03-08T03:59:59Z"));
    assertThat(world.ledger.list(CLIENT, 10))
        .extracting(run -> run.businessDate().toString())
        .containsExactly("2026-03-01");
    round.run(Instant.parse("2026-03-08T04:00:00Z"));
    // Nobody was there on Sunday 15 March.
    round.run(Instant.parse("2026-03-18T11:00:00Z"));
    round.run(Instant.parse("2026-03-18T11:01:00Z"));
    assertThat(world.ledger.list(CLIENT, 10))
        .extracting(run -> run.businessDate().toString())
        .containsExactly("2026-03-15", "2026-03-08", "2026-03-01");
  }

  @Test
  void a_training_that_fails_says_why_and_the_next_one_is_done() {
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    TrainingRequest bad = queue.request(CLIENT, NIGHT, NIGHT.minusSeconds(1));
    TrainingRequest good = queue.request(CLIENT, NIGHT.plusSeconds(1), NIGHT);
    new TrainingRound(
            queue,
            (_, asOf, _) -> {
              if (asOf.isBefore(NIGHT)) {
                throw new IllegalStateException("too few contacts");
              }
              return 2;
            })
        .run(NIGHT.plusSeconds(2));
    assertThat(queue.find(CLIENT, bad.trainingId()).orElseThrow().message())
        .isEqualTo("too few contacts");
    assertThat(queue.find(CLIENT, good.trainingId()).orElseThrow().modelVersion()).isEqualTo(2);
  }

  @Test
  void a_training_says_how_far_it_is_while_it_runs() {
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    TrainingRequest asked = queue.request(CLIENT, NIGHT, NIGHT);
    List<String> seen = new ArrayList<>();
    new TrainingRound(
            queue,
            (_, _, told) -> {
              for (String line : List.of("reading the records", "fitting reach")) {
                told.accept(line);
                await()
                    .until(
                        () ->
                            line.equals(
                                queue.find(CLIENT, asked.trainingId()).orElseThrow().message()));
                seen.add(line);
              }
              return 2;
            })
        .run(NIGHT);
    assertThat(seen).containsExactly("reading the records", "fitting reach");
    assertThat(queue.find(CLIENT, asked.trainingId()).orElseThrow())
        .returns(2, TrainingRequest::modelVersion)
        .returns(null, TrainingRequest::message);
  }

  @Test
  void of_lines_in_quick_succession_the_newest_alone_is_told_and_a_failure_to_tell_stops_nothing() {
    List<String> told = new CopyOnWriteArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    try (NewestLine line =
        NewestLine.start(
            Duration.ofMillis(1),
            each -> {
              told.add(each);
              if (each.equals("first")) {
                first.countDown();
                awaited(others);
                throw new IllegalStateException("the database is away");
              }
            })) {
      line.accept("first");
      awaited(first);
      for (int i = 2; i < 100; i++) {
        line.accept("line " + i);
      }
      others.countDown();
      await().until(() -> told.contains("line 99"));
    }
    assertThat(told).containsExactly("first", "line 99");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_one_client_has_ordered_is_done_without_what_others_have_due() {
    NightWorld world = new NightWorld(0);
    InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
    WeeklyTrainingRound weekly = weekly(world, queue, new InMemoryModelRegistry());
    Round ordered =
        new OrderedRound(world.portfolio.log, world.ledger, Map.of(Job.WEEKLY_TRAINING, weekly));
    ordered.run(NIGHT);
    assertThat(world.ledger.list(CLIENT, 10)).isEmpty();
    world.ledger.order(CLIENT, Job.WEEKLY_TRAINING, LocalDate.parse("2026-03-01"), NIGHT, "test");
    ordered.run(NIGHT);
    assertThat(world.ledger.list(CLIENT, 10))
        .extracting(run -> run.businessDate().toString())
        .containsExactly("2026-03-01");
    assertThat(queue.newest(CLIENT, 10)).hasSize(1);
    ordered.run(NIGHT);
    assertThat(queue.newest(CLIENT, 10)).hasSize(1);
  }

  @Test
  void housekeeping_cancels_what_was_not_sent_in_its_hour() {
    NightWorld world = new NightWorld(60);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    new HousekeepingRound(
            world.portfolio.log,
            world.campaigns,
            kept(new InMemoryKeyedAnswers(), new InMemoryKeyStore()))
        .run(NIGHT.plus(Duration.ofDays(1)));
    assertThat(world.campaigns.progress(CLIENT, MONDAY.toString()))
        .containsOnlyKeys(ContactStatus.CANCELLED);
  }

  @Test
  void housekeeping_forgets_the_answers_of_more_than_seven_days_ago() {
    NightWorld world = new NightWorld(1);
    InMemoryKeyedAnswers answers = new InMemoryKeyedAnswers();
    KeyedRequest request =
        new KeyedRequest(CLIENT, "POST /x", "key", "f", NIGHT, KeyedRequest.Binding.TRANSACTION);
    Reply first = answers.reply(request, () -> new KeptAnswer(200, "x", Map.of(), new byte[] {1}));
    HousekeepingRound round =
        new HousekeepingRound(
            world.portfolio.log, world.campaigns, kept(answers, new InMemoryKeyStore()));
    round.run(NIGHT.plus(Duration.ofDays(7)));
    assertThat(answers.reply(request, () -> new KeptAnswer(500, "x", Map.of(), new byte[0])))
        .isEqualTo(first);
    round.run(NIGHT.plus(Duration.ofDays(7)).plusMillis(1));
    assertThat(answers.reply(request, () -> new KeptAnswer(200, "y", Map.of(), new byte[0])))
        .isNotEqualTo(first);
  }

  @Test
  void housekeeping_forgets_who_is_signed_in_no_more() {
    NightWorld world = new NightWorld(1);
    InMemoryKeyStore keys = new InMemoryKeyStore();
    keys.add(CLIENT, Role.ANALYST, "key-1", new byte[] {1}, NIGHT);
    HousekeepingRound.Kept kept = kept(new InMemoryKeyedAnswers(), keys);
    kept.sessions().begin(new Holder(CLIENT, Role.ANALYST, "key-1"), new byte[] {2}, NIGHT);
    HousekeepingRound round = new HousekeepingRound(world.portfolio.log, world.campaigns, kept);
    round.run(NIGHT.plus(Duration.ofMinutes(30)).minusMillis(1));
    assertThat(kept.sessions().findByHash(new byte[] {2})).isPresent();
    round.run(NIGHT.plus(Duration.ofMinutes(30)));
    assertThat(kept.sessions().findByHash(new byte[] {2})).isEmpty();
  }

  private static HousekeepingRound.Kept kept(InMemoryKeyedAnswers answers, InMemoryKeyStore keys) {
    return new HousekeepingRound.Kept(
        answers, new InMemorySentMessages(), new InMemoryDashboardSessions(keys));
  }
}
