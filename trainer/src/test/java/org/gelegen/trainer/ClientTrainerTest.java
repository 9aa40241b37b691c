package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Opinion;
import org.junit.jupiter.api.Test;

class ClientTrainerTest {
  private static final SettingsStore.Version SETTINGS =
      new SettingsStore.Version(0, ClientSettings.defaults());

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();

  private TrainingResult train(RecordLog portfolio, Instant asOf, int threads) {
    return new ClientTrainer(
            portfolio, registry, new InMemoryDecisionLog(), InstantSource.fixed(asOf), threads)
        .train(MadeUpPortfolio.CLIENT, SETTINGS, asOf, TrainingProgress.none());
  }

  @Test
  void what_can_be_known_is_learned_and_the_first_version_is_champion() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(1, 800, 12, 200);
    TrainingResult result = train(portfolio, portfolio.end(), 2);
    assertThat(result.version().champion()).isTrue();
    assertThat(result.version().name()).isEqualTo("made-up-1");
    assertThat(result.version().metrics().get("reach.auc")).isGreaterThan(0.75);
    assertThat(result.version().metrics().get("response.auc.low")).isGreaterThan(0.5);
    assertThat(result.version().metrics()).containsKeys("reach.phone.auc", "harm.logloss");
    assertThat(CompiledModelFormat.write(result.model()))
        .isEqualTo(registry.loadCompiled(MadeUpPortfolio.CLIENT, 1));
    // The truth by construction: calls reach in the evening, e-mails in the morning.
    assertThat(reach(result, Channel.PHONE, 18)).isGreaterThan(reach(result, Channel.PHONE, 10));
    assertThat(reach(result, Channel.EMAIL, 10)).isGreaterThan(reach(result, Channel.EMAIL, 18));
  }

  @Test
  void an_attribute_that_knows_how_contacts_will_end_is_warned_of_by_name() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(8, 300, 8, 200);
    List<String> said = new CopyOnWriteArrayList<>();
    TrainingResult result =
        new ClientTrainer(
                new HindsightLog(portfolio),
                registry,
                new InMemoryDecisionLog(),
                InstantSource.fixed(portfolio.end()),
                2)
            .train(MadeUpPortfolio.CLIENT, SETTINGS, portfolio.end(), said::add);
    assertThat(result.version().notes()).containsKey("leak.reach.debtor.will_answer");
    assertThat(result.version().metrics().get("leaks")).isPositive();
    assertThat(said)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("suspected leak.reach.debtor.will_answer alone tells how later"));
  }

  @Test
  void a_champion_whose_bytes_cannot_be_read_gives_way_to_one_that_can() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(8, 300, 8, 200);
    ModelVersion first = train(portfolio, portfolio.end(), 2).version();
    ModelVersion old = registry.register(first, new byte[] {'G', 'E', 'L'}, Map.of());
    registry.promote(
        MadeUpPortfolio.CLIENT, old.number(), portfolio.end(), "test", "of an older format");
    TrainingResult result = train(portfolio, portfolio.end(), 2);
    assertThat(result.version().champion()).isTrue();
    assertThat(result.version().notes()).containsEntry("promotion.rule", "first-champion");
  }

  @Test
  void an_honest_portfolio_is_not_suspected() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(8, 300, 8, 200);
    TrainingResult result = train(portfolio, portfolio.end(), 2);
    assertThat(result.version().metrics()).containsEntry("leaks", 0.0);
    assertThat(result.version().notes().keySet()).noneMatch(name -> name.startsWith("leak."));
  }

  private static double reach(TrainingResult result, Channel channel, int hour) {
    // A Tuesday in winter, when Amsterdam is an hour ahead.
    Instant at = Instant.parse("2025-11-18T00:00:00Z").plus(Duration.ofHours(hour - 1L));
    ModelSession session = result.model().on(ActionGrid.single(MadeUpPortfolio.ZONE, channel, at));
    session.score(DebtorHistory.empty(new DebtorId("new"), MadeUpPortfolio.ZONE), null, at);
    return session.reach(0);
  }

  @Test
  void the_same_data_settings_and_seed_give_the_same_bytes_with_any_number_of_threads() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(2, 400, 12, 200);
    TrainingResult one = train(portfolio, portfolio.end(), 1);
    TrainingResult three = train(portfolio, portfolio.end(), 3);
    assertThat(registry.loadCompiled(MadeUpPortfolio.CLIENT, 2))
        .isEqualTo(registry.loadCompiled(MadeUpPortfolio.CLIENT, 1));
    assertThat(three.version().dataFingerprint()).isEqualTo(one.version().dataFingerprint());
    assertThat(three.version().metrics().get("reach.auc"))
        .isEqualTo(one.version().metrics().get("reach.auc"));
  }

  @Test
  void what_happened_after_the_moment_trained_as_of_changes_nothing() {
    Instant asOf = MadeUpPortfolio.START.plus(Duration.ofDays(120));
    train(new MadeUpPortfolio(3, 300, 12, 240), asOf, 1);
    train(new MadeUpPortfolio(3, 300, 12, 240).until(asOf), asOf, 1);
    assertThat(registry.loadCompiled(MadeUpPortfolio.CLIENT, 2))
        .isEqualTo(registry.loadCompiled(MadeUpPortfolio.CLIENT, 1));
  }

  @Test
  void a_client_without_contacts_gets_the_segment_table() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(4, 50, 0, 100);
    TrainingResult result = train(portfolio, MadeUpPortfolio.START, 1);
    assertThat(result.version().champion()).isTrue();
    assertThat(result.version().notes()).containsEntry("reach.prior.weight", "1.000");
    assertThat(reach(result, Channel.PHONE, 10)).isCloseTo(0.28, within(1e-9));
  }

  @Test
  void a_client_with_a_hundred_and_fifty_debtors_gets_its_own_level_and_keeps_its_head() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(5, 150, 2, 90);
    TrainingResult result = train(portfolio, portfolio.end(), 1);
    // A good third of the made-up calls reach; a letter nearly always does.
    assertThat(reach(result, Channel.PHONE, 18)).isBetween(0.3, 0.75);
    assertThat(reach(result, Channel.PHONE, 10)).isBetween(0.15, 0.5);
    assertThat(reach(result, Channel.LETTER, 10)).isGreaterThan(0.85);
  }

  @Test
  void choices_are_valued_on_decisions_that_neither_the_champion_nor_the_judged_heads_have_seen() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(6, 800, 12, 240);
    Asked asked = new Asked();
    Instant early = MadeUpPortfolio.START.plus(Duration.ofDays(60));
    train(portfolio, asked, early);
    // Most contacts were made since: the last fifth of them judges, the last 48 days or so.
    train(portfolio, asked, MadeUpPortfolio.START.plus(Duration.ofDays(238)));
    Instant champion = registry.findChampion(MadeUpPortfolio.CLIENT).orElseThrow().asOf();
    assertThat(asked.after).hasSize(1);
    assertThat(asked.after.getFirst())
        .isBetween(
            MadeUpPortfolio.START.plus(Duration.ofDays(160)),
            MadeUpPortfolio.START.plus(Duration.ofDays(230)));
    // Hardly any were made since: the last fifth begins before the champion's data ended.
    train(portfolio, asked, MadeUpPortfolio.START.plus(Duration.ofDays(240)));
    assertThat(asked.after).hasSize(2);
    assertThat(asked.after.getLast()).isEqualTo(champion);
  }

  private void train(MadeUpPortfolio portfolio, DecisionLog decisions, Instant asOf) {
    new ClientTrainer(portfolio, registry, decisions, InstantSource.fixed(asOf), 2)
        .train(MadeUpPortfolio.CLIENT, SETTINGS, asOf, TrainingProgress.none());
  }

  /** An empty log that remembers which decisions were asked for. */
  private static final class Asked implements DecisionLog {
    private final List<Instant> after = new ArrayList<>();

    @Override
    public void append(ClientId client, List<Decision> decisions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Decision> find(ClientId client, DecisionId decision) {
      return Optional.empty();
    }

    @Override
    public List<Decision> findByDebtor(ClientId client, DebtorId debtor) {
      return List.of();
    }

    @Override
    public void forEachContact(ClientId client, Span span, Consumer<Decision> visitor) {}

    @Override
    public void forEachCommitted(ClientId client, Span span, Consumer<Decision> visitor) {
      after.add(span.after());
    }
  }

  @Test
  void a_version_trained_three_weeks_later_is_compared_on_what_happened_since() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(6, 800, 12, 240);
    train(portfolio, MadeUpPortfolio.START.plus(Duration.ofDays(180)), 2);
    TrainingResult later = train(portfolio, MadeUpPortfolio.START.plus(Duration.ofDays(230)), 2);
    assertThat(later.version().metrics())
        .containsKeys(
            "reach.logloss.vsChampion",
            "reach.logloss.vsChampion.low",
            "response.logloss.vsChampion");
    assertThat(later.version().notes().get("promotion")).isEqualTo(later.verdict().reason());
    assertThat(later.version().champion()).isEqualTo(later.verdict().promoted());

    ModelComparison comparison =
        new ModelComparer(portfolio, registry, new InMemoryDecisionLog(), 2)
            .compare(MadeUpPortfolio.CLIENT, 1, 2, SETTINGS, portfolio.end());
    assertThat(comparison.fair()).isTrue();
    assertThat(comparison.since()).isEqualTo(later.version().asOf());
    ModelComparison itself =
        new ModelComparer(portfolio, registry, new InMemoryDecisionLog(), 2)
            .compare(MadeUpPortfolio.CLIENT, 1, 1, SETTINGS, portfolio.end());
    assertThat(itself.heads().values())
        .allSatisfy(
            side -> {
              assertThat(side.second()).isEqualTo(side.first());
              Interval difference = side.difference();
              assertThat(difference == null ? 0 : difference.high()).isZero();
            });
    assertThat(itself.heads().get(Target.REACH))
        .extracting(ModelComparison.Side::difference)
        .isNotNull();
  }

  @Test
  void a_version_that_was_rolled_back_from_is_not_promoted_by_training_it_again() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(9, 300, 8, 200);
    train(portfolio, MadeUpPortfolio.START.plus(Duration.ofDays(60)), 2);
    ClientId client = MadeUpPortfolio.CLIENT;
    TrainingResult bad = train(portfolio, portfolio.end(), 2);
    registry.promote(client, 2, portfolio.end(), "test", "by hand");
    registry.goBack(client, null, portfolio.end(), "test", "calls at noon");
    TrainingResult again = train(portfolio, portfolio.end(), 2);
    assertThat(CompiledModelFormat.write(again.model()))
        .isEqualTo(CompiledModelFormat.write(bad.model()));
    assertThat(again.verdict().promoted()).isFalse();
    assertThat(again.version().notes())
        .containsEntry("promotion.rule", "not-rolled-back")
        .containsEntry("promotion", "the same as made-up-2, which was rolled back from");
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(1);
  }

  @Test
  void who_is_judged_against_one_champion_is_not_put_in_the_place_of_another() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(9, 300, 8, 200);
    train(portfolio, MadeUpPortfolio.START.plus(Duration.ofDays(60)), 2);
    train(portfolio, MadeUpPortfolio.START.plus(Duration.ofDays(60)), 2);
    ClientId client = MadeUpPortfolio.CLIENT;
    TrainingResult result =
        new ClientTrainer(
                portfolio,
                registry,
                new InMemoryDecisionLog(),
                InstantSource.fixed(portfolio.end()),
                2)
            .train(
                client,
                SETTINGS,
                portfolio.end(),
                line -> {
                  if (line.startsWith("comparing with")) {
                    registry.promote(client, 2, portfolio.end(), "test", "meanwhile");
                  }
                });
    assertThat(result.version().notes().get("promotion"))
        .isEqualTo("the champion it was judged against is no longer champion");
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(2);
  }

  @Test
  void notes_do_not_claim_a_promotion_when_the_champion_changed_at_the_last_moment() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(4, 50, 0, 100);
    ClientId client = MadeUpPortfolio.CLIENT;
    train(portfolio, MadeUpPortfolio.START, 1);
    train(portfolio, MadeUpPortfolio.START, 1);
    registry.promote(client, 1, portfolio.end(), "test", "by hand");
    InstantSource lastMoment =
        () -> {
          registry.promote(client, 2, portfolio.end(), "test", "meanwhile");
          return portfolio.end();
        };
    TrainingResult result =
        new ClientTrainer(portfolio, registry, new InMemoryDecisionLog(), lastMoment, 1)
            .train(client, SETTINGS, portfolio.end(), TrainingProgress.none());
    assertThat(result.verdict().rulings())
        .anySatisfy(ruling -> assertThat(ruling.opinion()).isInstanceOf(Opinion.Promote.class));
    assertThat(result.version().champion()).isFalse();
    assertThat(registry.find(client, 3).orElseThrow().notes())
        .containsEntry("promotion.rule", "champion-unchanged")
        .containsEntry("promotion", "the champion it was judged against is no longer champion");
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(2);
  }

  @Test
  void a_client_that_is_not_known_is_refused_with_what_to_do() {
    MadeUpPortfolio portfolio = new MadeUpPortfolio(7, 1, 1, 10);
    assertThatThrownBy(
            () ->
                new ClientTrainer(
                        portfolio,
                        registry,
                        new InMemoryDecisionLog(),
                        InstantSource.fixed(portfolio.end()),
                        1)
                    .train(
                        new ClientId("other"), SETTINGS, portfolio.end(), TrainingProgress.none()))
        .isInstanceOf(GelegenException.class)
        .hasMessage("client other is not known: import its client record first");
  }
}
