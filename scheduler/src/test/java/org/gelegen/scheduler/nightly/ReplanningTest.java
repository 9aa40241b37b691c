package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplanningTest {
  /** After half of Monday's contacts. */
  private static final Instant ONE = Instant.parse("2026-03-02T12:00:00Z");

  /** A model under which most can be contacted the same day over another channel, and some not. */
  private static final long SEED = 14;

  private static final int PLACES = 4;
  private static final String CAMPAIGN = MONDAY.toString();

  /** Monday is planned, with so few places in each hour that the contacts are spread over it. */
  @RegisterExtension private final Worlds worlds = new Worlds();

  private NightWorld planned() {
    NightWorld world = worlds.make(300, SEED);
    Map<Channel, HourlyCapacity> capacity = new EnumMap<>(Channel.class);
    Arrays.stream(Channel.values())
        .forEach(channel -> capacity.put(channel, new HourlyCapacity(PLACES, Map.of())));
    world.settings.put(CLIENT, NightWorld.settings(capacity, null, 0), NIGHT, "test");
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    return world;
  }

  /** Everything that is due on Monday before one o'clock fails; answers the contacts. */
  private static List<PlannedContact> failUntilOne(NightWorld world) {
    List<PlannedContact> failed = new ArrayList<>();
    for (int hour = 4; hour < 12; hour++) {
      Instant now = Instant.parse("2026-03-02T%02d:00:00Z".formatted(hour));
      List<Claim> claims =
          world.campaigns.claim(CLIENT, Set.of(Channel.values()), 999, now, Duration.ofMinutes(5));
      List<Settlement> settlements = new ArrayList<>();
      for (Claim claim : claims) {
        failed.add(claim.contact());
        settlements.add(
            new Settlement(
                claim.contact().contactId(), 1, ContactStatus.FAILED, null, "no such address"));
      }
      world.campaigns.settle(CLIENT, settlements);
    }
    assertThat(failed).as("contacts that fail").isNotEmpty();
    return failed;
  }

  private static List<PlannedContact> added(NightWorld world, Set<ContactId> before) {
    return world.campaigns.contacts(CLIENT, CAMPAIGN).stream()
        .map(ContactState::contact)
        .filter(contact -> !before.contains(contact.contactId()))
        .toList();
  }

  private static Set<ContactId> ids(NightWorld world) {
    Set<ContactId> ids = new HashSet<>();
    world.campaigns.contacts(CLIENT, CAMPAIGN).forEach(s -> ids.add(s.contact().contactId()));
    return ids;
  }

  @Test
  void who_could_not_be_reached_over_one_channel_gets_the_next_best_that_day_over_another() {
    NightWorld world = planned();
    Set<ContactId> before = ids(world);
    Map<DebtorId, Channel> failed = new TreeMap<>();
    failUntilOne(world).forEach(c -> failed.put(c.debtorId(), c.action().channel()));

    Replanning.Result result = world.replanning().run(CLIENT, ONE);

    List<PlannedContact> added = added(world, before);
    assertThat(result).isEqualTo(new Replanning.Result(failed.size(), added.size()));
    assertThat(added).isNotEmpty();
    Instant midnight = MONDAY.plusDays(1).atStartOfDay(TestPortfolio.AMSTERDAM).toInstant();
    for (PlannedContact contact : added) {
      assertThat(contact.action().channel()).isNotEqualTo(failed.get(contact.debtorId()));
      assertThat(contact.action().slot().start()).isBetween(ONE, midnight.minusSeconds(1));
      assertThat(contact.expectedValue()).isPositive();
      assertThat(world.decisions.find(CLIENT, contact.decisionId()).orElseThrow().propensity())
          .isEqualTo(contact.propensity());
    }
    assertThat(added).extracting(PlannedContact::debtorId).doesNotHaveDuplicates();
  }

  @Test
  void a_failure_is_seen_to_once() {
    NightWorld world = planned();
    failUntilOne(world);
    assertThat(world.replanning().run(CLIENT, ONE).planned()).isPositive();
    Set<ContactId> once = ids(world);
    assertThat(world.replanning().run(CLIENT, ONE)).isEqualTo(new Replanning.Result(0, 0));
    assertThat(added(world, once)).isEmpty();
  }

  @Test
  void who_paid_or_promised_since_the_night_is_left_in_peace_for_the_day() {
    NightWorld world = planned();
    List<PlannedContact> failed = failUntilOne(world);
    for (PlannedContact contact : failed) {
      world.portfolio.accept(
          new PaymentRecord(
              CLIENT,
              new PaymentId("p-" + contact.debtorId()),
              contact.debtorId(),
              contact.caseId(),
              ONE.minusSeconds(600),
              BigDecimal.ONE));
    }
    Set<ContactId> before = ids(world);
    assertThat(world.replanning().run(CLIENT, ONE))
        .isEqualTo(new Replanning.Result(failed.size(), 0));
    assertThat(world.campaigns.contacts(CLIENT, CAMPAIGN))
        .filteredOn(state -> !before.contains(state.contact().contactId()))
        .allMatch(state -> state.status() == ContactStatus.CANCELLED);
  }

  @Test
  void nothing_takes_the_place_of_thanks() {
    NightWorld world = worlds.make(300, SEED);
    List<PlannedContact> thanks = new ArrayList<>();
    for (int debtor = 0; debtor < 300; debtor++) {
      thanks.add(thanks(debtor));
    }
    world.campaigns.commit(
        new Campaign(
            CLIENT,
            CAMPAIGN,
            MONDAY,
            NIGHT,
            "noorderlicht-1",
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new TreeMap<>()),
        thanks,
        0);
    assertThat(failUntilOne(world)).hasSize(300);
    assertThat(world.replanning().run(CLIENT, ONE)).isEqualTo(new Replanning.Result(300, 0));
    assertThat(ids(world)).hasSize(300);
  }

  private static PlannedContact thanks(int debtor) {
    Instant nine = Instant.parse("2026-03-02T08:00:00Z");
    return new PlannedContact(
        new ContactId("thank-you-" + debtor),
        TestPortfolio.debtor(debtor),
        TestPortfolio.caseOf(debtor),
        DecisionId.next(NIGHT, new Random(debtor)),
        new Action(Channel.PORTAL, new Slot(nine, nine.plusSeconds(3600))),
        Courtesy.THANK_YOU.wireName(),
        null,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        1);
  }

  @Test
  void the_places_that_the_campaign_takes_are_taken() {
    NightWorld world = planned();
    failUntilOne(world);
    world.replanning().run(CLIENT, ONE);
    Map<String, Integer> places = new TreeMap<>();
    for (ContactState state : world.campaigns.contacts(CLIENT, CAMPAIGN)) {
      if (state.status() == ContactStatus.PLANNED) {
        places.merge(state.contact().action().toString(), 1, Integer::sum);
      }
    }
    assertThat(places.values()).allMatch(taken -> taken <= PLACES);
  }

  @Test
  void a_stopped_channel_is_planned_for_neither_at_night_nor_after_a_failure() {
    NightWorld stopped = planned();
    Set<Channel> open = EnumSet.of(Channel.EMAIL, Channel.LETTER);
    for (Channel channel : EnumSet.complementOf(EnumSet.copyOf(open))) {
      stopped.stops.stop(CLIENT, channel, NIGHT, "test", "an exercise");
    }
    assertThat(stopped.campaign().dryRun(CLIENT, MONDAY, NIGHT).contacts())
        .isNotEmpty()
        .allMatch(contact -> open.contains(contact.action().channel()));
    Set<ContactId> before = ids(stopped);
    failUntilOne(stopped);
    stopped.replanning().run(CLIENT, ONE);
    assertThat(added(stopped, before))
        .isNotEmpty()
        .allMatch(c -> open.contains(c.action().channel()));
    for (Channel channel : open) {
      stopped.stops.stop(CLIENT, channel, NIGHT, "test", "an exercise");
    }
    assertThat(stopped.campaign().dryRun(CLIENT, MONDAY, NIGHT).contacts()).isNotEmpty();
  }

  @Test
  void a_failure_of_another_day_is_let_be() {
    NightWorld world = planned();
    Set<ContactId> before = ids(world);
    int failed = failUntilOne(world).size();
    assertThat(world.replanning().run(CLIENT, ONE.plus(Duration.ofDays(1))))
        .isEqualTo(new Replanning.Result(failed, 0));
    assertThat(added(world, before)).isEmpty();
    assertThat(world.replanning().run(CLIENT, ONE).failed()).isZero();
  }
}
