package org.gelegen.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.DecisionSession;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one debtor did decides what is done with it next, whatever the size of the portfolio. */
class OwnHistoryTest {
  private static final ClientSettings SETTINGS = ClientSettings.defaults();
  private static final Map<PortfolioCharacter, Learned> LEARNED =
      new EnumMap<>(PortfolioCharacter.class);

  /** A model of a creditor, and the creditor on the morning after. */
  private record Learned(LabWorld world, CompiledModel model) {
    private static Learned from(PortfolioCharacter character) {
      int debtors = character == PortfolioCharacter.SMALL ? 150 : 1_000;
      LabWorld world = new LabWorld(character, character.profile(3, debtors));
      world.liveUntil(world.day().plusDays(365));
      DecisionLab lab = new DecisionLab(RulePacks.shipped()::forClient, SETTINGS, 2, line -> {});
      return new Learned(
          world,
          Objects.requireNonNull(lab.fit(world, List.of(Variant.PRODUCT)).get(Variant.PRODUCT))
              .model());
    }

    private ZoneId zone() {
      return world.zone();
    }

    private Considered consider(DebtorStory story) {
      Decider decider =
          new Decider(
              world.client(),
              SETTINGS,
              RulePacks.shipped().forClient(world.client(), SETTINGS),
              model,
              "laboratory");
      Instant now = world.morning();
      ActionGrid grid =
          new ActionGrid(
              zone(),
              decider.openSlots(zone(), new Horizon(now, Duration.ofDays(7)).slots(zone())),
              List.of(Channel.values()));
      DecisionSession session = decider.on(grid);
      DebtorHistory history = story.history(zone());
      return new Considered(grid, session, session.evaluate(history, List.of(), now));
    }
  }

  /** What a decision weighed. */
  private record Considered(ActionGrid grid, DecisionSession session, Evaluation evaluation) {
    private Evaluation.Option best() {
      return evaluation.options().getFirst();
    }

    private Channel channel() {
      return grid.channel(best().action());
    }

    private int hour() {
      return grid.hour(grid.slotIndex(best().action()));
    }

    private double value(Channel channel) {
      return evaluation.options().stream()
          .filter(option -> grid.channel(option.action()) == channel)
          .mapToDouble(Evaluation.Option::value)
          .max()
          .orElse(0);
    }

    private List<String> features() {
      return session.explain(evaluation, 0, 5).reasons().stream()
          .map(Explanation.Reason::feature)
          .toList();
    }
  }

  private static Learned learned(PortfolioCharacter character) {
    return LEARNED.computeIfAbsent(character, Learned::from);
  }

  @ParameterizedTest
  @EnumSource(names = {"SMALL", "EVERYTHING"})
  void who_three_times_read_sms_in_the_evening_and_never_email_gets_sms_in_the_evening(
      PortfolioCharacter character) {
    Learned learned = learned(character);
    DebtorStory story = new DebtorStory(learned.world()).invoice("k", 40, 80);
    for (int ago = 30; ago >= 10; ago -= 9) {
      story.contact("k", Channel.EMAIL, ago, 10, OutcomeResult.DELIVERED);
      story.contact("k", Channel.SMS, ago - 4, 18, OutcomeResult.DELIVERED, OutcomeResult.READ);
    }
    Considered considered = learned.consider(story);
    assertThat(considered.channel()).isEqualTo(Channel.SMS);
    assertThat(considered.hour()).isBetween(17, 20);
    assertThat(considered.features())
        .contains("channelReachRate")
        .containsAnyOf("ownHour", "ownHourLift", "partReachRate");
  }

  @ParameterizedTest
  @EnumSource(names = {"SMALL", "EVERYTHING"})
  void after_an_unopened_email_and_a_call_that_was_paid_for_the_call_comes_first(
      PortfolioCharacter character) {
    Learned learned = learned(character);
    DebtorStory story = new DebtorStory(learned.world()).invoice("old", 100, 80);
    story.contact("old", Channel.EMAIL, 96, 10, OutcomeResult.DELIVERED);
    story.contact("old", Channel.PHONE, 80, 18, OutcomeResult.RIGHT_PARTY, OutcomeResult.PROMISE);
    story.paid("old", 79, 80);
    Considered known = learned.consider(story.invoice("new", 2, 80));
    Considered unknown = learned.consider(new DebtorStory(learned.world()).invoice("new", 2, 80));
    assertThat(known.channel()).isEqualTo(Channel.PHONE);
    assertThat(known.value(Channel.PHONE)).isGreaterThan(2 * unknown.value(Channel.PHONE));
    assertThat(known.value(Channel.PHONE)).isGreaterThan(2 * known.value(Channel.EMAIL));
  }
}
