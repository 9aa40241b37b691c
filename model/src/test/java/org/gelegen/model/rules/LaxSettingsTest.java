package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.ContactCap;
import org.gelegen.model.settings.ClientSettings.Hours;
import org.junit.jupiter.api.Test;

class LaxSettingsTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final RuleBook RULES =
      HandMadeBooks.of(
          new ContactHours(
              header("hours"), Channels.ALL, Set.of(), LocalTime.of(7, 0), LocalTime.of(20, 0)),
          new RollingCap(header("cap"), Channels.ALL, 3, WEEK));

  @Test
  void settings_within_the_rules_need_no_note() {
    assertThat(
            LaxSettings.notes(
                settings(
                    new Hours(LocalTime.of(7, 0), LocalTime.of(20, 0)),
                    new ContactCap(3, WEEK, Channels.ALL),
                    new ContactCap(2, WEEK, Channels.ALL),
                    new ContactCap(5, Duration.ofDays(14), Channels.ALL)),
                RULES))
        .isEmpty();
  }

  @Test
  void hours_that_begin_earlier_or_end_later_are_told_with_the_rule_that_counts() {
    assertThat(notes(LocalTime.of(6, 59), LocalTime.of(12, 0)))
        .containsExactly(
            "/contactHours/sms (06:59-12:00) is laxer than the rule test.hours, which counts:"
                + " because of hours");
    assertThat(notes(LocalTime.of(12, 0), LocalTime.of(20, 1))).hasSize(1);
  }

  @Test
  void a_cap_that_cannot_be_reached_before_the_rule_s_is_told() {
    assertThat(
            LaxSettings.notes(
                settings(
                    new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    new ContactCap(1, Duration.ofDays(1), Channels.ALL),
                    new ContactCap(4, WEEK, Set.of(Channel.SMS)),
                    new ContactCap(3, Duration.ofDays(6), Channels.ALL)),
                RULES))
        .containsExactly(
            "/caps/1 (4 in PT168H) is laxer than the rule test.cap, which counts: because of cap",
            "/caps/2 (3 in PT144H) is laxer than the rule test.cap, which counts: because of cap");
  }

  private static List<String> notes(LocalTime from, LocalTime to) {
    return LaxSettings.notes(settings(new Hours(from, to)), RULES);
  }

  private static ClientSettings settings(Hours sms, ContactCap... caps) {
    ClientSettings defaults = ClientSettings.defaults();
    return new ClientSettings(
        defaults.rulePack(),
        defaults.capacity(),
        defaults.nightlyBudget(),
        defaults.costs(),
        defaults.shareRecoverable(),
        defaults.costOfHarm(),
        defaults.responseWindow(),
        defaults.explorationShare(),
        defaults.pooling(),
        defaults.channels(),
        List.of(caps),
        Map.of(Channel.SMS, sms),
        defaults.texts(),
        defaults.training());
  }
}
