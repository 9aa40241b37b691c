package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of every shipped pack, on both sides of its border, where the debtor lives. */
class PackBordersTest {
  private static final RulePacks PACKS = RulePacks.shipped();

  private static Channel channel(String name) {
    return WireName.require(Channel.class, name);
  }

  /** Whether exactly the one rule stands in the way; none: "open". */
  private static void assertRule(
      PackDebtor debtor, Channel channel, String local, String expected) {
    assertThat(debtor.rulesAgainst(PACKS, channel, local))
        .as("%s at %s", channel, local)
        .isEqualTo(expected.equals("open") ? List.of() : List.of(expected));
  }

  /** 25 November 2026 is a Wednesday, the 28th a Saturday and the 29th a Sunday. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          BE, Europe/Brussels,     email, 2026-11-25T08:59:59, be.contact-hours
          BE, Europe/Brussels,     email, 2026-11-25T09:00:00, open
          BE, Europe/Brussels,     email, 2026-11-25T19:59:59, open
          BE, Europe/Brussels,     email, 2026-11-25T20:00:00, be.contact-hours
          BE, Europe/Brussels,     phone, 2026-11-28T19:59:59, open
          BE, Europe/Brussels,     phone, 2026-11-29T09:00:00, be.sundays
          BE, Europe/Brussels,     phone, 2026-11-29T19:59:59, be.sundays
          BE, Europe/Brussels,     phone, 2026-11-30T09:00:00, open
          BE, Europe/Brussels,     phone, 2026-07-20T12:00:00, open
          BE, Europe/Brussels,     phone, 2026-07-21T12:00:00, be.holidays
          BE, Europe/Brussels,     phone, 2026-07-22T12:00:00, open
          BE, Europe/Brussels,     phone, 2026-05-14T12:00:00, be.holidays
          BE, Europe/Brussels,     phone, 2026-11-02T12:00:00, open
          DE, Europe/Berlin,       sms,   2026-11-25T07:59:59, de.contact-hours
          DE, Europe/Berlin,       sms,   2026-11-25T08:00:00, open
          DE, Europe/Berlin,       sms,   2026-11-25T19:59:59, open
          DE, Europe/Berlin,       sms,   2026-11-25T20:00:00, de.contact-hours
          DE, Europe/Berlin,       phone, 2026-11-28T19:59:59, open
          DE, Europe/Berlin,       phone, 2026-11-29T08:00:00, de.sundays
          DE, Europe/Berlin,       phone, 2026-11-30T08:00:00, open
          DE, Europe/Berlin,       phone, 2026-10-02T12:00:00, open
          DE, Europe/Berlin,       phone, 2026-10-03T12:00:00, de.holidays
          IE, Europe/Dublin,       phone, 2026-11-25T08:59:59, ie.contact-hours
          IE, Europe/Dublin,       phone, 2026-11-25T09:00:00, open
          IE, Europe/Dublin,       ivr,   2026-11-25T20:59:59, open
          IE, Europe/Dublin,       ivr,   2026-11-25T21:00:00, ie.contact-hours
          IE, Europe/Dublin,       email, 2026-11-25T08:59:59, ie.message-hours
          IE, Europe/Dublin,       email, 2026-11-25T09:00:00, open
          IE, Europe/Dublin,       email, 2026-11-25T20:59:59, open
          IE, Europe/Dublin,       email, 2026-11-25T21:00:00, ie.message-hours
          IE, Europe/Dublin,       phone, 2026-11-28T20:59:59, open
          IE, Europe/Dublin,       phone, 2026-11-29T09:00:00, ie.sundays
          IE, Europe/Dublin,       ivr,   2026-11-29T20:59:59, ie.sundays
          IE, Europe/Dublin,       ivr,   2026-03-17T12:00:00, ie.holidays
          IE, Europe/Dublin,       ivr,   2026-11-25T08:59:59, ie.contact-hours
          IE, Europe/Dublin,       sms,   2026-11-29T20:59:59, ie.message-sundays
          IE, Europe/Dublin,       phone, 2026-11-30T09:00:00, open
          IE, Europe/Dublin,       phone, 2026-03-16T12:00:00, open
          IE, Europe/Dublin,       phone, 2026-03-17T12:00:00, ie.holidays
          IE, Europe/Dublin,       sms,   2026-03-17T12:00:00, ie.message-holidays
          IE, Europe/Dublin,       phone, 2026-03-18T12:00:00, open
          IE, Europe/Dublin,       phone, 2026-02-02T12:00:00, ie.holidays
          IE, Europe/Dublin,       phone, 2026-02-03T12:00:00, open
          GB, Europe/London,       phone, 2026-11-25T07:59:59, gb.contact-hours
          GB, Europe/London,       phone, 2026-11-25T08:00:00, open
          GB, Europe/London,       email, 2026-11-25T20:59:59, open
          GB, Europe/London,       email, 2026-11-25T21:00:00, gb.contact-hours
          GB, Europe/London,       phone, 2026-11-29T08:00:00, open
          CA, America/Toronto,     phone, 2026-11-25T08:59:59, ca.contact-hours
          CA, America/Toronto,     phone, 2026-11-25T09:00:00, open
          CA, America/Vancouver,   email, 2026-11-25T19:59:59, open
          CA, America/Vancouver,   email, 2026-11-25T20:00:00, ca.contact-hours
          CA, America/Toronto,     phone, 2026-11-29T12:00:00, ca.sundays
          CA, America/Toronto,     phone, 2026-07-01T12:00:00, ca.holidays
          CA, America/Toronto,     phone, 2026-07-02T12:00:00, open
          US, America/New_York,    phone, 2026-11-25T07:59:59, us.contact-hours
          US, America/New_York,    phone, 2026-11-25T08:00:00, open
          US, America/Los_Angeles, email, 2026-11-25T20:59:59, open
          US, America/Los_Angeles, email, 2026-11-25T21:00:00, us.contact-hours
          US, America/Puerto_Rico, phone, 2026-11-25T07:59:59, us.contact-hours
          US, America/Puerto_Rico, phone, 2026-11-25T08:00:00, open
          US, America/Puerto_Rico, phone, 2026-11-25T20:59:59, open
          US, America/Puerto_Rico, phone, 2026-11-25T21:00:00, us.contact-hours
          US, Pacific/Honolulu,    letter, 2026-11-29T07:59:59, us.contact-hours
          US, Pacific/Honolulu,    letter, 2026-11-29T08:00:00, open
          AU, Australia/Sydney,    phone, 2026-11-25T07:29:59, au.weekday-hours
          AU, Australia/Sydney,    phone, 2026-11-25T07:30:00, open
          AU, Australia/Eucla,     ivr,   2026-11-27T20:59:59, open
          AU, Australia/Eucla,     ivr,   2026-11-27T21:00:00, au.weekday-hours
          AU, Australia/Perth,     phone, 2026-11-28T08:59:59, au.weekend-hours
          AU, Australia/Perth,     phone, 2026-11-28T09:00:00, open
          AU, Australia/Perth,     phone, 2026-11-29T20:59:59, open
          AU, Australia/Perth,     phone, 2026-11-29T21:00:00, au.weekend-hours
          AU, Australia/Darwin,    phone, 2026-01-23T12:00:00, open
          AU, Australia/Darwin,    phone, 2026-01-26T12:00:00, au.holidays
          AU, Australia/Darwin,    phone, 2026-01-27T12:00:00, open
          AU, Australia/Darwin,    email, 2026-01-26T12:00:00, open
          AU, Australia/Sydney,    phone, 2026-06-08T12:00:00, open
          AU, Australia/Sydney,    email, 2026-11-28T07:29:59, au.message-hours
          AU, Australia/Sydney,    email, 2026-11-28T07:30:00, open
          AU, Australia/Sydney,    sms,   2026-11-28T20:59:59, open
          AU, Australia/Sydney,    sms,   2026-11-28T21:00:00, au.message-hours
          """)
  void hours_and_days_where_the_debtor_lives(
      String country, String zone, String channel, String local, String rule) {
    assertRule(new PackDebtor(country, zone), channel(channel), local, rule);
  }

  /** A holiday that one Land keeps: Munich, Hamburg, Berlin, Leipzig, Erfurt, and nobody knows. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          80331, 2026-01-06, de.holidays
          20095, 2026-01-06, open
          '',    2026-01-06, de.holidays
          99084, 2026-09-19, open
          99084, 2027-09-20, de.holidays
          80331, 2027-09-20, open
          10115, 2027-03-08, de.holidays
          20095, 2027-03-08, open
          04109, 2026-11-18, de.holidays
          04109, 2026-11-19, open
          80331, 2026-11-18, open
          20095, 2026-10-31, de.holidays
          80331, 2026-10-31, open
          80331, 2026-08-15, de.holidays
          70173, 2026-08-15, open
          43210, 2026-08-15, de.holidays
          20095, 2026-05-01, de.holidays
          """)
  void german_holidays_are_those_of_the_land_of_the_postcode(
      String postcode, String date, String rule) {
    PackDebtor debtor =
        new PackDebtor("DE", "Europe/Berlin").withPostcode(postcode.isEmpty() ? null : postcode);
    assertRule(debtor, Channel.PHONE, date + "T12:00:00", rule);
  }

  /** In force from the first local minute of a day: an hour before midnight, and one after. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          BE, Europe/Brussels,  phone, 2023-08-31T23:30:00, 2023-09-01T00:30:00, be.contact-hours
          IE, Europe/Dublin,    phone, 1996-05-12T23:30:00, 1996-05-13T00:30:00, ie.contact-hours
          GB, Europe/London,    phone, 2014-03-31T23:30:00, 2014-04-01T00:30:00, gb.contact-hours
          US, America/New_York, phone, 2021-11-29T23:30:00, 2021-11-30T00:30:00, us.contact-hours
          """)
  void a_rule_counts_from_the_day_it_came_into_force(
      String country, String zone, String channel, String before, String after, String rule) {
    PackDebtor debtor = new PackDebtor(country, zone);
    assertRule(debtor, channel(channel), before, "open");
    assertThat(debtor.rulesAgainst(PACKS, channel(channel), after)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "BE, Europe/Brussels, be",
    "DE, Europe/Berlin, de",
    "IE, Europe/Dublin, ie",
    "GB, Europe/London, gb",
    "CA, America/Toronto, ca",
    "SE, Europe/Stockholm, default"
  })
  void where_the_law_names_no_number_it_is_one_contact_a_day_and_three_in_seven_days(
      String country, String zone, String pack) {
    // 16, 18 and 20 November 2026 are a Monday, a Wednesday and a Friday; the 23rd is a Monday.
    PackDebtor debtor =
        new PackDebtor(country, zone)
            .contacted(
                Channel.EMAIL, "2026-11-16T10:00:00", "2026-11-18T10:00:00", "2026-11-20T10:00:00");
    assertRule(debtor, Channel.PHONE, "2026-11-23T09:59:59", pack + ".weekly-cap");
    assertRule(debtor, Channel.PHONE, "2026-11-23T10:00:00", "open");
    PackDebtor once = new PackDebtor(country, zone).contacted(Channel.SMS, "2026-11-16T10:00:00");
    assertRule(once, Channel.PHONE, "2026-11-16T19:59:59", pack + ".daily-cap");
    assertRule(once, Channel.PHONE, "2026-11-17T09:00:00", "open");
  }

  @Test
  void in_britain_a_breathing_space_closes_every_channel_until_its_last_moment() {
    // 60 days from noon on 1 September 2026 are noon on 31 October, in winter time an hour less.
    PackDebtor debtor =
        new PackDebtor("GB", "Europe/London")
            .held(HoldKind.MORATORIUM, "2026-09-01T12:00:00", "2026-10-31T12:00:00");
    for (Channel channel : Channel.values()) {
      assertRule(debtor, channel, "2026-09-01T11:59:59", "open");
      for (String local : List.of("2026-09-01T12:00:00", "2026-10-31T11:59:59")) {
        assertThat(debtor.rulesAgainst(PACKS, channel, local))
            .containsExactly("common.hold-moratorium", "gb.breathing-space");
      }
      assertRule(debtor, channel, "2026-10-31T12:00:00", "open");
    }
    PackDebtor crisis =
        new PackDebtor("GB", "Europe/London")
            .held(HoldKind.MORATORIUM, "2026-09-01T12:00:00", null);
    assertThat(crisis.rulesAgainst(PACKS, Channel.EMAIL, "2026-12-01T12:00:00"))
        .contains("gb.breathing-space");
    PackDebtor before =
        new PackDebtor("GB", "Europe/London")
            .held(HoldKind.MORATORIUM, "2021-05-03T12:00:00", null);
    assertRule(before, Channel.EMAIL, "2021-05-03T13:00:00", "common.hold-moratorium");
    assertThat(before.rulesAgainst(PACKS, Channel.EMAIL, "2021-05-04T13:00:00"))
        .contains("gb.breathing-space");
  }

  @Test
  void in_the_united_states_the_eighth_call_in_seven_days_waits_for_the_next_day() {
    RulePacks often = switched("us.daily-cap", false);
    PackDebtor debtor =
        new PackDebtor("US", "America/Chicago")
            .contacted(
                Channel.PHONE,
                "2026-06-01T08:00:00",
                "2026-06-02T10:00:00",
                "2026-06-03T10:00:00",
                "2026-06-04T10:00:00",
                "2026-06-05T10:00:00",
                "2026-06-06T10:00:00");
    assertThat(debtor.rulesAgainst(often, Channel.PHONE, "2026-06-07T20:59:59")).isEmpty();
    debtor.contacted(Channel.IVR, "2026-06-06T11:00:00");
    assertThat(debtor.rulesAgainst(often, Channel.PHONE, "2026-06-07T20:59:59"))
        .containsExactly("us.call-cap");
    assertThat(debtor.rulesAgainst(often, Channel.EMAIL, "2026-06-07T20:59:59")).isEmpty();
    assertThat(debtor.rulesAgainst(often, Channel.PHONE, "2026-06-08T08:00:00")).isEmpty();
  }

  @Test
  void in_the_united_states_inbound_calls_are_not_counted_but_their_conversation_is_kept() {
    PackDebtor debtor = new PackDebtor("US", "America/Chicago");
    for (int i = 0; i < 8; i++) {
      debtor.contact(
          Channel.PHONE, "2026-06-01T0" + (i + 1) + ":00:00", Direction.INBOUND, Optional.empty());
    }
    assertRule(debtor, Channel.PHONE, "2026-06-07T20:59:59", "us.after-conversation");
    assertRule(debtor, Channel.PHONE, "2026-06-08T08:00:00", "open");
    assertRule(debtor, Channel.EMAIL, "2026-06-02T10:00:00", "open");
  }

  @Test
  void in_the_united_states_a_conversation_about_one_debt_leaves_calls_about_another_open() {
    PackDebtor spoken =
        new PackDebtor("US", "America/Chicago")
            .contacted(Channel.PHONE, "2026-06-01T10:00:00")
            .then(OutcomeResult.REFUSAL, "2026-06-01T10:00:00");
    assertRule(spoken, Channel.PHONE, "2026-06-07T20:59:59", "us.after-conversation");
    assertRule(spoken, Channel.PHONE, "2026-06-08T08:00:00", "open");
    PackDebtor other =
        new PackDebtor("US", "America/Chicago")
            .contact(Channel.PHONE, "2026-06-01T10:00:00", Direction.OUTBOUND, Optional.of("c-2"))
            .then(OutcomeResult.REFUSAL, "2026-06-01T10:00:00");
    assertRule(other, Channel.PHONE, "2026-06-02T10:00:00", "open");
  }

  @Test
  void in_the_united_states_third_parties_do_not_text_and_others_within_sixty_days() {
    PackDebtor debtor = new PackDebtor("US", "America/Phoenix").confirmedAt("2026-09-01T12:00:00");
    assertRule(debtor.ofParty(Party.FIRST), Channel.SMS, "2026-10-31T11:59:59", "open");
    assertRule(debtor, Channel.SMS, "2026-10-31T12:00:00", "us.text-number");
    assertRule(debtor.ofParty(Party.THIRD), Channel.SMS, "2026-09-02T12:00:00", "us.text-supplier");
    assertRule(debtor, Channel.EMAIL, "2026-09-02T12:00:00", "open");
    assertRule(debtor.ofParty(null), Channel.SMS, "2026-09-02T12:00:00", "us.text-supplier");
    PackDebtor never =
        new PackDebtor("US", "America/Phoenix")
            .ofParty(Party.FIRST)
            .confirmedAt("2026-09-01T12:00:00")
            .withoutSmsConsent();
    assertRule(never, Channel.SMS, "2026-09-02T12:00:00", "us.text-number");
  }

  @Test
  void in_canada_third_parties_do_not_text_and_nor_does_who_does_not_say_which_it_is() {
    PackDebtor debtor = new PackDebtor("CA", "America/Toronto");
    assertRule(debtor.ofParty(Party.FIRST), Channel.SMS, "2026-09-02T12:00:00", "open");
    assertRule(debtor.ofParty(Party.THIRD), Channel.SMS, "2026-09-02T12:00:00", "ca.text-supplier");
    assertRule(debtor.ofParty(null), Channel.SMS, "2026-09-02T12:00:00", "ca.text-supplier");
    assertRule(debtor.ofParty(Party.THIRD), Channel.EMAIL, "2026-09-02T12:00:00", "open");
  }

  @Test
  void in_the_united_states_and_australia_it_is_one_contact_a_day() {
    PackDebtor american =
        new PackDebtor("US", "America/Chicago").contacted(Channel.EMAIL, "2026-06-01T08:00:00");
    assertRule(american, Channel.LETTER, "2026-06-01T20:59:59", "us.daily-cap");
    assertRule(american, Channel.LETTER, "2026-06-02T08:00:00", "open");
    PackDebtor australian =
        new PackDebtor("AU", "Australia/Hobart").contacted(Channel.EMAIL, "2026-06-01T08:00:00");
    assertRule(australian, Channel.LETTER, "2026-06-01T20:59:59", "au.daily-cap");
    assertRule(australian, Channel.LETTER, "2026-06-02T08:00:00", "open");
  }

  @Test
  void in_australia_an_account_has_three_contacts_in_a_week_and_ten_in_a_month() {
    // 1 June 2026 is a Monday. Three in any 7 days: the fourth from 168 hours after the first on.
    PackDebtor week =
        new PackDebtor("AU", "Australia/Sydney")
            .contacted(
                Channel.EMAIL, "2026-06-01T10:00:00", "2026-06-02T10:00:00", "2026-06-03T10:00:00");
    assertRule(week, Channel.PHONE, "2026-06-08T09:59:59", "au.weekly-cap");
    assertRule(week, Channel.PHONE, "2026-06-08T10:00:00", "open");
    // Ten in 23 days, three a week: the eleventh from 31 days after the first on, on 2 July.
    PackDebtor month =
        new PackDebtor("AU", "Australia/Sydney")
            .contacted(
                Channel.EMAIL,
                "2026-06-01T10:00:00",
                "2026-06-02T10:00:00",
                "2026-06-03T10:00:00",
                "2026-06-09T10:00:00",
                "2026-06-10T10:00:00",
                "2026-06-11T10:00:00",
                "2026-06-17T10:00:00",
                "2026-06-18T10:00:00",
                "2026-06-19T10:00:00",
                "2026-06-25T10:00:00");
    assertRule(month, Channel.PHONE, "2026-07-02T09:59:59", "au.monthly-cap");
    assertRule(month, Channel.PHONE, "2026-07-02T10:00:00", "open");
    PackDebtor otherAccount = new PackDebtor("AU", "Australia/Sydney");
    for (String date : List.of("2026-06-01", "2026-06-02", "2026-06-03")) {
      otherAccount.contact(
          Channel.EMAIL, date + "T10:00:00", Direction.OUTBOUND, Optional.of("c-2"));
    }
    assertRule(otherAccount, Channel.PHONE, "2026-06-04T10:00:00", "open");
  }

  /**
   * Winter: 08:00 in Honolulu is 13:00 in New York, and 21:00 in San Juan, whose clock does not
   * change, 20:00; in summer 14:00 and 21:00. Summer time in Sydney: 07:30 in Perth is 10:30.
   * Without a pack, of Portugal: 09:00 on the Azores is 10:00 in Lisbon.
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          US, America/New_York, 2026-11-25T12:59:59, us.contact-hours
          US, America/New_York, 2026-11-25T13:00:00, open
          US, America/New_York, 2026-11-25T19:59:59, open
          US, America/New_York, 2026-11-25T20:00:00, us.contact-hours
          US, America/New_York, 2026-07-15T13:59:59, us.contact-hours
          US, America/New_York, 2026-07-15T14:00:00, open
          US, America/New_York, 2026-07-15T20:59:59, open
          US, America/New_York, 2026-07-15T21:00:00, us.contact-hours
          PT, Europe/Lisbon,    2026-11-25T09:59:59, default.contact-hours
          PT, Europe/Lisbon,    2026-11-25T10:00:00, open
          PT, Europe/Lisbon,    2026-11-25T19:59:59, open
          PT, Europe/Lisbon,    2026-11-25T20:00:00, default.contact-hours
          AU, Australia/Sydney, 2026-11-25T10:29:59, au.weekday-hours
          AU, Australia/Sydney, 2026-11-25T10:30:00, open
          AU, Australia/Sydney, 2026-11-25T20:59:59, open
          AU, Australia/Sydney, 2026-11-25T21:00:00, au.weekday-hours
          """)
  void where_the_zone_is_unknown_every_zone_of_the_country_must_permit(
      String country, String clock, String local, String rule) {
    assertRule(new PackDebtor(country, clock).ofUnknownZone(), Channel.PHONE, local, rule);
  }

  @Test
  void needs_close_what_does_not_suit_them_in_every_pack() {
    for (String country : List.of("NL", "BE", "DE", "IE", "GB", "US", "AU", "SE")) {
      for (Channel channel : Channel.values()) {
        String noon = "2026-11-25T12:00:00";
        boolean call = channel == Channel.PHONE || channel == Channel.IVR;
        assertNeed(country, Need.HARD_OF_HEARING, channel, noon, call);
        assertNeed(country, Need.LOW_VISION, channel, noon, channel == Channel.LETTER);
        assertNeed(country, Need.NO_DIGITAL, channel, noon, !call && channel != Channel.LETTER);
        assertNeed(country, Need.LOW_LITERACY, channel, noon, !call);
        assertNeed(country, Need.HUMAN_CONTACT, channel, noon, channel == Channel.IVR);
      }
    }
  }

  private static void assertNeed(
      String country, Need need, Channel channel, String local, boolean closed) {
    PackDebtor debtor =
        new PackDebtor(country, "Europe/Amsterdam")
            .confirmedAt("2026-11-01T12:00:00")
            .ofParty(Party.FIRST)
            .needing(need);
    assertRule(debtor, channel, local, closed ? "common." + need.wireName() : "open");
  }

  @Test
  void every_rule_has_a_basis_and_what_is_from_memory_or_custom_can_be_switched() {
    PACKS
        .byName()
        .forEach(
            (name, pack) -> {
              for (ContactRule rule : pack.rules()) {
                RuleHeader header = rule.header();
                assertThat(header.basis()).as("%s", header.id()).hasSizeGreaterThan(15);
                boolean custom = header.basis().startsWith("Custom");
                if (custom || header.source() == RuleHeader.Source.MEMORY) {
                  assertThat(header.setting())
                      .as("%s", header.id())
                      .isEqualTo(RuleHeader.Setting.ON);
                }
              }
            });
  }

  @Test
  void a_rule_from_memory_that_is_switched_off_forbids_nothing() {
    assertThat(
            new PackDebtor("GB", "Europe/London")
                .rulesAgainst(
                    switched("gb.contact-hours", false), Channel.PHONE, "2026-11-25T23:00:00"))
        .isEmpty();
    assertThat(Objects.requireNonNull(PACKS.byName().get("gb")).label())
        .isEqualTo("gb-2026.1+common-2026.4");
  }

  private static RulePacks switched(String rule, boolean on) {
    return RulePacks.read(Optional.empty(), Map.of(new RuleId(rule), on));
  }
}
