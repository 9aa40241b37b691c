package org.gelegen.model.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.dialer.DialerWorld.CLIENT;
import static org.gelegen.model.dialer.DialerWorld.NOW;
import static org.gelegen.model.dialer.DialerWorld.caseOf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallRankingTest {
  private static final DebtorId POOR = new DebtorId("d-100");
  private static final DebtorId RICH = new DebtorId("d-300");

  private final DialerWorld world = new DialerWorld(stores());
  private final Desk desk = world.desks(world.stores).find(CLIENT).orElseThrow();
  private final CountDownLatch mayRate = new CountDownLatch(1);
  private final CountDownLatch rates = new CountDownLatch(1);

  private static DialerWorld.Stores stores() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    InMemoryCampaignStore campaigns = new InMemoryCampaignStore(log);
    return new DialerWorld.Stores(log, log, campaigns, campaigns, new InMemoryDecisionLog());
  }

  @BeforeEach
  void two() {
    world.debtor(POOR.value(), 100);
    world.debtor(RICH.value(), 300);
    desk.portfolio(NOW);
  }

  @Test
  void of_a_large_portfolio_nobody_waits_for_a_new_order_and_it_comes() throws Exception {
    CallRanking ranking = new CallRanking(0);
    Decider decider = desk.decider();
    assertThat(ranking.bestFirst(desk, this::sessions, decider, NOW).others())
        .containsExactly(RICH, POOR);
    world.accept(caseOf(RICH.value(), 300, NOW, CaseStatus.PAID));
    desk.portfolio(NOW);
    // The first pause is nine times as long as the first order took.
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (rates.getCount() > 0 && System.nanoTime() < deadline) {
      assertThat(ranking.bestFirst(desk, this::slowly, decider, NOW).others())
          .as("while nobody has made a new order")
          .containsExactly(RICH, POOR);
      Thread.onSpinWait();
    }
    assertThat(rates.getCount()).isZero();
    mayRate.countDown();
    List<DebtorId> others = List.of();
    while (!others.equals(List.of(POOR)) && System.nanoTime() < deadline) {
      others = ranking.bestFirst(desk, this::sessions, decider, NOW).others();
    }
    assertThat(others).containsExactly(POOR);
  }

  @Test
  void of_a_small_one_the_order_is_always_that_of_the_moment() {
    CallRanking ranking = new CallRanking(3);
    Decider decider = desk.decider();
    assertThat(ranking.bestFirst(desk, this::sessions, decider, NOW).others())
        .containsExactly(RICH, POOR);
    world.accept(caseOf(RICH.value(), 300, NOW, CaseStatus.PAID));
    desk.portfolio(NOW);
    assertThat(ranking.bestFirst(desk, this::sessions, decider, NOW).others())
        .containsExactly(POOR);
  }

  private Desk.Sessions sessions() {
    return desk.sessions(
        desk.decider(), new Horizon(NOW, Duration.ofDays(7)), List.of(Channel.PHONE));
  }

  /** Sessions that come when they may. */
  private Desk.Sessions slowly() {
    rates.countDown();
    try {
      assertThat(mayRate.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sessions();
  }
}
