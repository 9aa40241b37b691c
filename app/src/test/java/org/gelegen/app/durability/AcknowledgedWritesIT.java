package org.gelegen.app.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments and audit entries are written without a pause while the database is killed again and
 * again. {@code -Dgelegen.databaseKills=50} for the whole figure; {@code -Dgelegen.seed} for other
 * moments.
 */
class AcknowledgedWritesIT {
  private static final int KILLS = Integer.getInteger("gelegen.databaseKills", 3);
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_127);
  private static final int WRITERS = 8;
  private static final ClientId CLIENT = new ClientId("written");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir private Path folder;

  /** Of the payments that the service said it has. */
  private final Queue<PaymentId> acknowledged = new ConcurrentLinkedQueue<>();

  private final AtomicInteger entries = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void what_was_acknowledged_is_there_however_often_the_database_is_killed() throws Exception {
    Random random = new Random(SEED);
    try (House house =
            House.open(
                new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(NOW));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      accept(house, client());
      AtomicBoolean stopped = new AtomicBoolean();
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(house, number, stopped)));
      }
      Duration slowest = Duration.ZERO;
      for (int kill = 0; kill < KILLS; kill++) {
        awaitMore(random.nextInt(1, 200));
        killDatabase();
        long start = System.nanoTime();
        awaitMore(1);
        Duration back = Duration.ofNanos(System.nanoTime() - start);
        slowest = back.compareTo(slowest) > 0 ? back : slowest;
      }
      stopped.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      Set<PaymentId> there = new HashSet<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        for (PortfolioRecord record :
            house.stores().records().findByDebtor(CLIENT, debtor(writer))) {
          if (record instanceof PaymentRecord payment) {
            there.add(payment.paymentId());
          }
        }
      }
      long lost = acknowledged.stream().filter(payment -> !there.contains(payment)).count();
      System.out.printf(
          "acknowledged writes: %d payments and %d audit entries by %d writers, seed %d, %d kills"
              + " of the database, %d writes broken off: %d lost, slowest back after %.1f s%n",
          acknowledged.size(),
          entries.get(),
          WRITERS,
          SEED,
          KILLS,
          refused.get(),
          lost,
          slowest.toMillis() / 1e3);
      assertThat(lost).isZero();
      assertThat(refused.get()).as("writes that a kill broke off").isPositive();
      assertThat(slowest).isLessThan(Duration.ofSeconds(30));
      assertThat(house.stores().auditChain().verify(CLIENT).entries())
          .isGreaterThanOrEqualTo(entries.get());
      assertThat(house.stores().auditChain().verify(CLIENT).firstBroken()).isNull();
    }
  }

  /** One payment after another; what is broken off is tried again, and is there once. */
  private void write(House house, int writer, AtomicBoolean stopped) {
    for (int i = 0; !stopped.get(); i++) {
      PaymentRecord payment = payment(writer, i);
      boolean taken = false;
      while (!taken && !stopped.get()) {
        try {
          IntakeResult result = accept(house, payment);
          assertThat(result.accepted() + result.duplicates()).isEqualTo(1);
          acknowledged.add(payment.paymentId());
          taken = true;
          house
              .stores()
              .audit()
              .append(CLIENT, NOW, "test", "written", payment.paymentId().value());
          entries.incrementAndGet();
        } catch (RuntimeException e) {
          refused.incrementAndGet();
        }
      }
    }
  }

  private void awaitMore(int payments) {
    int wanted = acknowledged.size() + payments;
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= wanted);
  }

  private void killDatabase() throws IOException {
    Path file = folder.resolve("postgres/cluster/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static IntakeResult accept(House house, PortfolioRecord record) {
    return house.intake().accept(List.of(new NumberedRecord(1, record)));
  }

  private static DebtorId debtor(int writer) {
    return new DebtorId("d-" + writer);
  }

  private static PaymentRecord payment(int writer, int number) {
    return new PaymentRecord(
        CLIENT,
        new PaymentId("p-" + writer + "-" + number),
        debtor(writer),
        null,
        NOW.minus(Duration.ofDays(1)),
        BigDecimal.ONE);
  }

  private static ClientRecord client() {
    return new ClientRecord(
        CLIENT,
        NOW.minus(Duration.ofDays(90)),
        "Written",
        ZoneId.of("Europe/Amsterdam"),
        "NL",
        Currency.getInstance("EUR"),
        Party.FIRST);
  }
}
