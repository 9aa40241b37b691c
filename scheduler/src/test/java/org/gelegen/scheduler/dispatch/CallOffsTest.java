package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scheduler.CampaignStoreWrapper;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;

class CallOffsTest {
  private static final ContactId CONTACT = new ContactId("k-0");

  private final DispatchWorld world = DispatchWorld.takingBack();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

  private CallOffs claimed(CampaignStore store) {
    world.campaigns.claim(
        TestPortfolio.CLIENT, Set.of(Channel.EMAIL), 9, NINE, Duration.ofMinutes(2));
    return new CallOffs(store, TestPortfolio.CLIENT, Set.of(CONTACT), nanos::get);
  }

  private void pay() {
    world.portfolio.accept(TestPortfolio.caseAt(0, NINE, CaseStatus.PAID));
  }

  private void wait(Duration span) {
    nanos.addAndGet(span.toNanos());
  }

  @Test
  void what_is_taken_back_while_a_batch_goes_out_is_seen_at_the_next_glance() {
    CallOffs callOffs = claimed(world.campaigns);
    pay();
    wait(CallOffs.GLANCE);
    assertThat(callOffs.news()).isEmpty();
    assertThat(callOffs.forbid(CONTACT)).isFalse();
    wait(Duration.ofNanos(1));
    assertThat(callOffs.news()).containsExactly(CONTACT);
    assertThat(callOffs.forbid(CONTACT)).isTrue();
    wait(CallOffs.GLANCE.multipliedBy(2));
    assertThat(callOffs.news()).as("told once").isEmpty();
    assertThat(callOffs.forbid(CONTACT)).isTrue();
  }

  @Test
  void what_is_not_taken_back_goes_on() {
    CallOffs callOffs = claimed(world.campaigns);
    wait(CallOffs.GLANCE.multipliedBy(2));
    assertThat(callOffs.news()).isEmpty();
    assertThat(callOffs.forbid(CONTACT)).isFalse();
  }

  @Test
  void where_the_database_does_not_answer_nothing_goes_out_until_it_does() {
    boolean[] away = {true};
    CallOffs callOffs =
        claimed(
            new CampaignStoreWrapper(world.campaigns) {
              @Override
              public Set<ContactId> calledOff(ClientId client, Set<ContactId> contacts) {
                if (away[0]) {
                  throw new IllegalStateException("no database");
                }
                return super.calledOff(client, contacts);
              }
            });
    wait(CallOffs.GLANCE.multipliedBy(2));
    assertThat(callOffs.news()).isEmpty();
    assertThat(callOffs.forbid(CONTACT)).isTrue();
    away[0] = false;
    wait(CallOffs.GLANCE.multipliedBy(2));
    assertThat(callOffs.news()).isEmpty();
    assertThat(callOffs.forbid(CONTACT)).isFalse();
  }
}
