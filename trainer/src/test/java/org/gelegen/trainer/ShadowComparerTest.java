package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.decision.InMemoryShadowStore;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.trainer.choices.ChoiceValue;
import org.junit.jupiter.api.Test;

class ShadowComparerTest {
  private static final SettingsStore.Version SETTINGS =
      new SettingsStore.Version(0, ClientSettings.defaults());

  private final MadeUpPortfolio portfolio = new MadeUpPortfolio(21, 60, 6, 100);
  private final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
  private final InMemoryShadowStore shadows = new InMemoryShadowStore(decisions);
  private int decided;
  private int champion = 1;

  /** Decisions for all calls by e-mail and telephone; the shadow half knows what comes of them. */
  private void decide() {
    portfolio.forEachDebtor(
        MadeUpPortfolio.CLIENT,
        debtor -> {
          Map<ContactId, Boolean> reached = new HashMap<>();
          for (PortfolioRecord record : debtor.records()) {
            if (record instanceof OutcomeRecord outcome
                && outcome.result() == OutcomeResult.RIGHT_PARTY) {
              reached.put(outcome.contactId(), true);
            }
          }
          for (PortfolioRecord record : debtor.records()) {
            if (record instanceof ContactRecord contact && contact.channel() != Channel.LETTER) {
              decide(contact, reached.getOrDefault(contact.contactId(), false));
            }
          }
        });
  }

  private void decide(ContactRecord contact, boolean reached) {
    Instant at = contact.at().minusSeconds(1800);
    DecisionId id = DecisionId.next(at, new SplittableRandom(decided++));
    ScoredAction chosen =
        new ScoredAction(
            new Action(contact.channel(), new Slot(at, at.plusSeconds(3600))),
            0.4,
            0.2,
            0.01,
            BigDecimal.ONE);
    decisions.append(
        MadeUpPortfolio.CLIENT,
        List.of(
            new Decision(
                id,
                contact.debtorId(),
                contact.caseId(),
                at,
                "made-up-1",
                Kind.CONTACT,
                chosen,
                1,
                List.of(),
                List.of(),
                Explanation.none(),
                List.of())));
    shadows.append(
        MadeUpPortfolio.CLIENT,
        List.of(
            new ShadowScore(
                id,
                contact.debtorId(),
                "made-up-2",
                decided % 4 == 0,
                chosen,
                new Probabilities(reached ? 0.7 : 0.2, 0.2, 0.01))));
  }

  private ShadowReport compare(Instant asOf) {
    return new ShadowComparer(portfolio, registry(), decisions, shadows)
        .compare(MadeUpPortfolio.CLIENT, 2, SETTINGS, asOf);
  }

  private static ModelComparison.Side side(ShadowReport report, String name) {
    return Objects.requireNonNull(report.predictions().get(name));
  }

  /** Three versions of the segment table. */
  private InMemoryModelRegistry registry() {
    InMemoryModelRegistry registry = new InMemoryModelRegistry();
    for (int number = 1; number <= 3; number++) {
      registry.register(
          new ModelVersion(
              MadeUpPortfolio.CLIENT,
              number,
              MadeUpPortfolio.START,
              MadeUpPortfolio.START,
              "",
              0,
              1,
              new TreeMap<>(),
              new TreeMap<>(),
              false),
          CompiledModelFormat.write(PriorModels.segmentTable()),
          Map.of());
    }
    registry.promote(MadeUpPortfolio.CLIENT, champion, MadeUpPortfolio.START, "test", "better");
    return registry;
  }

  @Test
  void both_are_compared_on_the_contacts_that_the_champion_s_decisions_led_to() {
    decide();
    ShadowReport report = compare(portfolio.end());
    assertThat(report.decisions()).isEqualTo(decided);
    assertThat(report.differing()).isEqualTo(decided / 4);
    assertThat(report.acted()).isEqualTo(decided);
    ModelComparison.Side reach = side(report, "reach");
    assertThat(reach.second().logLoss()).isLessThan(reach.first().logLoss());
    assertThat(Objects.requireNonNull(reach.difference()).isBelowZero()).isTrue();
    // Nothing was drawn: each decision had one action.
    assertThat(report.value()).isInstanceOf(ChoiceValue.NotTold.class);
    ModelComparison.Side answered = side(report, "answered");
    assertThat(Objects.requireNonNull(answered.difference()).estimate()).isZero();
    assertThat(answered.first().n()).isLessThanOrEqualTo(reach.first().n());
  }

  @Test
  void what_another_champion_decided_is_left_out() {
    decide();
    champion = 3;
    ShadowReport report = compare(portfolio.end());
    assertThat(report.champion()).isEqualTo("made-up-3");
    assertThat(report.decisions()).isZero();
    assertThat(report.acted()).isZero();
    assertThat(report.predictions()).isEmpty();
  }

  @Test
  void what_is_not_known_yet_is_not_counted() {
    decide();
    Instant middle = MadeUpPortfolio.START.plus(Duration.ofDays(50));
    ShadowReport half = compare(middle);
    assertThat(half.acted()).isLessThan(decided);
    assertThat(side(half, "answered").first().n()).isLessThan(side(half, "reach").first().n());
    List<String> none = new ArrayList<>(compare(MadeUpPortfolio.START).predictions().keySet());
    assertThat(none).isEmpty();
  }
}
