package org.gelegen.scoring.dashboard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.rules.ClosedHoliday;
import org.gelegen.model.rules.ClosedHolidays;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.CountedPer;
import org.gelegen.model.rules.NeedOfDebtor;
import org.gelegen.model.rules.RollingCap;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.UntilPayday;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Language;
import org.gelegen.scoring.dashboard.pages.Texts;
import org.gelegen.scoring.dashboard.rules.RuleWords.Said;
import org.junit.jupiter.api.Test;

class RuleWordsTest {
  private static final RuleHeader HEADER = RuleHeader.fixed("test.rule", "agreed for this test");

  @Test
  void a_cap_is_told_with_its_figures_in_both_languages() {
    RollingCap cap =
        new RollingCap(
            HEADER, Set.of(Channel.SMS, Channel.PHONE), 3, Duration.ofDays(7), CountedPer.CASE);
    assertThat(told(Language.ENGLISH, cap))
        .isEqualTo(new Said("At most 3 contacts in any 7 days, counted per case.", "phone, SMS"));
    assertThat(told(Language.DUTCH, cap))
        .isEqualTo(
            new Said("Ten hoogste 3 contacten in elke 7 dagen, geteld per zaak.", "telefoon, sms"));
  }

  @Test
  void one_of_something_is_told_as_one_and_hours_as_hours() {
    RollingCap cap = new RollingCap(HEADER, Set.of(), 1, Duration.ofHours(36));
    assertThat(told(Language.ENGLISH, cap))
        .isEqualTo(new Said("At most 1 contact in any 36 hours, counted per debtor.", "all"));
    assertThat(told(Language.DUTCH, new UntilPayday(HEADER, 1)).words())
        .isEqualTo("Geen contact in de laatste dag voor de betaaldag.");
  }

  @Test
  void hours_name_their_days_where_they_are_not_of_every_day() {
    ContactHours weekend =
        new ContactHours(
            HEADER,
            Set.of(),
            Set.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY),
            LocalTime.of(10, 0),
            LocalTime.of(16, 30));
    assertThat(told(Language.ENGLISH, weekend).words())
        .isEqualTo("On Saturday, Sunday: only from 10:00 to 16:30.");
    assertThat(
            told(
                    Language.DUTCH,
                    new ContactHours(
                        HEADER, Set.of(), Set.of(), LocalTime.of(7, 0), LocalTime.of(20, 0)))
                .words())
        .isEqualTo("Alleen van 07:00 tot 20:00.");
  }

  @Test
  void a_need_says_what_opens_its_channels() {
    assertThat(
            told(
                Language.ENGLISH,
                new NeedOfDebtor(
                    HEADER,
                    Need.LOW_VISION,
                    Set.of(Channel.LETTER),
                    new NeedOfDebtor.Tried(Channel.PHONE, Duration.ofDays(31)))))
        .isEqualTo(
            new Said(
                "Not to a debtor with this need: sees badly. Open after contact was tried by phone"
                    + " in the last 31 days.",
                "letter"));
  }

  @Test
  void days_are_called_what_the_reader_calls_them() {
    ClosedHoliday friday = new ClosedHoliday(HEADER, Set.of(), "christian.GOOD_FRIDAY");
    assertThat(told(Language.DUTCH, friday).words()).contains("“Goede Vrijdag”");
    assertThat(told(Language.ENGLISH, friday).words()).contains("“Good Friday”");
    // Nobody translated the Queen's birthday, which is a holiday no more.
    assertThat(told(Language.DUTCH, new ClosedHoliday(HEADER, Set.of(), "QUEENS_BIRTHDAY")).words())
        .contains("“queens birthday”");
    assertThat(
            told(Language.DUTCH, new ClosedHolidays(HEADER, Set.of(), Set.of("LIBERATION")))
                .words())
        .contains("Bevrijdingsdag");
  }

  @Test
  void lengths_of_no_whole_hours_are_told_in_minutes() {
    assertThat(
            told(Language.DUTCH, new RollingCap(HEADER, Set.of(), 2, Duration.ofMinutes(45)))
                .words())
        .contains("45 minuten");
    assertThat(
            told(Language.ENGLISH, new RollingCap(HEADER, Set.of(), 2, Duration.ofMinutes(90)))
                .words())
        .contains("90 minutes");
  }

  private static Said told(Language language, ContactRule rule) {
    return new RuleWords(
            new Texts(language),
            new Formats(language.locale(), ZoneOffset.UTC, Currency.getInstance("EUR")))
        .of(rule);
  }
}
