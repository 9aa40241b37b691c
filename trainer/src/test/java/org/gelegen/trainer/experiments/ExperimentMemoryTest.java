package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.Test;

/** What an experiment's history takes; {@code -Dgelegen.debtors=200000} for a large portfolio. */
class ExperimentMemoryTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant EXPOSED = Instant.parse("2026-03-02T03:30:00Z");
  private static final int DEBTORS = Integer.getInteger("gelegen.debtors", 50_000);

  @Test
  void twelve_moments_take_hardly_more_memory_than_one() {
    InMemoryExposureStore exposures = new InMemoryExposureStore();
    Experiment experiment = experiment();
    List<Exposure> exposed = new ArrayList<>();
    for (int i = 0; i < DEBTORS; i++) {
      exposed.add(
          new Exposure(
              experiment.id(),
              debtor(i),
              i % 2 == 0 ? "workflow" : "model",
              EXPOSED,
              new TreeMap<>(experiment.shares())));
    }
    exposures.add(CLIENT, exposed);
    List<Instant> moments = new ArrayList<>();
    for (int week = 1; week <= 12; week++) {
      moments.add(EXPOSED.plus(Duration.ofDays(7L * week)));
    }

    long one = held(exposures, experiment, moments.subList(11, 12));
    long twelve = held(exposures, experiment, moments);

    System.out.printf(
        "history of %,d debtors: one moment %,d kB, twelve %,d kB%n",
        DEBTORS, one / 1024, twelve / 1024);
    assertThat(twelve).isLessThan(3 * one);
  }

  /** The most bytes held at the end of a reading, beyond what was held before. */
  private static long held(
      InMemoryExposureStore exposures, Experiment experiment, List<Instant> moments) {
    MadeUpLog log = new MadeUpLog();
    long before = used();
    List<ExperimentReport> reports =
        new ExperimentAnalyst(log, exposures)
            .reports(CLIENT, experiment, ClientSettings.defaults(), moments);
    assertThat(reports).hasSize(moments.size());
    assertThat(reports.getLast().arms().getFirst().debtors()).isEqualTo(DEBTORS / 2);
    return log.most - before;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Experiment experiment() {
    return new Experiment(
        new ExperimentId("holdout"),
        "salt",
        null,
        EXPOSED,
        null,
        List.of(
            new Arm("workflow", new ArmPolicy.Workflow(), 0.5),
            new Arm("model", new ArmPolicy.Champion(), 0.5)));
  }

  private static DebtorId debtor(int number) {
    return new DebtorId("d-" + number);
  }

  /** Makes each debtor's records up as they are asked for; every third paid after a week or two. */
  private static final class MadeUpLog implements RecordLog {
    private long most;

    @Override
    public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
      for (int i = 0; i < DEBTORS; i++) {
        List<PortfolioRecord> records =
            i % 3 == 0
                ? List.of(
                    new PaymentRecord(
                        CLIENT,
                        new PaymentId("p-" + i),
                        debtor(i),
                        new CaseId("c-" + i),
                        EXPOSED.plus(Duration.ofDays(7 + i % 7)),
                        new BigDecimal("50.00")))
                : List.of();
        visitor.accept(new DebtorRecords(debtor(i), records));
      }
      most = Math.max(most, used());
      return DEBTORS;
    }

    @Override
    public List<ClientId> clients() {
      return List.of(CLIENT);
    }

    @Override
    public Optional<ClientRecord> findClient(ClientId client) {
      return Optional.empty();
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
      return List.of();
    }

    @Override
    public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
      return List.of();
    }

    @Override
    public Tail tail(ClientId client, long position, int limit) {
      return new Tail(List.of(), List.of(), position);
    }
  }
}
