package org.gelegen.trainer.acted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.junit.jupiter.api.Test;

class ActedTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Acted.Reader<Chosen> READER = new Acted.Reader<>(Chosen::at, Chosen::action);

  private record Chosen(String name, Instant at, Action action) {}

  private static Chosen chosen(String name, int minutesBefore, Channel channel) {
    return new Chosen(
        name,
        TEN.minusSeconds(60L * minutesBefore),
        new Action(channel, new Slot(TEN, TEN.plusSeconds(3600))));
  }

  private static LabelledContact contact(String id, Channel channel, Instant at) {
    return new LabelledContact(
        new ContactRecord(
            new ClientId("noorderlicht"),
            new ContactId(id),
            new DebtorId("d-17"),
            null,
            channel,
            at,
            Direction.OUTBOUND,
            null,
            null,
            null,
            null),
        Label.YES,
        Label.NO,
        Label.NO,
        Duration.ofDays(14));
  }

  private static List<String> matched(List<Chosen> decisions, LabelledContact... contacts) {
    return Acted.match(decisions, List.of(contacts), READER).stream()
        .map(acted -> acted.decision().name() + " " + acted.contact().contact().contactId())
        .toList();
  }

  @Test
  void a_contact_acts_on_the_newest_decision_that_chose_its_channel_and_slot() {
    List<Chosen> decisions =
        List.of(
            chosen("new", 30, Channel.PHONE),
            chosen("old", 60, Channel.PHONE),
            chosen("mail", 10, Channel.EMAIL),
            chosen("later", -20, Channel.PHONE));
    assertThat(matched(decisions, contact("k-1", Channel.PHONE, TEN.plusSeconds(600))))
        .containsExactly("new k-1");
  }

  @Test
  void the_slot_s_first_moment_is_in_it_and_its_end_is_not() {
    List<Chosen> decisions = List.of(chosen("it", 30, Channel.PHONE));
    assertThat(matched(decisions, contact("k-1", Channel.PHONE, TEN))).hasSize(1);
    assertThat(matched(decisions, contact("k-1", Channel.PHONE, TEN.minusSeconds(1)))).isEmpty();
    assertThat(matched(decisions, contact("k-1", Channel.PHONE, TEN.plusSeconds(3600)))).isEmpty();
    assertThat(matched(decisions, contact("k-1", Channel.SMS, TEN))).isEmpty();
  }

  @Test
  void a_decision_is_acted_on_once() {
    assertThat(
            matched(
                List.of(chosen("it", 30, Channel.PHONE)),
                contact("k-1", Channel.PHONE, TEN),
                contact("k-2", Channel.PHONE, TEN.plusSeconds(60))))
        .containsExactly("it k-1");
  }
}
