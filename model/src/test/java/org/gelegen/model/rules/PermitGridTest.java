package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.DebtorStory.AMSTERDAM;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.Test;

class PermitGridTest {
  private static final ContactHours HOURS =
      new ContactHours(
          header("hours"), Set.of(), Set.of(), LocalTime.of(7, 0), LocalTime.of(20, 0));

  private static ActionGrid grid(String from, Duration length, Channel... channels) {
    Horizon horizon = new Horizon(amsterdam(from), length);
    return new ActionGrid(AMSTERDAM, horizon.slots(AMSTERDAM), List.of(channels));
  }

  @Test
  void every_rule_that_excludes_an_action_counts_it_and_one_for_all_channels_is_told_once() {
    RuleBook book = HandMadeBooks.of(HOURS, new RefusedChannels(header("refused")));
    Standing standing =
        new DebtorStory().reachedAt(Channel.EMAIL, "a@example.org", false).standing();
    // 18:00 to 18:00: 24 slots, of which 18:00, 19:00 and 07:00 to 17:00 are open, 13 in all.
    PermitGrid permits =
        book.permits(
            standing, grid("2026-11-25T18:00:00", Duration.ofDays(1), Channel.EMAIL, Channel.SMS));
    assertThat(permits.count()).isEqualTo(13);
    assertThat(permits.any()).isTrue();
    assertThat(permits.permitted(0)).isFalse();
    assertThat(permits.permitted(24)).isTrue();
    assertThat(permits.permitted(25)).isTrue();
    assertThat(permits.permitted(26)).isFalse();
    assertThat(permits.next(26)).isEqualTo(24 + 13);
    assertThat(permits.bits()).hasSize(1);
    assertThat(Long.bitCount(permits.bits()[0])).isEqualTo(13);
    assertThat(permits.exclusions())
        .containsExactly(
            new Exclusion(
                "test.hours", null, 11, "because of hours", amsterdam("2026-11-26T07:00:00")),
            new Exclusion("test.refused", Channel.EMAIL, 24, "because of refused", null));
  }

  @Test
  void each_rule_tells_what_it_closes_by_itself_and_what_none_closes_is_permitted() {
    RuleBook book =
        HandMadeBooks.of(
            HOURS, new RefusedChannels(header("refused")), new ActionableCase(header("case")));
    Standing standing =
        new DebtorStory().reachedAt(Channel.EMAIL, "a@example.org", false).standing();
    ActionGrid grid = grid("2026-11-25T18:00:00", Duration.ofDays(1), Channel.EMAIL, Channel.SMS);
    List<RuleClosing> closings = book.closings(standing, grid);
    // The debtor has an open case, so that rule closes nothing.
    assertThat(closings)
        .extracting(closing -> closing.header().id().value())
        .containsExactly("test.hours", "test.refused");
    // E-mail at 19:00 is within the hours and refused, at 20:00 both close it.
    assertThat(closings.getFirst().closes(1)).isFalse();
    assertThat(closings.getLast().closes(1)).isTrue();
    assertThat(closings.getFirst().closes(2)).isTrue();
    assertThat(closings.getLast().closes(2)).isTrue();
    PermitGrid permits = book.permits(standing, grid);
    for (int action = 0; action < grid.size(); action++) {
      int each = action;
      assertThat(closings.stream().noneMatch(closing -> closing.closes(each)))
          .as("action %d", action)
          .isEqualTo(permits.permitted(action));
    }
  }

  @Test
  void a_slot_is_excluded_when_any_moment_of_it_is() {
    RuleBook book =
        HandMadeBooks.of(
            new ContactHours(
                header("hours"), Set.of(), Set.of(), LocalTime.of(8, 30), LocalTime.of(19, 59)));
    PermitGrid permits =
        book.permits(
            new DebtorStory().standing(),
            grid("2026-11-25T08:00:00", Duration.ofHours(12), Channel.SMS));
    // 08:00 and 19:00 are open in part only; 09:00 to 18:00 are ten whole hours.
    assertThat(permits.count()).isEqualTo(10);
    assertThat(permits.permitted(0)).isFalse();
    assertThat(permits.permitted(11)).isFalse();
    assertThat(permits.exclusions())
        .containsExactly(
            new Exclusion(
                "test.hours", null, 2, "because of hours", amsterdam("2026-11-25T08:30:00")));
  }

