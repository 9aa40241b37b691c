package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.campaign.PushedCalls.Pushed;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresPushedCallsIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Set<Channel> VOICE = Set.of(Channel.PHONE, Channel.IVR);

  private Database database;
  private PostgresPushedCalls calls;
  private PostgresRecordIntake intake;

  /** Two calls and a text, all handed over. */
  @BeforeEach
  void push() {
    database = DATABASE.emptied();
    calls = new PostgresPushedCalls(database);
    intake = new PostgresRecordIntake(database, new RecordCodec());
    PostgresCampaignStore campaigns = new PostgresCampaignStore(database);
    campaigns.commit(
        new Campaign(
            CLIENT,
            "2026-03-02",
            LocalDate.parse("2026-03-02"),
            NINE.minusSeconds(9_000),
            "none",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>()),
        Stream.of(Channel.PHONE, Channel.IVR, Channel.SMS).map(this::contact).toList(),
        0);
    campaigns.settle(
        CLIENT,
        campaigns.claim(CLIENT, Set.of(Channel.values()), 9, NINE, Duration.ofMinutes(2)).stream()
            .map(
                claim ->
                    new Settlement(claim.contact().contactId(), 1, ContactStatus.SENT, null, null))
            .toList());
    assertThat(find(NINE)).isEmpty();
  }

  @Test
  void who_paid_is_not_called_and_is_taken_back_once() {
    intake.accept(Records.numbered(List.of(Records.payment(CLIENT, "p-1", "d-phone"))));
    assertThat(find(NINE))
        .containsExactly(new Pushed(new ContactId("k-phone"), Channel.PHONE, "payment"));
    assertThat(calls.find(CLIENT, Set.of(Channel.IVR), NINE, 9)).isEmpty();
    calls.recalled(CLIENT, List.of(new ContactId("k-phone")), NINE);
    assertThat(find(NINE)).isEmpty();
  }

  @Test
  void a_stop_takes_back_what_a_dialer_has() {
    assertThat(
            new PostgresStops(database)
                .stop(CLIENT, Channel.IVR, NINE, "key-1", "wrong script")
                .cancelled())
        .isZero();
    assertThat(find(NINE))
        .containsExactly(new Pushed(new ContactId("k-ivr"), Channel.IVR, "stopped: wrong script"));
  }

  @Test
  void what_nobody_called_in_its_slot_is_taken_back_and_what_was_called_is_not() {
    assertThat(find(TEN.minusSeconds(1))).isEmpty();
    intake.accept(
        Records.numbered(
            List.of(Records.contact(CLIENT, "k-ivr", "d-ivr"), Records.outcome(CLIENT, "k-ivr"))));
    assertThat(find(TEN))
        .containsExactly(new Pushed(new ContactId("k-phone"), Channel.PHONE, "the slot has ended"));
    // A dialer that has not answered for a day is asked no longer.
    assertThat(find(TEN.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(find(TEN)).isEmpty();
  }

  private List<Pushed> find(Instant now) {
    return calls.find(CLIENT, VOICE, now, 9);
  }

  private PlannedContact contact(Channel channel) {
    return new PlannedContact(
        new ContactId("k-" + channel.wireName()),
        new DebtorId("d-" + channel.wireName()),
        new CaseId("c-1"),
        DecisionId.next(NINE, new Random(channel.index())),
        new Action(channel, new Slot(NINE, TEN)),
        null,
        null,
        0.5,
        0.25,
        0,
        BigDecimal.ONE,
        BigDecimal.ONE,
        1);
  }
}
