package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;
import static org.gelegen.scheduler.dispatch.DispatchWorld.PACE;
import static org.gelegen.scheduler.dispatch.DispatchWorld.TEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.scheduler.CampaignStoreWrapper;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatcherCrashTest {
  /** A process ends: no handler of exceptions gets to see it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  enum Point {
    AFTER_CLAIM,
    BEFORE_EFFECT,
    AFTER_EFFECT,
    BEFORE_RECORD,
    AFTER_RECORD,
    AFTER_SETTLE
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void at_an_idempotent_gateway_a_crash_anywhere_loses_nothing_and_doubles_nothing(Point point) {
    DispatchWorld world = new DispatchWorld(3, true);
    crashAt(world, point);
    goOn(world);

    for (int i = 0; i < 3; i++) {
      assertThat(world.status("k-" + i)).as(point + ", contact " + i).isEqualTo(ContactStatus.SENT);
      assertThat(world.portfolio.records(i, ContactRecord.class)).as(point.name()).hasSize(1);
    }
    assertThat(world.gateway.effects).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void at_any_other_gateway_nothing_is_handed_over_twice_and_what_is_in_doubt_counts(Point point) {
    DispatchWorld world = new DispatchWorld(3, false);
    crashAt(world, point);
    goOn(world);

    assertThat(world.gateway.calls)
        .as(point.name())
        .extracting(message -> message.contactId())
        .doesNotHaveDuplicates();
    for (int i = 0; i < 3; i++) {
      boolean recorded = !world.portfolio.records(i, ContactRecord.class).isEmpty();
      assertThat(world.status("k-" + i))
          .as(point + ", contact " + i)
          .isEqualTo(recorded ? ContactStatus.SENT : ContactStatus.UNKNOWN);
      assertThat(world.campaigns.pending(TestPortfolio.CLIENT, TestPortfolio.debtor(i)))
          .as(point + ", contact " + i)
          .hasSize(recorded ? 0 : 1);
    }
  }

  private static void crashAt(DispatchWorld world, Point point) {
    if (point == Point.BEFORE_EFFECT) {
      world.gateway.beforeEffect = DispatcherCrashTest::crash;
    }
    if (point == Point.AFTER_EFFECT) {
      world.gateway.afterEffect = DispatcherCrashTest::crash;
    }
    RecordIntake intake =
        batch -> {
          if (point == Point.BEFORE_RECORD) {
            crash();
          }
          IntakeResult result = world.portfolio.log.accept(batch);
          if (point == Point.AFTER_RECORD) {
            crash();
          }
          return result;
        };
    CampaignStore store = new CrashingStore(world.campaigns, point);
    assertThatThrownBy(
            () -> world.dispatcher(store, intake).dispatchDue(TestPortfolio.CLIENT, NINE))
        .isInstanceOf(Crash.class);
    world.gateway.beforeEffect = () -> {};
    world.gateway.afterEffect = () -> {};
  }

  /** Another process goes on: while the lease runs, when it has ended, and once more. */
  private static void goOn(DispatchWorld world) {
    Dispatcher other = world.dispatcher();
    other.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(60));
    other.dispatchDue(TestPortfolio.CLIENT, NINE.plus(PACE.lease()));
    other.dispatchDue(TestPortfolio.CLIENT, TEN.plus(PACE.lease()));
  }

  private static void crash() {
    throw new Crash();
  }

  /** Does what the store does, and crashes after claiming or after settling. */
  private static final class CrashingStore extends CampaignStoreWrapper {
    private final Point point;

    private CrashingStore(CampaignStore store, Point point) {
      super(store);
      this.point = point;
    }

    @Override
    public List<Claim> claim(
        ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
      List<Claim> claims = store.claim(client, channels, limit, now, lease);
      if (point == Point.AFTER_CLAIM) {
        crash();
      }
      return claims;
    }

    @Override
    public int settle(ClientId client, List<Settlement> settlements) {
      int settled = store.settle(client, settlements);
      if (point == Point.AFTER_SETTLE) {
        crash();
      }
      return settled;
    }
  }
}
