package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.decision.ShadowStore.Beside;
import org.gelegen.model.decision.ShadowStore.Shadowed;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/** What a store of shadows promises, wherever it keeps them. */
public abstract class ShadowStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.000001Z");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Probabilities EXPECTED = new Probabilities(0.5, 0.25, 0.001);

  private final ClientId client = new ClientId("noorderlicht");

  /** A store of shadows and the log of the decisions that they score. */
  public record Stores(ShadowStore shadows, DecisionLog decisions) {}

  protected abstract Stores empty();

  private static DecisionId id(int seed) {
    return DecisionId.next(NOON.plusSeconds(seed), new Random(seed));
  }

  private static ScoredAction action(Channel channel) {
    return new ScoredAction(
        new Action(channel, new Slot(NOON, NOON.plusSeconds(3600))),
        0.61,
        0.27,
        0.002,
        new BigDecimal("9.14"));
  }

  private static Decision contact(int seed) {
    return new Decision(
        id(seed),
        DEBTOR,
        null,
        NOON.plusSeconds(seed),
        "noorderlicht-12",
        Kind.CONTACT,
        action(Channel.EMAIL),
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of());
  }

  private static ShadowScore other(int seed) {
    return new ShadowScore(
        id(seed), DEBTOR, "noorderlicht-13", true, action(Channel.PHONE), EXPECTED);
  }

  private static ShadowScore wait(int seed) {
    return new ShadowScore(id(seed), DEBTOR, "noorderlicht-13", false, null, null);
  }

  @Test
  void there_is_one_shadow_at_a_time_until_it_is_dismissed() {
    ShadowStore store = empty().shadows();
    assertThat(store.find(client)).isEmpty();
    assertThat(store.dismiss(client, NOON, "test")).isFalse();
    store.appoint(client, new Shadow(12, NOON, "test"));
    store.appoint(client, new Shadow(13, NOON.plusSeconds(1), "test"));
    assertThat(store.find(client)).contains(new Shadow(13, NOON.plusSeconds(1), "test"));
    assertThat(store.find(new ClientId("zuiderzon"))).isEmpty();
    assertThat(store.dismiss(client, NOON.plusSeconds(2), "test")).isTrue();
    assertThat(store.find(client)).isEmpty();
    store.appoint(client, new Shadow(12, NOON.plusSeconds(3), "test"));
    assertThat(store.find(client)).map(Shadow::number).contains(12);
  }

  @Test
  void scores_come_back_as_they_were_and_the_same_decision_again_changes_nothing() {
    ShadowStore store = empty().shadows();
    store.append(client, List.of(other(2), wait(1)));
    store.append(
        client,
        List.of(new ShadowScore(id(2), DEBTOR, "noorderlicht-14", false, null, null), wait(3)));
    assertThat(store.findByDebtor(client, DEBTOR)).containsExactly(wait(1), other(2), wait(3));
    assertThat(store.findByDebtor(client, new DebtorId("d-18"))).isEmpty();
    assertThat(store.findByDebtor(new ClientId("zuiderzon"), DEBTOR)).isEmpty();
    store.append(client, List.of());
  }

  @Test
  void decisions_are_counted_and_those_to_contact_are_handed_out_as_both_see_them() {
    Stores stores = empty();
    stores.decisions().append(client, List.of(contact(2), contact(1), contact(4)));
    stores.shadows().append(client, List.of(other(2), other(1), wait(3), wait(4)));
    Beside beside = new Beside("noorderlicht-13", "noorderlicht-12");
    assertThat(stores.shadows().count(client, beside)).isEqualTo(new ShadowStore.Count(3, 2));
    for (Beside none :
        List.of(
            new Beside("noorderlicht-1", "noorderlicht-12"),
            new Beside("noorderlicht-13", "noorderlicht-11"))) {
      assertThat(stores.shadows().count(client, none)).isEqualTo(new ShadowStore.Count(0, 0));
      stores.shadows().forEachContact(client, none, 10, one -> fail("nobody else's, but " + one));
    }
    List<Shadowed> seen = new ArrayList<>();
    stores.shadows().forEachContact(client, beside, 1, seen::add);
    assertThat(seen).extracting(Shadowed::decisionId).containsExactly(id(2));
    seen.clear();
    stores.shadows().forEachContact(client, beside, 10, seen::add);
    assertThat(seen)
        .containsExactly(
            new Shadowed(id(1), DEBTOR, NOON.plusSeconds(1), action(Channel.EMAIL), EXPECTED),
            new Shadowed(id(2), DEBTOR, NOON.plusSeconds(2), action(Channel.EMAIL), EXPECTED));
  }
}
