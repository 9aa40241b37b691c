package org.gelegen.model.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.settings.ClientSettings.ContactCap;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.ClientSettings.Hours;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.model.settings.ClientSettings.TrainingSettings;
import org.gelegen.model.settings.SettingsStore.Change;
import org.gelegen.model.settings.SettingsStore.Version;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.junit.jupiter.api.Test;

/** What a store of settings promises, wherever it keeps them. */
public abstract class SettingsStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final ClientId client = new ClientId("noorderlicht");

  protected abstract SettingsStore empty();

  @Test
  void a_client_without_settings_has_the_defaults_as_version_0() {
    assertThat(empty().current(client)).isEqualTo(new Version(0, ClientSettings.defaults()));
  }

  @Test
  void the_newest_version_is_in_force_and_every_setting_comes_back() {
    SettingsStore store = empty();
    assertThat(store.put(client, ClientSettings.defaults(), NOON, "test").number()).isEqualTo(1);
    Version second = store.put(client, everySetting(), NOON.plusSeconds(1), "test");
    assertThat(second).isEqualTo(new Version(2, everySetting()));
    assertThat(store.current(client)).isEqualTo(second);
    assertThat(store.find(client, 2)).contains(second);
    assertThat(store.find(client, 1)).contains(new Version(1, ClientSettings.defaults()));
    assertThat(store.find(client, 0)).contains(new Version(0, ClientSettings.defaults()));
    assertThat(store.find(client, 3)).isEmpty();
    assertThat(store.find(new ClientId("zuiderzon"), 2)).isEmpty();
    assertThat(store.current(new ClientId("zuiderzon")).number()).isZero();
  }

  @Test
  void who_changed_the_settings_and_when_is_told_newest_first_and_only_of_the_client() {
    SettingsStore store = empty();
    assertThat(store.changes(client, 5)).isEmpty();
    store.put(client, ClientSettings.defaults(), NOON, "k-1");
    store.put(client, everySetting(), NOON.plusSeconds(1), "k-2");
    store.put(client, ClientSettings.defaults(), NOON.plusSeconds(2), "k-1");
    store.put(new ClientId("zuiderzon"), ClientSettings.defaults(), NOON, "k-9");
    assertThat(store.changes(client, 2))
        .containsExactly(
            new Change(3, NOON.plusSeconds(2), "k-1"), new Change(2, NOON.plusSeconds(1), "k-2"));
    assertThat(store.changes(client, 5)).last().isEqualTo(new Change(1, NOON, "k-1"));
  }

  @Test
  void a_version_is_stored_only_where_its_number_follows_that_in_force() {
    SettingsStore store = empty();
    Version first = new Version(1, everySetting());
    assertThat(store.tryPut(client, new Version(2, everySetting()), NOON, "k-1")).isFalse();
    assertThat(store.tryPut(client, first, NOON, "k-1")).isTrue();
    assertThat(store.tryPut(client, new Version(1, ClientSettings.defaults()), NOON, "k-2"))
        .isFalse();
    assertThat(store.current(client)).isEqualTo(first);
    assertThat(store.changes(client, 5)).containsExactly(new Change(1, NOON, "k-1"));
    Version second = new Version(2, ClientSettings.defaults());
    assertThat(store.tryPut(client, second, NOON, "k-2")).isTrue();
    assertThat(store.current(client)).isEqualTo(second);
    assertThat(store.tryPut(new ClientId("zuiderzon"), first, NOON, "k-9")).isTrue();
  }

  private static ClientSettings everySetting() {
    Map<Channel, BigDecimal> costs = new EnumMap<>(ClientSettings.defaults().costs());
    costs.put(Channel.PHONE, new BigDecimal("5.25"));
    return new ClientSettings(
        "nl",
        Map.of(Channel.PHONE, new HourlyCapacity(120, Map.of(9, 60))),
        new BigDecimal("2500.00"),
        costs,
        0.75,
        new BigDecimal("60.00"),
        Duration.ofDays(21),
        0.1,
        true,
        Set.of(Channel.PHONE, Channel.EMAIL),
        List.of(new ContactCap(3, Duration.ofDays(7), Set.of(Channel.PHONE))),
        Map.of(Channel.PHONE, new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30))),
        Map.of("first", new TextTemplate("nl", "Uw rekening", "Beste {{name}}")),
        new TrainingSettings(50_000, 7),
        new ExperimentSettings(
            0.05,
            "2026",
            List.of(
                new Experiment(
                    new ExperimentId("evening-calls"),
                    "salt",
                    "debtor.vulnerable == false",
                    NOON,
                    NOON.plusSeconds(86_400),
                    List.of(
                        new Arm("workflow", new ArmPolicy.Workflow(), 0.3),
                        new Arm("new", new ArmPolicy.Version(12), 0.6))))),
        new CollectionCostSettings(true, false, "contract_number", Set.of("notice"), false),
        new LetterSettings(
            "Noorderlicht Energie",
            List.of("Postbus 12", "3500 AA Utrecht"),
            new Iban("NL91 ABNA 0417 1643 00"),
            LetterSettings.Window.RIGHT,
            "#1f4e79",
            null),
        new RetentionSettings(
            Duration.ofDays(2555),
            Duration.ofDays(400),
            Duration.ofDays(91),
            Duration.ofDays(401),
            Duration.ofDays(92),
            Duration.ofDays(93),
            Duration.ofDays(94)),
        new CourtesySettings(
            true,
            4,
            Duration.ofDays(9),
            new LapsedArrangement(
                Duration.ofDays(38), Duration.ofDays(8), LapsedArrangement.Then.COLLECT),
            5),
        new PaymentSettings("https://betalen.example.nl/{{reference}}"),
        List.of(
            new Workflow(
                "standard",
                "debtor.vulnerable == false",
                WorkflowStart.FIRST_RECORD,
                Set.of(StopCondition.HOLD),
                7,
                List.of(
                    new WorkflowStep(
                        3, Channel.EMAIL, new StepTime.Hour(10), "first", Tone.FRIENDLY)))));
  }
}