  @Test
  void a_cap_that_reopens_within_a_slot_excludes_it_and_one_that_reopens_at_its_start_does_not() {
    RuleBook book =
        HandMadeBooks.of(new RollingCap(header("cap"), Set.of(), 1, Duration.ofDays(7)));
    ActionGrid grid = grid("2026-11-25T08:00:00", Duration.ofHours(4), Channel.SMS);
    Standing sharp = new DebtorStory().contacted(Channel.SMS, "2026-11-18T09:00:00Z").standing();
    Standing late = new DebtorStory().contacted(Channel.SMS, "2026-11-18T09:00:01Z").standing();
    // 09:00 UTC is 10:00 in Amsterdam: the third slot.
    assertThat(book.permits(sharp, grid).next(0)).isEqualTo(2);
    assertThat(book.permits(late, grid).next(0)).isEqualTo(3);
  }

  @Test
  void exclusions_told_by_channel_when_channels_differ_in_when_they_open() {
    RuleBook book =
        HandMadeBooks.of(
            new ContactHours(
                header("hours"),
                Set.of(Channel.SMS),
                Set.of(),
                LocalTime.of(10, 0),
                LocalTime.of(20, 0)));
    PermitGrid permits =
        book.permits(
            new DebtorStory().standing(),
            grid("2026-11-25T08:00:00", Duration.ofHours(4), Channel.PHONE, Channel.SMS));
    assertThat(permits.exclusions())
        .containsExactly(
            new Exclusion(
                "test.hours",
                Channel.SMS,
                2,
                "because of hours",
                amsterdam("2026-11-25T10:00:00")));
  }

  @Test
  void a_grid_without_anything_permitted_says_so() {
    RuleBook book = HandMadeBooks.of(new ActionableCase(header("case")));
    PermitGrid permits =
        book.permits(
            new DebtorStory().withCase(CaseStatus.PAID).standing(),
            grid("2026-11-25T08:00:00", Duration.ofHours(4), Channel.PHONE, Channel.SMS));
    assertThat(permits.any()).isFalse();
    assertThat(permits.bits()).containsExactly(0L);
    assertThat(permits.next(0)).isEqualTo(-1);
    assertThat(permits.exclusions())
        .containsExactly(new Exclusion("test.case", null, 4, "because of case", null));
  }

  @Test
  void a_clients_own_settings_make_rules_stricter() {
    ClientSettings defaults = ClientSettings.defaults();
    ClientSettings settings =
        new ClientSettings(
            null,
            Map.of(),
            null,
            Map.of(),
            0.8,
            BigDecimal.ONE,
            Duration.ofDays(14),
            0,
            false,
            Set.of(Channel.SMS, Channel.PHONE),
            List.of(new ClientSettings.ContactCap(1, Duration.ofDays(2), Set.of(Channel.PHONE))),
            Map.of(Channel.SMS, new ClientSettings.Hours(LocalTime.of(6, 0), LocalTime.of(9, 0))),
            Map.of(),
            defaults.training());
    RuleBook book =
        new RuleBook(
            HandMadeBooks.pack(List.of(AMSTERDAM), HOURS), HolidayCalendar.none(), settings);
    PermitGrid permits =
        book.permits(
            new DebtorStory().contacted(Channel.PHONE, "2026-11-23T09:00:00Z").standing(),
            grid(
                "2026-11-25T06:00:00",
                Duration.ofHours(5),
                Channel.SMS,
                Channel.PHONE,
                Channel.EMAIL));
    // SMS: the pack's 07:00 and the client's 09:00 leave two hours; phone: from 10:00 on, two days
    // after the call; e-mail is not used.
    assertThat(permits.exclusions())
        .containsExactly(
            new Exclusion(
                "test.hours", null, 1, "because of hours", amsterdam("2026-11-25T07:00:00")),
            new Exclusion(
                "client.channels",
                Channel.EMAIL,
                5,
                "the client's own settings: channels that are not used",
                null),
            new Exclusion(
                "client.contact-hours-sms",
                Channel.SMS,
                2,
                "the client's own settings: contact hours for sms from 06:00 to 09:00",
                amsterdam("2026-11-26T06:00:00")),
            new Exclusion(
                "client.cap-1",
                Channel.PHONE,
                4,
                "the client's own settings: not more than 1 in any PT48H",
                amsterdam("2026-11-25T10:00:00")));
    assertThat(permits.count()).isEqualTo(3);
  }

  @Test
  void a_grid_laid_out_in_another_zone_is_judged_where_the_debtor_lives() {
    RuleBook book = HandMadeBooks.of(HOURS);
    ActionGrid grid = grid("2026-11-25T06:00:00", Duration.ofHours(4), Channel.SMS);
    assertThat(book.permits(new DebtorStory().standing(), grid).next(0)).isEqualTo(1);
    Standing inLisbon = new DebtorStory().livingIn(ZoneId.of("Europe/Lisbon")).standing();
    // An hour later: the same grid, asked for another zone.
    assertThat(book.permits(inLisbon, grid).next(0)).isEqualTo(2);
    assertThat(book.permits(new DebtorStory().standing(), grid).next(0)).isEqualTo(1);
  }
}
