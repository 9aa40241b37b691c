package org.gelegen.app.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.Gelegen;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.Schedule;
import org.gelegen.app.durability.TrainedClient.Step;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.training.TrainingRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training whose process ends at one of its steps: just before or just after it has claimed its
 * request, registered its version with its files, or finished. Whoever decides meanwhile decides by
 * a whole version that is registered, the old one or the new one, and once the lease is over the
 * training is carried out. A build breaks off around the registration, with {@code
 * -Dgelegen.crashEvery=1} at every step.
 */
class TrainingCrashPointsIT {
  private static final boolean EVERYWHERE = Integer.getInteger("gelegen.crashEvery", 12) == 1;
  private static final int ROUNDS = Integer.getInteger("gelegen.crashRounds", 1);
  private static final ClientId CLIENT = new ClientId("waterkant");
  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");

  /** A training's lease, which cannot be prolonged. */
  private static final Duration LEASE = Duration.ofHours(3);

  @TempDir private Path folder;

  /** A step and the side of its commit. */
  private record Point(Step step, boolean after) {}

  @Test
  void wherever_a_training_is_broken_off_whole_versions_decide_and_it_is_carried_out_later()
      throws Exception {
    Instant now = NOW;
    int crashes = 0;
    try (House house = TrainedClient.open(folder, NOW)) {
      GoodRecords.load(house, history());
      DebtorId debtor = anybody(house);
      train(house, now);
      for (int round = 0; round < ROUNDS; round++) {
        for (Point point : points()) {
          now = now.plus(Duration.ofDays(1));
          String id = house.stores().trainings().request(CLIENT, now, now).trainingId();
          List<ModelVersion> before = house.stores().registry().list(CLIENT);
          Process process = TrainedClient.start(folder, now, point.step(), point.after());
          EndedProcess ended = EndedProcess.of(process);
          assertThat(ended.exitValue())
              .as("%s: %s", point, ended.said())
              .isEqualTo(CrashingDriver.KILLED);
          crashes++;
          boolean registered =
              point.equals(new Point(Step.REGISTERED, true)) || point.step() == Step.FINISHED;
          assertThat(house.stores().registry().list(CLIENT))
              .as("versions after %s", point)
              .hasSize(before.size() + (registered ? 1 : 0));
          assertWhole(house, debtor, now);

          Schedule.askedFor(house).run(now.plus(LEASE).plusSeconds(1));
          TrainingRequest request = house.stores().trainings().find(CLIENT, id).orElseThrow();
          assertThat(request.status()).as("after %s", point).isEqualTo(TrainingRequest.Status.DONE);
          assertThat(house.stores().registry().list(CLIENT))
              .extracting(ModelVersion::number)
              .contains(request.modelVersion());
          assertWhole(house, debtor, now.plus(LEASE));
        }
      }
      System.out.printf(
          "training crash points: broken off %d times, %d versions: each of them whole, every"
              + " training carried out%n",
          crashes, house.stores().registry().list(CLIENT).size());
    }
  }

  private static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Step step : Step.values()) {
      for (boolean after : new boolean[] {false, true}) {
        if (EVERYWHERE || step == Step.REGISTERED) {
          points.add(new Point(step, after));
        }
      }
    }
    return points;
  }

  /** Every version can be read, one is champion, and it is the one that decides. */
  private static void assertWhole(House house, DebtorId debtor, Instant at) {
    List<ModelVersion> versions = house.stores().registry().list(CLIENT);
    for (ModelVersion version : versions) {
      byte[] compiled = house.stores().registry().loadCompiled(CLIENT, version.number());
      assertThat(CompiledModelFormat.read(compiled)).as(version.name()).isNotNull();
    }
    assertThat(versions).filteredOn(ModelVersion::champion).hasSize(1);
    ModelVersion champion = house.stores().registry().findChampion(CLIENT).orElseThrow();
    assertThat(house.stores().registry().promotions(CLIENT).getFirst().number())
        .isEqualTo(champion.number());
    Recommender.Result result =
        house
            .recommender()
            .recommend(
                CLIENT,
                new Recommender.Request(
                    List.of(debtor),
                    at,
                    new Horizon(at, Duration.ofDays(7)),
                    List.of(Channel.values()),
                    1,
                    false))
            .orElseThrow();
    assertThat(result.modelVersion()).isEqualTo(champion.name());
    assertThat(result.decisions())
        .extracting(Decision::modelVersion)
        .containsExactly(champion.name());
  }

  private void train(House house, Instant now) {
    house.stores().trainings().request(CLIENT, now, now);
    Schedule.askedFor(house).run(now);
    assertThat(house.stores().registry().findChampion(CLIENT)).isPresent();
  }

  private static DebtorId anybody(House house) {
    List<DebtorId> debtors = new ArrayList<>();
    house.stores().records().forEachDebtor(CLIENT, one -> debtors.add(one.debtorId()));
    return debtors.getFirst();
  }

  /** A year of few debtors. */
  private String history() throws Exception {
    Path records = folder.resolve("records.ndjson");
    assertThat(
            Gelegen.commandLine(Ran.surroundings(NOW))
                .execute(
                    "simulate",
                    "--profile",
                    "waterkant",
                    "--debtors",
                    "60",
                    "--out",
                    records.toString()))
        .isZero();
    return Files.readString(records);
  }
}
