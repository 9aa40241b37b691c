package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.dialer.DialerWorld.CLIENT;
import static org.gelegen.model.dialer.DialerWorld.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.dialer.CallLeaser;
import org.gelegen.model.dialer.DialerContract;
import org.gelegen.model.dialer.DialerId;
import org.gelegen.model.dialer.DialerWorld;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.NextCall;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDialerIT extends DialerContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int DIALERS = 32;
  private static final int DEBTORS = 150;

  @Override
  protected DialerWorld.Stores empty() {
    return stores(DATABASE.emptied());
  }

  private static DialerWorld.Stores stores(Database database) {
    return stores(database, LeaseTime.OF_CALLER);
  }

  private static DialerWorld.Stores stores(Database database, LeaseTime leases) {
    RecordCodec codec = new RecordCodec();
    return new DialerWorld.Stores(
        new PostgresRecordIntake(database, codec),
        new PostgresRecordLog(database, codec),
        new PostgresCampaignStore(database, leases),
        new PostgresLeaseStore(database, leases),
        new PostgresDecisionLog(database));
  }

  /** The clocks of both nodes are far from the database's, too. */
  @Test
  void a_node_whose_clock_is_ahead_or_behind_ends_no_lease_before_its_time() {
    DialerWorld.Stores stores = stores(DATABASE.emptied(), LeaseTime.OF_DATABASE);
    DialerWorld world = new DialerWorld(stores);
    for (int i = 1; i <= 4; i++) {
      world.debtor("d-" + i, 100 * i);
    }
    Duration minute = Duration.ofMinutes(1);
    Lease lease =
        world.leaser.next(CLIENT, new DialerId("one"), 1, minute).orElseThrow().getFirst().lease();
    DebtorId held = lease.contact().debtorId();
    assertThat(lease.takenAt()).isEqualTo(NOW);
    CallLeaser other = world.leaser(stores);
    world.now = NOW.plusSeconds(90);
    assertThat(other.next(CLIENT, new DialerId("two"), 9, minute).orElseThrow())
        .hasSize(3)
        .noneMatch(call -> call.lease().contact().debtorId().equals(held));
    world.now = NOW.minusSeconds(90);
    assertThat(world.leaser.release(CLIENT, lease.leaseId())).isTrue();
    world.now = NOW;
    assertThat(world.leaser.next(CLIENT, new DialerId("three"), 1, minute).orElseThrow())
        .hasSize(1);
    world.now = NOW.minusSeconds(90);
    assertThat(other.next(CLIENT, new DialerId("four"), 9, minute).orElseThrow()).isEmpty();
    DATABASE.asSuperuser(
        "update dialer_lease set ends_at = clock_timestamp() where debtor_id = 'd-4'");
    assertThat(other.next(CLIENT, new DialerId("four"), 9, minute).orElseThrow())
        .hasSize(1)
        .allMatch(call -> call.lease().contact().debtorId().equals(held));
  }

  /**
   * Two processes with eight connections between them, whose connections are cut all the time. Each
   * dialer takes a few calls and reports, releases or drops them; what is dropped comes back when
   * the clock passes the leases. At the end every debtor was called, exactly once.
   */
  @Test
  void of_32_dialers_no_two_hold_a_debtor_and_no_debtor_is_lost_though_connections_are_cut()
      throws Exception {
    DatabaseSettings settings = DATABASE.settings();
    DATABASE.emptied();
    try (Database here = Database.open(with(settings, 4));
        Database there = Database.open(with(settings, 4))) {
      DialerWorld world = new DialerWorld(stores(DATABASE.database()));
      String[] planned = new String[DEBTORS / 3];
      for (int i = 0; i < DEBTORS; i++) {
        world.debtor("d-" + i, 100 + i);
        if (i % 3 == 0) {
          planned[i / 3] = "d-" + i;
        }
      }
      world.plan(Channel.PHONE, planned);
      Floor floor = new Floor(world, List.of(stores(here), stores(there)));
      AtomicBoolean open = new AtomicBoolean(true);
      Thread cutter = Thread.ofPlatform().start(() -> cut(open));
      try {
        floor.work();
      } finally {
        open.set(false);
        cutter.join();
      }
      assertThat(floor.cut.get()).as("connections that were cut under a dialer").isPositive();
      assertThat(floor.dropped.get()).as("leases that were dropped").isPositive();
      // What was taken and cut off before anybody heard of it.
      world.stores.campaigns().expire(CLIENT, NOW.plusSeconds(86_400));
      for (int i = 0; i < DEBTORS; i++) {
        DebtorId debtor = new DebtorId("d-" + i);
        assertThat(world.made(debtor.value())).as("calls made to %s", debtor).hasSize(1);
        assertThat(world.stores.campaigns().findByDebtor(CLIENT, debtor))
            .as("contacts with %s", debtor)
            .extracting(ContactState::status)
            .isSubsetOf(ContactStatus.SENT, ContactStatus.CANCELLED)
            .containsOnlyOnce(ContactStatus.SENT);
      }
    }
  }

  private static DatabaseSettings with(DatabaseSettings settings, int connections) {
    return new DatabaseSettings(settings.url(), settings.user(), settings.password(), connections);
  }

  /** Cuts one connection after another, those in the middle of a transaction first. */
  private static void cut(AtomicBoolean open) {
    while (open.get()) {
      DATABASE.asSuperuser(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
            and application_name = 'gelegen' and xact_start is not null
          order by random() limit 1
          """);
      try {
        Thread.sleep(Duration.ofMillis(20));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A floor of dialers. Their clock stands still but for what they wait for together. */
  private static final class Floor {
    private final DialerWorld world;
    private final List<DialerWorld.Stores> processes;
    private final Map<DebtorId, Lease> held = new ConcurrentHashMap<>();
    private final Set<String> failures = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();

    private Floor(DialerWorld world, List<DialerWorld.Stores> processes) {
      this.world = world;
      this.processes = processes;
    }

    /** Shifts until everybody was called: at the end of each, all leases end. */
    private void work() throws Exception {
      List<CallLeaser> leasers = new ArrayList<>();
      for (DialerWorld.Stores stores : processes) {
        leasers.add(world.leaser(stores));
      }
      for (int shift = 0; shift < 20 && called.get() < DEBTORS; shift++) {
        world.now = NOW.plusSeconds(60L * shift);
        try (ExecutorService threads = Executors.newFixedThreadPool(DIALERS)) {
          List<Future<?>> dialers = new ArrayList<>();
          for (int i = 0; i < DIALERS; i++) {
            int dialer = i;
            SplittableRandom chance = new SplittableRandom(1000L * shift + dialer);
            DialerWorld.Stores stores = processes.get(dialer % processes.size());
            CallLeaser leaser = leasers.get(dialer % leasers.size());
            dialers.add(threads.submit(() -> dial("dialer-" + dialer, leaser, stores, chance)));
          }
          for (Future<?> dialer : dialers) {
            dialer.get();
          }
        }
        held.clear();
        assertThat(failures).isEmpty();
      }
      assertThat(called.get()).isEqualTo(DEBTORS);
    }

    private void dial(
        String dialer, CallLeaser leaser, DialerWorld.Stores stores, SplittableRandom chance) {
      boolean more = true;
      while (more) {
        List<NextCall> calls;
        try {
          calls =
              leaser
                  .next(CLIENT, new DialerId(dialer), 1 + chance.nextInt(4), Duration.ofSeconds(60))
                  .orElseThrow();
        } catch (RuntimeException e) {
          cut.incrementAndGet();
          continue;
        }
        more = !calls.isEmpty();
        for (NextCall call : calls) {
          Lease other = held.putIfAbsent(call.lease().contact().debtorId(), call.lease());
          if (other != null) {
            failures.add(call.lease() + " and " + other);
          }
        }
        for (NextCall call : calls) {
          finish(call.lease(), leaser, stores, chance);
        }
      }
    }

    private void finish(
        Lease lease, CallLeaser leaser, DialerWorld.Stores stores, SplittableRandom chance) {
      int what = chance.nextInt(10);
      if (what == 0) {
        dropped.incrementAndGet();
        return;
      }
      // Whoever takes it next may have it before this dialer hears that it is rid of it.
      held.remove(lease.contact().debtorId(), lease);
      insist(
          () -> {
            if (what <= 2) {
              leaser.release(CLIENT, lease.leaseId());
            } else {
              stores
                  .intake()
                  .accept(
                      Records.numbered(
                          List.of(
                              DialerWorld.outcome(
                                  lease.contact().contactId(),
                                  lease.takenAt().plusSeconds(5),
                                  OutcomeResult.NO_ANSWER))));
            }
          });
      if (what > 2) {
        called.incrementAndGet();
      }
    }

    private void insist(Runnable step) {
      boolean done = false;
      while (!done) {
        try {
          step.run();
          done = true;
        } catch (RuntimeException e) {
          cut.incrementAndGet();
        }
      }
    }
  }
}
