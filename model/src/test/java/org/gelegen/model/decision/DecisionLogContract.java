package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.ExperimentArm;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionBasis.Choice;
import org.gelegen.model.decision.DecisionBasis.Origin;
import org.gelegen.model.decision.Explanation.NextBest;
import org.gelegen.model.decision.Explanation.Reason;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a log of decisions promises, wherever it keeps them. */
public abstract class DecisionLogContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.000001Z");

  private final ClientId client = new ClientId("noorderlicht");

  protected abstract DecisionLog empty();

  /** The campaigns beside the log that was made empty last. */
  protected abstract CampaignStore campaigns();

  @Test
  void a_decision_comes_back_with_everything_it_was_drawn_from() {
    DecisionLog log = empty();
    log.append(client, List.of(contact(1), without(2, Kind.WAIT), without(3, Kind.STOP)));
    assertThat(log.find(client, id(1))).contains(contact(1));
    assertThat(log.find(client, id(2))).contains(without(2, Kind.WAIT));
    assertThat(log.find(client, id(3))).contains(without(3, Kind.STOP));
    assertThat(log.find(client, id(4))).isEmpty();
    assertThat(log.find(new ClientId("zuiderzon"), id(1))).isEmpty();
  }

  @Test
  void the_same_decision_again_changes_nothing() {
    DecisionLog log = empty();
    log.append(client, List.of(contact(1)));
    log.append(client, List.of(contact(1), contact(2)));
    assertThat(log.find(client, id(1))).contains(contact(1));
    assertThat(log.find(client, id(2))).contains(contact(2));
  }

  @Test
  void a_debtor_s_decisions_are_listed_oldest_first_and_nobody_else_s() {
    DecisionLog log = empty();
    Decision earlier = at(without(5, Kind.WAIT), NOON.minusSeconds(60));
    log.append(client, List.of(without(2, Kind.STOP), contact(1), earlier));
    log.append(new ClientId("zuiderzon"), List.of(without(6, Kind.WAIT)));
    assertThat(log.findByDebtor(client, new DebtorId("d-18")))
        .containsExactly(earlier, without(2, Kind.STOP));
    assertThat(log.findByDebtor(client, new DebtorId("d-17"))).containsExactly(contact(1));
    assertThat(log.findByDebtor(client, new DebtorId("d-19"))).isEmpty();
  }

  @Test
  void
      decisions_to_contact_of_a_span_are_handed_out_by_debtor_and_the_newest_where_they_are_many() {
    DecisionLog log = empty();
    Decision first = at(contact(1), NOON.plusSeconds(1));
    Decision second = at(contact(2), NOON.plusSeconds(2));
    Decision third = at(contact(3), NOON.plusSeconds(3));
    log.append(client, List.of(third, first, second, at(contact(4), NOON), contact(5)));
    log.append(client, List.of(at(without(6, Kind.WAIT), NOON.plusSeconds(2))));
    log.append(new ClientId("zuiderzon"), List.of(at(contact(7), NOON.plusSeconds(2))));
    assertThat(contacts(log, new DecisionLog.Span(NOON, NOON.plusSeconds(2), 10)))
        .containsExactly(first, second);
    assertThat(contacts(log, new DecisionLog.Span(NOON, NOON.plusSeconds(9), 2)))
        .containsExactly(second, third);
  }

  @Test
  void what_a_campaign_committed_is_told_apart_and_nothing_else_counts_among_the_newest() {
    DecisionLog log = empty();
    Decision first = at(contact(1), NOON.plusSeconds(1));
    Decision second = at(contact(2), NOON.plusSeconds(2));
    Decision asked = at(contact(3), NOON.plusSeconds(3));
    Decision waits = drawn(at(without(4, Kind.WAIT), NOON.plusSeconds(4)));
    log.append(client, List.of(first, second, asked, waits));
    campaigns().commit(campaign(), List.of(planned(first), planned(second)), 0);
    DecisionLog.Span all = new DecisionLog.Span(NOON, NOON.plusSeconds(9), 10);
    DecisionLog.Span one = new DecisionLog.Span(NOON, NOON.plusSeconds(9), 1);
    assertThat(committed(log, all)).containsExactly(first, second);
    assertThat(committed(log, one)).containsExactly(second);
    assertThat(contacts(log, all)).containsExactly(first, second, asked);
    assertThat(contacts(log, one)).containsExactly(asked);
  }

  /** As a workflow's steps are: nothing can be learned from them about what else was possible. */
  @Test
  void contacts_that_nothing_was_drawn_for_do_not_count_among_the_newest() {
    DecisionLog log = empty();
    Decision drawn = at(contact(1), NOON.plusSeconds(1));
    Decision fixed = at(contact(2), NOON.plusSeconds(2)).drawnFrom(List.of());
    log.append(client, List.of(drawn, fixed));
    campaigns().commit(campaign(), List.of(planned(drawn), planned(fixed)), 0);
    DecisionLog.Span one = new DecisionLog.Span(NOON, NOON.plusSeconds(9), 1);
    assertThat(contacts(log, one)).containsExactly(drawn);
    assertThat(committed(log, one)).containsExactly(drawn);
  }

  private List<Decision> committed(DecisionLog log, DecisionLog.Span span) {
    List<Decision> seen = new ArrayList<>();
    log.forEachCommitted(client, span, seen::add);
    return seen;
  }

  private Campaign campaign() {
    return new Campaign(
        client,
        "2026-03-02",
        LocalDate.parse("2026-03-02"),
        NOON,
        "noorderlicht-12",
        BigDecimal.TEN,
        BigDecimal.TEN,
        new TreeMap<>());
  }

  private static PlannedContact planned(Decision decision) {
    return new PlannedContact(
        new ContactId("k-" + decision.decisionId()),
        decision.debtorId(),
        new CaseId("c-9"),
        decision.decisionId(),
        action(Channel.EMAIL, 0),
        null,
        null,
        0.61,
        0.27,
        0.002,
        new BigDecimal("9.14"),
        new BigDecimal("0.02"),
        0.97);
  }

  /** A decision to wait in whose place a contact could have been drawn. */
  private static Decision drawn(Decision decision) {
    return decision.drawnFrom(List.of(new PermittedAction(action(Channel.EMAIL, 1), 0.1)));
  }

  private List<Decision> contacts(DecisionLog log, DecisionLog.Span span) {
    List<Decision> seen = new ArrayList<>();
    log.forEachContact(client, span, seen::add);
    return seen;
  }

  private static Decision at(Decision decision, Instant at) {
    return new Decision(
        decision.decisionId(),
        decision.debtorId(),
        decision.caseId(),
        at,
        decision.modelVersion(),
        decision.kind(),
        decision.chosen(),
        decision.propensity(),
        decision.permitted(),
        decision.alternatives(),
        decision.explanation(),
        decision.excluded(),
        decision.arm(),
        decision.basis(),
        decision.approach());
  }

  @Test
  void no_decisions_are_no_work() {
    empty().append(client, List.of());
  }

  private static DecisionId id(int seed) {
    return DecisionId.next(NOON, new Random(seed));
  }

  private static Decision contact(int seed) {
    List<PermittedAction> permitted = new ArrayList<>();
    for (int hour = 0; hour < 5; hour++) {
      permitted.add(new PermittedAction(action(Channel.EMAIL, hour), hour == 0 ? 0.97 : 0.0075));
      permitted.add(new PermittedAction(action(Channel.PHONE, hour), 0));
    }
    return new Decision(
        id(seed),
        new DebtorId("d-17"),
        new CaseId("c-9"),
        NOON,
        "noorderlicht-12",
        Kind.CONTACT,
        new ScoredAction(action(Channel.EMAIL, 0), 0.61, 0.27, 0.002, new BigDecimal("9.14")),
        0.97,
        permitted,
        List.of(
            new ScoredAction(action(Channel.PHONE, 1), 0.34, 0.31, 0.01, new BigDecimal("7.80"))),
        new Explanation(
            8.5,
            List.of(new Reason("daysSincePayday", 0.0, 0.41), new Reason("age", null, -0.1)),
            0.33,
            new NextBest(
                seed == 1
                    ? new ScoredAction(action(Channel.PHONE, 1), 0.34, 0.31, 0.01, BigDecimal.ONE)
                    : null,
                new BigDecimal("8.14"))),
        List.of(
            new Exclusion("nl.contact-hours", Channel.PHONE, 84, "Bki art. 4.2", NOON),
            new Exclusion("nl.debt-counselling", null, 5, "agreed", null)),
        new ExperimentArm(new ExperimentId("evening-calls"), "model"),
        basis(seed),
        approach(seed));
  }

  /** One with everything, and one with the least. */
  private static Approach approach(int seed) {
    return seed == 1
        ? new Approach(
            "unwilling",
            Tone.FIRM,
            Offer.PAYMENT_LINK,
            new TextId("email-firm", "nl"),
            new Approach.Costs(new BigDecimal("40.00"), 2, NOON, true))
        : new Approach(
            "everybody-else", Tone.FRIENDLY, Offer.NONE, null, seed == 2 ? open() : null);
  }

  private static Approach.Costs open() {
    return new Approach.Costs(new BigDecimal("48.40"), 1, null, false);
  }

  private static @Nullable DecisionBasis basis(int seed) {
    Attempt pending =
        Attempt.outbound(
            new ContactId("k-7"), new CaseId("c-9"), Channel.SMS, NOON.minusSeconds(60));
    Attempt other = Attempt.outbound(new ContactId("k-8"), null, Channel.EMAIL, NOON);
    return seed == 1
        ? new DecisionBasis(
            Origin.NIGHT,
            4_000_000_000L,
            NOON.minusSeconds(86_400),
            3,
            "nl-2026.1+common-2026.1",
            "default-2026.1",
            NOON.plusSeconds(60),
            Duration.ofDays(7),
            List.of(Channel.PHONE, Channel.EMAIL),
            3,
            5,
            true,
            List.of(pending, other),
            new Choice(2, 0, List.of(1, 3)),
            turn())
        : null;
  }

  private static DecisionBasis.Turn turn() {
    KnownContact sent =
        new KnownContact(
            new ContactId("step-1"),
            new CaseId("c-9"),
            List.of(new CaseId("c-10"), new CaseId("c-11")),
            action(Channel.EMAIL, 0),
            "first-reminder",
            ContactStatus.SENT);
    KnownContact bare =
        new KnownContact(
            new ContactId("step-2"),
            new CaseId("c-9"),
            List.of(),
            action(Channel.PHONE, 1),
            null,
            ContactStatus.FAILED);
    return new DecisionBasis.Turn(List.of(sent, bare), bare, NextStep.Left.NO_ROOM);
  }

  private static Decision without(int seed, Kind kind) {
    return new Decision(
        id(seed),
        new DebtorId("d-18"),
        null,
        NOON,
        "none",
        kind,
        null,
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of());
  }

  private static Action action(Channel channel, int hour) {
    Instant start = NOON.plusSeconds(3600L * hour);
    return new Action(channel, new Slot(start, start.plusSeconds(hour == 0 ? 1800 : 3600)));
  }
}
