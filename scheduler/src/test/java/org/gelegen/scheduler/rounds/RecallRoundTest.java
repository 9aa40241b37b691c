package org.gelegen.scheduler.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.PushedCalls;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.Recall;
import org.junit.jupiter.api.Test;

class RecallRoundTest {
  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");

  private final List<PushedCalls.Pushed> waiting = new ArrayList<>();
  private final List<Recall> asked = new ArrayList<>();
  private Delivery answer = new Delivery.Accepted();

  @Test
  void what_the_dialer_does_not_answer_for_is_asked_again_until_it_does() {
    waiting.add(new PushedCalls.Pushed(new ContactId("k-1"), Channel.PHONE, "payment"));
    RecallRound round =
        new RecallRound(new TestPortfolio(1).log, new Waiting(), List.of(new Dialer()));
    answer = new Delivery.Later("busy", null);
    round.run(NINE);
    assertThat(waiting).hasSize(1);
    answer = new Delivery.Accepted();
    round.run(NINE.plusSeconds(60));
    assertThat(waiting).isEmpty();
    round.run(NINE.plusSeconds(120));
    assertThat(asked).containsExactly(recall(NINE), recall(NINE.plusSeconds(60)));
  }

  private static Recall recall(Instant at) {
    return new Recall(TestPortfolio.CLIENT, new ContactId("k-1"), Channel.PHONE, at, "payment");
  }

  private final class Waiting implements PushedCalls {
    @Override
    public List<Pushed> find(ClientId client, Set<Channel> channels, Instant now, int limit) {
      assertThat(channels).containsExactly(Channel.PHONE);
      return List.copyOf(waiting);
    }

    @Override
    public void recalled(ClientId client, List<ContactId> contacts, Instant at) {
      waiting.removeIf(call -> contacts.contains(call.contactId()));
    }
  }

  private final class Dialer implements Gateway {
    @Override
    public String name() {
      return "dialer";
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.PHONE, Channel.SMS);
    }

    @Override
    public boolean idempotent() {
      return true;
    }

    @Override
    public int concurrency() {
      return 1;
    }

    @Override
    public Delivery send(OutgoingMessage message) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public Delivery recall(Recall recall) {
      asked.add(recall);
      return answer;
    }
  }
}
