package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/** What a log that checks promises, wherever it keeps decisions. */
public abstract class CheckedLogContract {
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  protected static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  protected static final DebtorId SHE = new DebtorId("she");
  private static final DebtorId HE = new DebtorId("he");

  private final SplittableRandom random = new SplittableRandom(5);

  /** The log with all that it depends on. */
  public record World(
      CheckedLog log, DecisionLog decisions, CampaignStore campaigns, Objections objections) {}

  protected abstract World empty();

  @Test
  void of_debtors_of_whom_there_is_nothing_to_know_nothing_is_told() {
    World world = empty();
    assertThat(world.log().look(CLIENT, Set.of(SHE, HE))).isEqualTo(Circumstances.none());
    assertThat(world.log().look(CLIENT, Set.of())).isEqualTo(Circumstances.none());
  }

  @Test
  void who_objects_and_what_is_pending_is_told_of_those_asked_about_the_earliest_slot_first() {
    World world = empty();
    PlannedContact late = contact("k-1", SHE, 3);
    PlannedContact early = contact("k-2", SHE, 1, "c-8", "c-9");
    plan(world, CLIENT, late, early, contact("k-3", HE, 1));
    plan(world, OTHER, contact("k-1", SHE, 2));
    world.objections().object(CLIENT, new DebtorId("they"), NOON, "her key", "said so");
    world.objections().object(OTHER, SHE, NOON, "her key", "said so");
    assertThat(world.log().look(CLIENT, Set.of(SHE, new DebtorId("they"))))
        .isEqualTo(
            new Circumstances(Set.of(new DebtorId("they")), Map.of(SHE, List.of(early, late))));
  }

  @Test
  void what_was_made_as_things_are_is_kept() {
    World world = empty();
    plan(world, CLIENT, contact("k-1", SHE, 3), contact("k-2", SHE, 1, "c-8", "c-9"));
    world.objections().object(CLIENT, HE, NOON, "his key", "said so");
    Circumstances now = world.log().look(CLIENT, Set.of(SHE, HE));
    Decision hers = decision(SHE);
    Decision his = decision(HE);
    assertThat(world.log().append(CLIENT, List.of(hers, his), now)).isEmpty();
    assertThat(world.decisions().findByDebtor(CLIENT, SHE)).containsExactly(hers);
    assertThat(world.decisions().findByDebtor(CLIENT, HE)).containsExactly(his);
    assertThat(world.log().append(CLIENT, List.of(), now)).isEmpty();
  }

  @Test
  void what_was_made_before_somebody_objected_is_not_kept_and_the_others_is() {
    World world = empty();
    Circumstances before = world.log().look(CLIENT, Set.of(SHE, HE));
    world.objections().object(CLIENT, SHE, NOON, "her key", "said so");
    Decision his = decision(HE);
    assertThat(world.log().append(CLIENT, List.of(decision(SHE), his), before))
        .containsExactly(SHE);
    assertThat(world.decisions().findByDebtor(CLIENT, SHE)).isEmpty();
    assertThat(world.decisions().findByDebtor(CLIENT, HE)).containsExactly(his);
    Circumstances objects = world.log().look(CLIENT, Set.of(SHE));
    world.objections().withdraw(CLIENT, SHE, NOON, "her key", null);
    assertThat(world.log().append(CLIENT, List.of(decision(SHE)), objects)).containsExactly(SHE);
  }

  @Test
  void the_same_decision_again_is_kept_whatever_has_changed_since() {
    World world = empty();
    Decision hers = decision(SHE);
    assertThat(world.log().append(CLIENT, List.of(hers), Circumstances.none())).isEmpty();
    world.objections().object(CLIENT, SHE, NOON, "her key", "said so");
    assertThat(world.log().append(CLIENT, List.of(hers), Circumstances.none())).isEmpty();
    assertThat(world.decisions().findByDebtor(CLIENT, SHE)).containsExactly(hers);
  }

  @Test
  void what_was_made_before_a_contact_came_or_went_or_spoke_of_another_case_is_not_kept() {
    World world = empty();
    Circumstances before = world.log().look(CLIENT, Set.of(SHE));
    plan(world, CLIENT, contact("k-1", SHE, 1));
    assertThat(world.log().append(CLIENT, List.of(decision(SHE)), before)).containsExactly(SHE);
    Circumstances planned = world.log().look(CLIENT, Set.of(SHE));
    Instant then = NOON.plusSeconds(3600);
    world.campaigns().claim(CLIENT, Set.of(Channel.SMS), 1, then, Duration.ofMinutes(5));
    // It is on its way: it counts as it did.
    Decision meanwhile = decision(SHE);
    assertThat(world.log().append(CLIENT, List.of(meanwhile), planned)).isEmpty();
    world.campaigns().speakOf(CLIENT, Map.of(new ContactId("k-1"), List.of(new CaseId("c-8"))));
    assertThat(world.log().append(CLIENT, List.of(decision(SHE)), planned)).containsExactly(SHE);
    Circumstances spoken = world.log().look(CLIENT, Set.of(SHE));
    world
        .campaigns()
        .settle(
            CLIENT,
            List.of(new Settlement(new ContactId("k-1"), 1, ContactStatus.SENT, null, null)));
    assertThat(world.log().append(CLIENT, List.of(decision(SHE)), spoken)).containsExactly(SHE);
    assertThat(world.decisions().findByDebtor(CLIENT, SHE)).containsExactly(meanwhile);
  }

  private static void plan(World world, ClientId client, PlannedContact... contacts) {
    world
        .campaigns()
        .commit(
            new Campaign(
                client,
                "c-1",
                LocalDate.parse("2026-03-02"),
                NOON,
                "noorderlicht-1",
                BigDecimal.TEN,
                BigDecimal.TEN,
                new TreeMap<>()),
            List.of(contacts),
            0);
  }

  private PlannedContact contact(String id, DebtorId debtor, int hour, String... alsoCases) {
    Instant start = NOON.plusSeconds(3600L * hour);
    return new PlannedContact(
        new ContactId(id),
        debtor,
        new CaseId("c-7"),
        Arrays.stream(alsoCases).map(CaseId::new).toList(),
        DecisionId.next(NOON, random),
        new Action(Channel.SMS, new Slot(start, start.plusSeconds(3600))),
        "first",
        null,
        0.4,
        0.1,
        0.01,
        new BigDecimal("3.20"),
        new BigDecimal("0.07"),
        1);
  }

  protected Decision decision(DebtorId debtor) {
    return PlainDecisions.toWait(debtor, DecisionId.next(NOON, random));
  }
}
