package org.gelegen.records.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.FieldError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrialSettingsTest {
  private final SettingsCodec codec = new SettingsCodec();
  private final ClientSettings inForce =
      valid(
          codec.read(
              json(
                  """
                  {"capacity":{"phone":{"perHour":10},"letter":{"perHour":5}},
                   "nightlyBudget":"100.00","costs":{"phone":"3.00"},"shareRecoverable":0.5}
                  """)));

  @Test
  void what_is_named_counts_channel_by_channel_and_the_rest_stays() {
    ClientSettings trial =
        valid(
            trial(
                """
                {"capacity":{"phone":{"perHour":12,"hours":{"18":3}}},"nightlyBudget":"500"}
                """));
    assertThat(trial.capacity(Channel.PHONE, 9)).isEqualTo(12);
    assertThat(trial.capacity(Channel.PHONE, 18)).isEqualTo(3);
    assertThat(trial.capacity(Channel.LETTER, 9)).isEqualTo(5);
    assertThat(trial.nightlyBudget()).isEqualByComparingTo("500");
    assertThat(trial.cost(Channel.PHONE)).isEqualByComparingTo(new BigDecimal("3.00"));
    assertThat(trial.shareRecoverable()).isEqualTo(0.5);
  }

  @Test
  void null_takes_a_limit_away() {
    ClientSettings trial = valid(trial("{\"nightlyBudget\":null,\"capacity\":{\"phone\":null}}"));
    assertThat(trial.nightlyBudget()).isNull();
    assertThat(trial.capacity(Channel.PHONE, 9)).isEqualTo(Integer.MAX_VALUE);
    assertThat(trial.capacity(Channel.LETTER, 9)).isEqualTo(5);
  }

  /** The budget is new, the phone has another capacity, letters have none: two settings differ. */
  @Test
  void the_changes_between_two_settings_lead_from_one_to_the_other() {
    ClientSettings wanted =
        valid(
            codec.read(
                json(
                    """
                    {"capacity":{"phone":{"perHour":12}},"nightlyBudget":"80.00",
                     "costs":{"phone":"3.00"},"shareRecoverable":0.5}
                    """)));
    TrialSettings trials = new TrialSettings(codec);
    assertThat(trials.changes(inForce, wanted))
        .isEqualTo(
            json(
                """
                {"capacity":{"phone":{"perHour":12,"hours":{}},"letter":null},
                 "nightlyBudget":"80.00"}
                """));
    assertThat(trials.ofAny(inForce, trials.changes(inForce, wanted)))
        .isEqualTo(new ParsedSettings.Valid(wanted));
    assertThat(trials.changes(inForce, inForce)).isEmpty();
  }

  @Test
  void changes_of_what_is_not_tried_alone_lead_to_checked_settings_as_well() {
    ClientSettings wanted =
        valid(
            codec.read(
                json(
                    """
                    {"rulePack":"nl","experiments":{"holdout":{"share":0.3}},
                     "retention":{"debtors":"P400D"},"shareRecoverable":0.5}
                    """)));
    TrialSettings trials = new TrialSettings(codec);
    assertThat(trials.ofAny(inForce, trials.changes(inForce, wanted)))
        .isEqualTo(new ParsedSettings.Valid(wanted));
    assertThat(trials.ofAny(wanted, trials.changes(wanted, inForce)))
        .isEqualTo(new ParsedSettings.Valid(inForce));
  }

  @Test
  void what_does_not_change_a_plan_is_not_known_or_is_not_valid_is_refused_by_name() {
    for (String[] wrong :
        new String[][] {
          {"{\"experiments\":{}}", "/experiments"},
          {"{\"budget\":\"5\"}", "/budget"},
          {"{\"nightlyBudget\":\"-5\"}", "/nightlyBudget"},
          {"{}", ""},
          {"[]", ""}
        }) {
      assertThat(trial(wrong[0]))
          .as(wrong[0])
          .isInstanceOfSatisfying(
              ParsedSettings.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::pointer)
                      .containsExactly(wrong[1]));
    }
  }

  private ParsedSettings trial(String changes) {
    return new TrialSettings(codec).of(inForce, json(changes));
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  private static ClientSettings valid(ParsedSettings parsed) {
    if (parsed instanceof ParsedSettings.Valid(ClientSettings settings)) {
      return settings;
    }
    throw new AssertionError(parsed);
  }
}
