package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStopsIT {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final Set<Channel> ALL = Set.of(Channel.values());
  private static final Duration LEASE = Duration.ofMinutes(2);

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private CampaignStore store;
  private Stops stops;

  @BeforeEach
  void two_channels_of_two_clients() {
    Database database = DATABASE.emptied();
    store = new PostgresCampaignStore(database);
    stops = new PostgresStops(database);
    for (ClientId client : List.of(CLIENT, OTHER)) {
      commit(client, 2, contact("s-1", Channel.SMS), contact("e-1", Channel.EMAIL));
    }
  }

  @Test
  void a_stopped_channel_s_contacts_are_taken_back_and_no_others() {
    Stop stop = stops.stop(CLIENT, Channel.SMS, NINE, "key-1", "wrong numbers");
    assertThat(stop)
        .isEqualTo(
            new Stop(stop.stopId(), Channel.SMS, NINE, "key-1", "wrong numbers", 1, null, null));
    assertThat(stops.list(CLIENT)).containsExactly(stop);
    assertThat(stops.stopped(CLIENT)).containsExactly(Channel.SMS);
    assertThat(states(CLIENT, 2))
        .extracting(state -> state.contact().contactId().value(), ContactState::status)
        .containsExactlyInAnyOrder(
            tuple("s-1", ContactStatus.CANCELLED), tuple("e-1", ContactStatus.PLANNED));
    assertThat(states(CLIENT, 2))
        .extracting(ContactState::reason)
        .contains("stopped: wrong numbers");
    assertThat(store.progress(OTHER, "c-2")).isEqualTo(Map.of(ContactStatus.PLANNED, 2L));
    assertThat(stops.list(OTHER)).isEmpty();
  }

  @Test
  void what_is_planned_while_a_stop_is_in_force_is_taken_back_and_after_it_goes_out() {
    Stop stop = stops.stop(CLIENT, null, NINE, "key-1", "wrong amounts");
    assertThat(stop.cancelled()).isEqualTo(2);
    commit(CLIENT, 3, contact("s-3", Channel.SMS));
    assertThat(store.progress(CLIENT, "c-3")).isEqualTo(Map.of(ContactStatus.CANCELLED, 1L));
    assertThat(store.claim(CLIENT, ALL, 9, NINE, LEASE)).isEmpty();

    Stop lifted = stops.lift(CLIENT, stop.stopId(), NINE.plusSeconds(60), "key-2").orElseThrow();
    assertThat(lifted.liftedAt()).isEqualTo(NINE.plusSeconds(60));
    assertThat(stops.lift(CLIENT, stop.stopId(), NINE.plusSeconds(90), "key-3")).hasValue(lifted);
    assertThat(stops.stopped(CLIENT)).isEmpty();
    commit(CLIENT, 4, contact("s-4", Channel.SMS));
    assertThat(store.claim(CLIENT, ALL, 9, NINE, LEASE)).hasSize(1);
  }

  @Test
  void what_is_being_sent_is_called_off_and_not_planned_again() {
    store.claim(CLIENT, Set.of(Channel.SMS), 9, NINE, LEASE);
    assertThat(stops.stop(CLIENT, null, NINE, "key-1", "wrong amounts").cancelled()).isEqualTo(1);
    assertThat(store.pending(CLIENT, new DebtorId("d-s-1")))
        .extracting(ContactState::reason)
        .containsExactly("stopped: wrong amounts");
    store.settle(
        CLIENT,
        List.of(
            new CampaignStore.Settlement(
                new ContactId("s-1"), 1, ContactStatus.PLANNED, NINE, "not handed over")));
    assertThat(store.progress(CLIENT, "c-2")).isEqualTo(Map.of(ContactStatus.CANCELLED, 2L));
  }

  @Test
  void a_stop_of_another_client_s_is_not_there() {
    Stop stop = stops.stop(CLIENT, null, NINE, "key-1", "wrong amounts");
    assertThat(stops.lift(OTHER, stop.stopId(), NINE, "key-2")).isEmpty();
    assertThat(stops.stopped(CLIENT)).hasSize(ALL.size());
  }

  private List<ContactState> states(ClientId client, int day) {
    return store.contacts(client, "c-" + day);
  }

  private void commit(ClientId client, int day, PlannedContact... contacts) {
    store.commit(
        new Campaign(
            client,
            "c-" + day,
            LocalDate.of(2026, 3, day),
            NINE,
            "made up",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>()),
        List.of(contacts),
        0);
  }

  private static PlannedContact contact(String id, Channel channel) {
    return new PlannedContact(
        new ContactId(id),
        new DebtorId("d-" + id),
        new CaseId("c-" + id),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(channel, new Slot(NINE, NINE.plusSeconds(3600))),
        null,
        null,
        0.6,
        0.3,
        0.002,
        BigDecimal.TEN,
        BigDecimal.ONE,
        1);
  }
}
