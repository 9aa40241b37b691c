package org.gelegen.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.pooling.ConsentingPool;
import org.gelegen.trainer.pooling.Contribution;
import org.gelegen.trainer.promotion.PromotionRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final ClientId LARGE = new ClientId("large");
  private static final ClientId OTHER = new ClientId("other");
  private static final ClientId NEW = new ClientId("new");
  private static final ClientId SHY = new ClientId("shy");
  private static final Instant END = new MadeUpPortfolio(1, 0, 12, 200).end();

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final InMemorySettingsStore settings = new InMemorySettingsStore();
  private final MadeUpClients clients;

  PoolingTest() {
    TreeMap<ClientId, MadeUpPortfolio> portfolios = new TreeMap<>();
    portfolios.put(LARGE, new MadeUpPortfolio(1, 250, 12, 200));
    portfolios.put(OTHER, new MadeUpPortfolio(4, 200, 12, 200));
    portfolios.put(NEW, new MadeUpPortfolio(2, 5, 1, 200));
    portfolios.put(SHY, new MadeUpPortfolio(3, 150, 12, 200));
    clients = new MadeUpClients(portfolios);
  }

  @BeforeEach
  void letAllButOneConsent() {
    consent(LARGE, true);
    consent(OTHER, true);
    consent(NEW, true);
  }

  private void consent(ClientId client, boolean consents) {
    settings.put(client, ClientSettings.defaults().withPooling(consents), END, "test");
  }

  private TrainingResult train(ClientId client, Instant asOf) {
    return new ClientTrainer(
            clients,
            registry,
            new InMemoryDecisionLog(),
            InstantSource.fixed(END),
            2,
            new ConsentingPool(clients, settings, registry),
            PromotionRules.defaults())
        .train(client, settings.current(client), asOf, TrainingProgress.none());
  }

  private static double reach(CompiledModel model, Channel channel, int hour) {
    // A Tuesday in winter, when Amsterdam is an hour ahead.
    Instant at = Instant.parse("2025-11-18T00:00:00Z").plus(Duration.ofHours(hour - 1L));
    ModelSession session = model.on(ActionGrid.single(MadeUpPortfolio.ZONE, channel, at));
    session.score(DebtorHistory.empty(new DebtorId("new"), MadeUpPortfolio.ZONE), null, at);
    return session.reach(0);
  }

  private static double lift(CompiledModel model) {
    return reach(model, Channel.EMAIL, 10) / reach(model, Channel.EMAIL, 18);
  }

  @Test
  void a_new_client_knows_on_its_first_day_what_others_share() {
    train(LARGE, END);
    train(OTHER, END);
    TrainingResult pooled = train(NEW, END);
    assertThat(pooled.version().notes()).containsEntry("pool.contributors", "2");
    // The truth by construction: e-mails reach in the morning. The segment table says the evening.
    assertThat(lift(pooled.model())).isGreaterThan(1.1);
    assertThat(lift(PriorModels.segmentTable())).isLessThan(1);
  }

  @Test
  void who_does_not_consent_neither_gives_nor_gets() {
    ModelVersion shy = train(SHY, END).version();
    assertThat(registry.findFile(SHY, shy.number(), Contribution.FILE)).isEmpty();
    train(LARGE, END);
    assertThat(train(NEW, END).version().notes()).containsEntry("pool.contributors", "0");
    train(OTHER, END);
    assertThat(train(SHY, END).version().notes()).containsEntry("pool.contributors", "0");
  }

  @Test
  void a_consent_withdrawn_counts_from_the_next_training_on() {
    train(LARGE, END);
    train(OTHER, END);
    consent(LARGE, false);
    assertThat(train(NEW, END).version().notes()).containsEntry("pool.contributors", "0");
  }

  @Test
  void a_client_s_attributes_are_not_shared() {
    ModelVersion large = train(LARGE, END).version();
    byte[] shared = registry.findFile(LARGE, large.number(), Contribution.FILE).orElseThrow();
    byte[] own = registry.loadCompiled(LARGE, large.number());
    assertThat(new String(own, StandardCharsets.ISO_8859_1)).contains("tariff", "tenure");
    assertThat(new String(shared, StandardCharsets.ISO_8859_1)).doesNotContain("tariff", "tenure");
  }

  @Test
  void nothing_is_taken_from_a_version_that_saw_what_came_later() {
    train(LARGE, END);
    train(OTHER, END);
    Instant earlier = END.minus(Duration.ofDays(60));
    assertThat(train(NEW, earlier).version().notes()).containsEntry("pool.contributors", "0");
  }

  @Test
  void the_same_records_settings_and_pool_give_the_same_bytes_and_the_version_names_the_pool() {
    train(LARGE, END);
    train(OTHER, END);
    ModelVersion first = train(NEW, END).version();
    ModelVersion second = train(NEW, END).version();
    assertThat(registry.loadCompiled(NEW, second.number()))
        .isEqualTo(registry.loadCompiled(NEW, first.number()));
    String pool = first.notes().get("prior.fingerprint");
    assertThat(second.notes()).containsEntry("prior.fingerprint", pool);
    consent(LARGE, false);
    assertThat(train(NEW, END).version().notes().get("prior.fingerprint")).isNotEqualTo(pool);
  }

  @Test
  void a_share_that_cannot_be_read_keeps_nobody_from_training() {
    train(LARGE, END);
    train(OTHER, END);
    ModelVersion newest = registry.list(OTHER).getFirst();
    registry.register(
        newest, new byte[] {1}, Map.of(Contribution.FILE, "of another version".getBytes(UTF_8)));
    List<String> said = new CopyOnWriteArrayList<>();
    TrainingResult result =
        new ClientTrainer(
                clients,
                registry,
                new InMemoryDecisionLog(),
                InstantSource.fixed(END),
                2,
                new ConsentingPool(clients, settings, registry),
                PromotionRules.defaults())
            .train(NEW, settings.current(NEW), END, said::add);
    assertThat(result.version().notes()).containsEntry("pool.contributors", "0");
    assertThat(said).contains("1 other clients share what cannot be read: they have to train");
  }
}
