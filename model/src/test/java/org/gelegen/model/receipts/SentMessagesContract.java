package org.gelegen.model.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.junit.jupiter.api.Test;

/** What is promised of sent messages, wherever they are kept. */
public abstract class SentMessagesContract {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ClientId SOUTH = new ClientId("zuiderzon");
  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00.000001Z");

  protected abstract SentMessages empty();

  private static SentMessage message(ClientId client, String id, String contact, Instant at) {
    return new SentMessage(
        client, "smpp", id, new ContactId(contact), new DebtorId("d-" + contact), at);
  }

  @Test
  void a_message_is_found_by_gateway_and_id_whoever_s_it_is() {
    SentMessages messages = empty();
    SentMessage north = message(NORTH, "7F", "k-1", NOON);
    SentMessage south = message(SOUTH, "80", "k-1", NOON);
    messages.keep(north);
    messages.keep(south);
    assertThat(messages.find("smpp", "7F")).contains(north);
    assertThat(messages.find("smpp", "80")).contains(south);
    assertThat(messages.find("smpp", "7f")).isEmpty();
    assertThat(messages.find("smtp", "7F")).isEmpty();
  }

  @Test
  void an_id_that_comes_again_is_of_the_newest_message() {
    SentMessages messages = empty();
    messages.keep(message(NORTH, "1", "k-1", NOON));
    SentMessage again = message(NORTH, "1", "k-2", NOON.plusSeconds(60));
    messages.keep(again);
    assertThat(messages.find("smpp", "1")).contains(again);
    SentMessage elsewhere = message(SOUTH, "1", "k-3", NOON.plusSeconds(120));
    messages.keep(elsewhere);
    assertThat(messages.find("smpp", "1")).contains(elsewhere);
  }

  @Test
  void a_result_is_told_first_once() {
    SentMessages messages = empty();
    SentMessage message = message(NORTH, "1", "k-1", NOON);
    messages.keep(message);
    assertThat(messages.firstTold(message, OutcomeResult.DELIVERED, NOON.plusSeconds(1)))
        .isEqualTo(NOON.plusSeconds(1));
    assertThat(messages.firstTold(message, OutcomeResult.DELIVERED, NOON.plusSeconds(2)))
        .isEqualTo(NOON.plusSeconds(1));
    assertThat(messages.firstTold(message, OutcomeResult.READ, NOON.plusSeconds(3)))
        .isEqualTo(NOON.plusSeconds(3));
    SentMessage unknown = message(NORTH, "2", "k-2", NOON);
    assertThat(messages.firstTold(unknown, OutcomeResult.READ, NOON)).isEqualTo(NOON);
  }

  @Test
  void old_ones_are_forgotten_of_one_client_and_so_many_at_a_time() {
    SentMessages messages = empty();
    messages.keep(message(NORTH, "1", "k-1", NOON));
    messages.keep(message(NORTH, "2", "k-2", NOON));
    messages.keep(message(NORTH, "3", "k-3", NOON.plusSeconds(60)));
    messages.keep(message(SOUTH, "4", "k-4", NOON));
    assertThat(messages.forget(NORTH, NOON.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(messages.forget(NORTH, NOON.plusSeconds(1), 9)).isEqualTo(1);
    assertThat(messages.forget(NORTH, NOON.plusSeconds(1), 9)).isZero();
    assertThat(messages.find("smpp", "1")).isEmpty();
    assertThat(messages.find("smpp", "3")).isPresent();
    assertThat(messages.find("smpp", "4")).isPresent();
  }
}
