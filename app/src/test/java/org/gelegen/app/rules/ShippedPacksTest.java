package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
import org.gelegen.model.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPacksTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final RulePacks PACKS = RulePacks.shipped();
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");

  private static ClientRecord client(String country, String zone) {
    return new ClientRecord(
        CLIENT,
        START,
        "Noorderlicht Energie",
        ZoneId.of(zone),
        country,
        Currency.getInstance("EUR"),
        null);
  }

  private static Standing standing(ClientRecord client, Attempt... pending) {
    Map<Channel, Address> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      channels.put(channel, new Address("somewhere", true));
    }
    DebtorRecord debtor =
        new DebtorRecord(
            CLIENT,
            DEBTOR,
            START,
            DebtorKind.CONSUMER,
            null,
            null,
            null,
            null,
            channels,
            null,
            Set.of(),
            false,
            null,
            List.of(),
            new TreeMap<>());
    CaseRecord open =
        new CaseRecord(
            CLIENT,
            new CaseId("c-1"),
            DEBTOR,
            START,
            null,
            new BigDecimal("100.00"),
            Stage.REMINDER,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>());
    return new Standing(
        client,
        DebtorHistory.replay(DEBTOR, client.timeZone(), List.of(debtor, open)),
        null,
        List.of(pending));
  }

  /** The first rule that forbids a call in the Netherlands at this local time, or null. */
  private static @Nullable String dutchRefusal(String local, Attempt... pending) {
    ClientRecord client = client("NL", "Europe/Amsterdam");
    RuleBook book = PACKS.forClient(client, ClientSettings.defaults());
    Instant at = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    return switch (book.judge(standing(client, pending), Channel.PHONE, at)) {
      case Verdict.Allowed allowed -> null;
      case Verdict.Excluded excluded -> excluded.rule().value();
    };
  }

  @Test
  void every_shipped_pack_can_be_used() {
    assertThat(PACKS.byName())
        .containsOnlyKeys("au", "be", "ca", "de", "default", "gb", "ie", "nl", "us");
    assertThat(
            PACKS.forClient(client("NL", "Europe/Amsterdam"), ClientSettings.defaults()).version())
        .isEqualTo("nl-2026.1+common-2026.4");
  }

  @Test
  void in_the_netherlands_contact_is_allowed_from_seven_to_eight_and_not_a_second_longer() {
    assertThat(dutchRefusal("2026-11-25T06:59:59")).isEqualTo("nl.contact-hours");
    assertThat(dutchRefusal("2026-11-25T07:00:00")).isNull();
    assertThat(dutchRefusal("2026-11-25T19:59:59")).isNull();
    assertThat(dutchRefusal("2026-11-25T20:00:00")).isEqualTo("nl.contact-hours");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, nl.holidays", // New Year
    "2026-04-03, nl.good-friday",
    "2026-04-06, nl.holidays", // Easter Monday
    "2026-04-27, nl.holidays", // King's Day
    "2025-04-26, nl.holidays", // King's Day, because the 27th was a Sunday
    "2026-05-05, nl.liberation-day",
    "2026-05-14, nl.holidays", // Ascension
    "2026-05-25, nl.holidays", // Whit Monday
    "2026-12-25, nl.holidays",
    "2026-12-26, nl.holidays",
    "2024-05-10, nl.decreed-days",
    "2024-12-27, nl.decreed-days",
    "2026-11-29, nl.sundays"
  })
  void a_dutch_holiday_is_closed_and_the_working_day_before_or_after_it_open(
      String date, String rule) {
    assertThat(dutchRefusal(date + "T12:00:00")).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02", "2026-04-02", "2026-04-07", "2026-04-28", "2026-05-04", "2026-05-06",
        "2026-05-13", "2026-05-15", "2026-05-26", "2026-12-24", "2026-12-28", "2025-05-09",
        "2026-11-28"
      })
  void a_dutch_working_day_is_open(String date) {
    assertThat(dutchRefusal(date + "T12:00:00")).isNull();
  }

  @Test
  void dutch_hours_count_from_the_day_the_decree_came_into_force() {
    assertThat(dutchRefusal("2024-03-31T23:30:00")).isNull();
    assertThat(dutchRefusal("2024-04-01T00:30:00")).isEqualTo("nl.contact-hours");
  }

  @Test
  void a_dutch_debtor_is_contacted_once_a_day_and_three_times_in_seven_days() {
    Attempt[] three = {
      planned("k-1", "2026-11-16T10:00:00"),
      planned("k-2", "2026-11-18T10:00:00"),
      planned("k-3", "2026-11-20T10:00:00")
    };
    assertThat(dutchRefusal("2026-11-16T19:00:00", three[0])).isEqualTo("nl.daily-cap");
    assertThat(dutchRefusal("2026-11-17T07:00:00", three[0])).isNull();
    assertThat(dutchRefusal("2026-11-23T09:59:59", three)).isEqualTo("nl.weekly-cap");
    assertThat(dutchRefusal("2026-11-23T10:00:00", three)).isNull();
  }

  private static Attempt planned(String id, String local) {
    Instant at = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    return Attempt.outbound(new ContactId(id), new CaseId("c-1"), Channel.EMAIL, at);
  }

  @Test
  void good_friday_and_the_fifth_of_may_are_opened_by_a_switch_and_ascension_on_that_day_is_not() {
    RulePacks lenient =
        RulePacks.read(
            Optional.empty(),
            Map.of(new RuleId("nl.good-friday"), false, new RuleId("nl.liberation-day"), false));
    ClientRecord client = client("NL", "Europe/Amsterdam");
    RuleBook book = lenient.forClient(client, ClientSettings.defaults());
    Standing standing = standing(client);
    assertThat(book.judgeAll(standing, Channel.SMS, Instant.parse("2026-04-03T10:00:00Z")))
        .isEmpty();
    assertThat(book.judgeAll(standing, Channel.SMS, Instant.parse("2026-05-05T10:00:00Z")))
        .isEmpty();
    // Ascension, 39 days after Easter, is on 5 May when Easter is on 27 March: next in 2157.
    assertThat(book.judgeAll(standing, Channel.SMS, Instant.parse("2157-05-05T10:00:00Z")))
        .extracting(excluded -> excluded.rule().value())
        .containsExactly("nl.holidays");
    assertThat(book.version())
        .isEqualTo("nl-2026.1+common-2026.4+off:nl.good-friday+off:nl.liberation-day");
  }

  @Test
  void what_is_not_switchable_or_not_there_cannot_be_switched() {
    assertThatThrownBy(
            () -> RulePacks.read(Optional.empty(), Map.of(new RuleId("nl.contact-hours"), false)))
        .hasMessageContaining("nl.contact-hours cannot be switched");
    assertThatThrownBy(
            () -> RulePacks.read(Optional.empty(), Map.of(new RuleId("nl.saturdays"), true)))
        .hasMessageContaining("no rule is called nl.saturdays");
  }

  @Test
  void a_country_without_a_pack_gets_the_strictest_hours_and_its_own_holidays() {
    ClientRecord client = client("SE", "Europe/Stockholm");
    RuleBook book = PACKS.forClient(client, ClientSettings.defaults());
    Standing standing = standing(client);
    assertThat(book.judge(standing, Channel.PHONE, Instant.parse("2026-11-25T07:59:59Z")))
        .isInstanceOf(Verdict.Excluded.class);
    assertThat(book.judge(standing, Channel.PHONE, Instant.parse("2026-11-25T08:00:00Z")))
        .isEqualTo(new Verdict.Allowed());
    // 6 June is the national day of Sweden, a Saturday in 2026.
    assertThat(book.judgeAll(standing, Channel.PHONE, Instant.parse("2026-06-06T10:00:00Z")))
        .extracting(excluded -> excluded.rule().value())
        .containsExactly("default.holidays");
  }

  @Test
  void settings_may_name_a_pack_and_an_unknown_one_is_refused_with_the_choice() {
    assertThatThrownBy(() -> PACKS.forClient(client("NL", "Europe/Amsterdam"), withPack("fr")))
        .isInstanceOf(GelegenException.class)
        .hasMessage(
            "rulePack must be one of au, be, ca, de, default, gb, ie, nl, us but is \"fr\"");
    assertThat(PACKS.forClient(client("SE", "Europe/Stockholm"), withPack("nl")).version())
        .startsWith("nl-");
  }

  private static List<String> refusals(RuleBook book, ClientRecord client, String local) {
    Instant at = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    return book.judgeAll(standing(client), Channel.PHONE, at).stream()
        .map(excluded -> excluded.rule().value())
        .toList();
  }

  @Test
  void a_pack_that_settings_name_counts_beside_the_country_s_and_makes_nothing_laxer() {
    ClientRecord client = client("NL", "Europe/Amsterdam");
    RuleBook book = PACKS.forClient(client, withPack("gb"));
    assertThat(book.version()).isEqualTo("nl-2026.1+common-2026.4&gb-2026.1+common-2026.4");
    // In Britain calls are from 08:00 to 21:00 on any day; 29 November 2026 is a Sunday. The
    // debtor's
    // zone is unknown: it may be in London, where it is an hour earlier.
    assertThat(refusals(book, client, "2026-11-29T20:30:00"))
        .containsExactly("nl.contact-hours", "nl.sundays");
    assertThat(refusals(book, client, "2026-11-25T08:59:59")).containsExactly("gb.contact-hours");
    assertThat(refusals(book, client, "2026-11-25T09:00:00")).isEmpty();
    assertThat(refusals(book, client, "2026-11-25T19:59:59")).isEmpty();
    assertThat(refusals(book, client, "2026-11-25T20:00:00")).containsExactly("nl.contact-hours");
  }

  @Test
  void each_of_two_packs_keeps_the_holidays_of_its_own_country() {
    ClientRecord client = client("NL", "Europe/Amsterdam");
    RuleBook book = PACKS.forClient(client, withPack("ie"));
    // St Patrick's Day and King's Day of 2026, a Tuesday and a Monday; then Christmas.
    assertThat(refusals(book, client, "2026-03-17T12:00:00")).containsExactly("ie.holidays");
    assertThat(refusals(book, client, "2026-04-27T12:00:00")).containsExactly("nl.holidays");
    assertThat(refusals(book, client, "2026-12-25T12:00:00"))
        .containsExactly("nl.holidays", "ie.holidays");
    assertThat(PACKS.forClient(client, withPack("nl")).version())
        .isEqualTo(PACKS.forClient(client, ClientSettings.defaults()).version());
  }

  private static ClientSettings withPack(String pack) {
    ClientSettings settings = ClientSettings.defaults();
    return new ClientSettings(
        pack,
        settings.capacity(),
        settings.nightlyBudget(),
        settings.costs(),
        settings.shareRecoverable(),
        settings.costOfHarm(),
        settings.responseWindow(),
        settings.explorationShare(),
        settings.pooling(),
        settings.channels(),
        settings.caps(),
        settings.contactHours(),
        settings.texts(),
        settings.training());
  }
}
