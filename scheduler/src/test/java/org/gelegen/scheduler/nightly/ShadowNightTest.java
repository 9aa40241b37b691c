package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.compiled.RandomModels;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.scheduler.TestPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowNightTest {
  private static final int DEBTORS = 80;

  private static NightWorld planned(@Nullable LoadedModel shadow) {
    NightWorld world = new NightWorld(DEBTORS);
    world.portfolio.shadow = shadow;
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    return world;
  }

  private static LoadedModel other() {
    return new LoadedModel("noorderlicht-4", RandomModels.model(77));
  }

  private static List<ContactState> contacts(NightWorld world) {
    return world.campaigns.contacts(CLIENT, MONDAY.toString());
  }

  private static List<Decision> decisions(NightWorld world) {
    List<Decision> decisions = new ArrayList<>();
    for (int debtor = 0; debtor < DEBTORS; debtor++) {
      decisions.addAll(world.decisions.findByDebtor(CLIENT, TestPortfolio.debtor(debtor)));
    }
    return decisions;
  }

  @Test
  void a_night_is_the_same_with_a_shadow_and_without_to_the_last_decision() {
    NightWorld alone = planned(null);
    NightWorld watched = planned(other());
    assertThat(contacts(watched)).isNotEmpty().isEqualTo(contacts(alone));
    assertThat(decisions(watched)).isEqualTo(decisions(alone));
    assertThat(watched.campaigns.findByDate(CLIENT, MONDAY))
        .isEqualTo(alone.campaigns.findByDate(CLIENT, MONDAY));
    assertThat(alone.shadows.all(CLIENT)).isEmpty();
    assertThat(watched.troubles).isEmpty();
  }

  @Test
  void every_decision_is_scored_once_and_some_would_have_been_others() {
    NightWorld world = planned(other());
    List<ShadowScore> scores = world.shadows.all(CLIENT);
    assertThat(scores)
        .extracting(ShadowScore::decisionId)
        .containsExactlyInAnyOrderElementsOf(
            decisions(world).stream().map(Decision::decisionId).toList());
    assertThat(scores).allMatch(score -> score.version().equals("noorderlicht-4"));
    assertThat(scores).extracting(ShadowScore::differs).contains(true);
    for (ShadowScore score : scores) {
      Decision decision = world.decisions.find(CLIENT, score.decisionId()).orElseThrow();
      assertThat(score.ofChosen() == null).isEqualTo(decision.chosen() == null);
    }
  }

  @Test
  void a_shadow_that_is_the_champion_s_twin_agrees_in_everything() {
    NightWorld world = planned(new LoadedModel("noorderlicht-4", RandomModels.model(13)));
    assertThat(world.shadows.all(CLIENT))
        .isNotEmpty()
        .allSatisfy(
            score -> {
              assertThat(score.differs()).isFalse();
              Decision.ScoredAction chosen =
                  world.decisions.find(CLIENT, score.decisionId()).orElseThrow().chosen();
              if (chosen != null) {
                assertThat(score.ofChosen())
                    .isEqualTo(
                        new ShadowScore.Probabilities(
                            chosen.reach(), chosen.response(), chosen.harm()));
              }
            });
  }

  @Test
  void the_champion_is_no_shadow_of_itself_and_a_dry_run_has_none() {
    assertThat(
            planned(new LoadedModel("noorderlicht-3", RandomModels.model(77))).shadows.all(CLIENT))
        .isEmpty();
    NightWorld world = new NightWorld(DEBTORS);
    world.portfolio.shadow = other();
    world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    assertThat(world.shadows.all(CLIENT)).isEmpty();
  }

  @Test
  void a_shadow_that_breaks_is_told_of_and_takes_nothing_with_it() {
    NightWorld broken = new NightWorld(DEBTORS);
    broken.portfolio.shadow = other();
    broken.shadows.breakDown();
    broken.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(contacts(broken)).isEqualTo(contacts(planned(null)));
    assertThat(broken.troubles).isNotEmpty();
  }
}
