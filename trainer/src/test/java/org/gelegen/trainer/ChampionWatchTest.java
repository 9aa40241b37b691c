package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.drift.ChampionDrift;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.examples.Target;
import org.junit.jupiter.api.Test;

class ChampionWatchTest {
  private static final SettingsStore.Version SETTINGS =
      new SettingsStore.Version(0, ClientSettings.defaults());
  private static final Instant TRAINED = MadeUpPortfolio.START.plus(Duration.ofDays(150));

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final MadeUpPortfolio portfolio = new MadeUpPortfolio(11, 500, 12, 200);

  private Optional<ChampionDrift> watch(RecordLog log) {
    return new ChampionWatch(log, registry, DriftThresholds.daily(), 2)
        .watch(MadeUpPortfolio.CLIENT, SETTINGS, portfolio.end());
  }

  private void train() {
    new ClientTrainer(
            portfolio, registry, new InMemoryDecisionLog(), InstantSource.fixed(TRAINED), 2)
        .train(MadeUpPortfolio.CLIENT, SETTINGS, TRAINED, TrainingProgress.none());
  }

  @Test
  void without_a_champion_there_is_nothing_to_watch() {
    assertThat(watch(portfolio)).isEmpty();
  }

  @Test
  void a_world_that_stays_as_it_was_raises_no_alarm() {
    train();
    ChampionDrift drift = watch(portfolio).orElseThrow();
    assertThat(drift.champion()).isEqualTo("made-up-1");
    assertThat(drift.heads()).containsKeys(Target.REACH, Target.RESPONSE);
    assertThat(drift.alarms()).isEmpty();
  }

  @Test
  void calls_that_nobody_answers_any_more_are_noticed_though_the_contacts_are_the_same() {
    train();
    ChampionDrift drift = watch(new Silence(portfolio, TRAINED)).orElseThrow();
    assertThat(drift.alarms()).containsKeys("drift.reach.calibration", "drift.reach.rate");
    assertThat(drift.alarms().get("drift.reach.calibration")).contains("was expected, over");
  }

  @Test
  void too_few_contacts_say_nothing() {
    train();
    Optional<ChampionDrift> drift =
        new ChampionWatch(new Silence(portfolio, TRAINED), registry, DriftThresholds.daily(), 2)
            .watch(MadeUpPortfolio.CLIENT, SETTINGS, TRAINED.plus(Duration.ofDays(5)));
    assertThat(drift.orElseThrow().heads()).isEmpty();
    assertThat(drift.orElseThrow().alarms()).isEmpty();
  }

  /** A portfolio of which nobody picks up the phone or opens anything from a moment on. */
  private record Silence(RecordLog log, Instant from) implements RecordLog {
    private List<PortfolioRecord> heard(List<PortfolioRecord> records) {
      return records.stream()
          .filter(
              record ->
                  !(record instanceof OutcomeRecord outcome
                      && outcome.result() == OutcomeResult.RIGHT_PARTY
                      && outcome.at().isAfter(from)))
          .toList();
    }

    @Override
    public List<ClientId> clients() {
      return log.clients();
    }

    @Override
    public Optional<ClientRecord> findClient(ClientId client) {
      return log.findClient(client);
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
      return heard(log.findByDebtor(client, debtor));
    }

    @Override
    public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
      return log.findWaiting(client, contacts);
    }

    @Override
    public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
      return log.forEachDebtor(
          client,
          debtor -> visitor.accept(new DebtorRecords(debtor.debtorId(), heard(debtor.records()))));
    }

    @Override
    public Tail tail(ClientId client, long position, int limit) {
      return log.tail(client, position, limit);
    }
  }
}
