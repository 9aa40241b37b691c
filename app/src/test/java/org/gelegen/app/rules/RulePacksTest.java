package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.RollingCap;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePacksTest {
  private static final String HEAD =
      """
      pack: be
      country: BE
      version: "1"
      zones: [Europe/Brussels]
      rules:
      """;
  private static final String HOURS =
      """
        - id: be.hours
          kind: contact-hours
          from: "08:00"
          to: "20:00"
          basis: "custom"
          inForceFrom: 2023-09-01
      """;

  @TempDir private Path directory;

  private RulePacks read(String file, String yaml) throws IOException {
    Files.writeString(directory.resolve(file), yaml);
    return RulePacks.read(Optional.of(directory), Map.of());
  }

  private static RulePack pack(RulePacks packs, String name) {
    return Objects.requireNonNull(packs.byName().get(name));
  }

  private List<String> problems(String file, String yaml) {
    RulePackException refusal =
        catchThrowableOfType(RulePackException.class, () -> read(file, yaml));
    assertThat(refusal).as("a refusal of %s", yaml).isNotNull();
    return refusal.problems();
  }

  @Test
  void every_key_of_a_pack_is_read() throws IOException {
    RulePack pack =
        pack(
            read(
                "be.yaml",
                """
                pack: be
                country: BE
                version: "7"
                includes: [common]
                zones: [Europe/Brussels, Europe/Paris]
                rules:
                  - id: be.hours
                    kind: contact-hours
                    channels: [phone, ivr]
                    days: [MON, SAT]
                    from: "08:00"
                    to: "20:30"
                    basis: "custom"
                    inForceFrom: 2023-09-01
                    inForceUntil: 2030-01-01
                    party: third
                    memory: true
                    switch: off
                  - id: be.cap
                    kind: rolling-cap
                    channels: [letter]
                    contacts: 2
                    within: P30D
                    basis: "custom"
                    inForceFrom: 2023-09-01
                """),
            "be");
    assertThat(pack.label()).isEqualTo("be-7+common-2026.4");
    assertThat(pack.country()).isEqualTo("BE");
    assertThat(pack.zones())
        .containsExactly(ZoneId.of("Europe/Brussels"), ZoneId.of("Europe/Paris"));
    assertThat(pack.rules().getFirst().header().id().pack()).isEqualTo("common");
    assertThat(pack.rules().reversed().subList(0, 2))
        .containsExactly(
            new RollingCap(
                new RuleHeader(
                    new RuleId("be.cap"),
                    "custom",
                    new RuleHeader.InForce(LocalDate.of(2023, 9, 1), null),
                    null,
                    RuleHeader.Source.READ,
                    RuleHeader.Setting.FIXED),
                Set.of(Channel.LETTER),
                2,
                Duration.ofDays(30)),
            new ContactHours(
                new RuleHeader(
                    new RuleId("be.hours"),
                    "custom",
                    new RuleHeader.InForce(LocalDate.of(2023, 9, 1), LocalDate.of(2030, 1, 1)),
                    Party.THIRD,
                    RuleHeader.Source.MEMORY,
                    RuleHeader.Setting.OFF),
                Set.of(Channel.PHONE, Channel.IVR),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                LocalTime.of(8, 0),
                LocalTime.of(20, 30)));
  }

  @Test
  void a_file_replaces_the_shipped_pack_of_its_name() throws IOException {
    RulePacks packs = read("nl.yaml", (HEAD + HOURS).replace("be", "nl").replace("BE", "NL"));
    assertThat(pack(packs, "nl").label()).isEqualTo("nl-1");
    assertThat(packs.byName())
        .containsOnlyKeys("au", "be", "ca", "de", "default", "gb", "ie", "nl", "us");
  }

  @Test
  void a_pack_of_another_name_binds_those_whose_settings_name_it_and_no_others()
      throws IOException {
    RulePacks packs = read("acme.yaml", (HEAD + HOURS).replace("be", "acme").replace("BE", "NL"));
    ClientRecord dutch =
        new ClientRecord(
            new ClientId("noorderlicht"),
            Instant.EPOCH,
            "Noorderlicht",
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            Currency.getInstance("EUR"),
            Party.THIRD);
    assertThat(packs.forClient(dutch, ClientSettings.defaults()).version()).startsWith("nl-");
  }

  /** Each replaces one line of a good pack; lines are counted from the top of the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pack: be                | pack: bee                | be.yaml:1: "pack" must be be but is bee
          country: BE             | country: Belgium         | be.yaml:2: "country" must be a country code in capitals whose holidays are known but is "Belgium"
          country: BE             | cuontry: BE              | be.yaml:2: unknown key "cuontry"; known here: pack, country, version, zones, includes, rules
          zones: [Europe/Brussels] | zones: [Europe/Brusels] | be.yaml:4: "zones" must be an IANA time zone such as Europe/Amsterdam but is "Europe/Brusels"
          zones: [Europe/Brussels] | zones: ["+01:00"]       | be.yaml:4: "zones" must be an IANA time zone such as Europe/Amsterdam but is "+01:00"
          zones: [Europe/Brussels] | includes: [commun]      | be.yaml:4: "includes" names "commun", which is not there
          zones: [Europe/Brussels] | includes: [be]          | be.yaml:4: "includes" goes round: be > be
          - id: be.hours          | - id: nl.hours           | be.yaml:6: "id" must begin with "be." but is nl.hours
          - id: be.hours          | - id: Hours              | be.yaml:6: "id" a rule's id must look like nl.contact-hours but is "Hours"
          kind: contact-hours     | kind: hours              | be.yaml:7: "kind" must be one of actionable-case, after-conversation, appointment, closed-channels, closed-days, confirmed-addresses, consecutive-days-cap, contact-hours, daily-cap, dates, dead-addresses, hold, holiday, holidays, inconvenient-times, missing-addresses, need, opt-in, refused-channels, regional-holidays, rolling-cap, stated-choice, voice-first but is "hours"
          from: "08:00"           | from: "8 o'clock"        | be.yaml:8: "from" must be a time of day such as "07:00" but is "8 o'clock"
          from: "08:00"           | from: "20:00"            | be.yaml:6: from must be before 20:00 but is 20:00
          from: "08:00"           | channels: [phone]        | be.yaml:6: needs "from"
          to: "20:00"             | form: "20:00"            | be.yaml:6: needs "to"
          basis: "custom"         | basis: ""                | be.yaml:10: "basis" must be a plain value but is ""
          basis: "custom"         | party: third             | be.yaml:6: needs "basis"
          basis: "custom"         | basis: [a, b]            | be.yaml:10: "basis" must be a plain value but is a list
          inForceFrom: 2023-09-01 | inForceFrom: 1-9-2023    | be.yaml:11: "inForceFrom" must be a date such as 2024-04-01 but is "1-9-2023"
          inForceFrom: 2023-09-01 | inForceFrom: 2023-02-30  | be.yaml:11: "inForceFrom" must be a date such as 2024-04-01 but is "2023-02-30"
          """)
  void a_mistake_is_refused_with_file_line_and_reason(String good, String bad, String problem) {
    String yaml = HEAD + HOURS;
    assertThat(yaml).contains(good);
    assertThat(problems("be.yaml", yaml.replace(good, bad))).containsExactly(problem);
  }

  /** Each is added to a good rule, whose last line is 11. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          memory: true               | be.yaml:6: be.hours has figures from memory, so it must be switchable
          memory: yes                | be.yaml:12: "memory" must be true or false but is "yes"
          switch: maybe              | be.yaml:12: "switch" must be on or off but is "maybe"
          party: second              | be.yaml:12: "party" must be one of first, third but is "second"
          inForceUntil: 2023-09-01   | be.yaml:6: inForceUntil must be after 2023-09-01 but is 2023-09-01
          channels: [fax]            | be.yaml:12: "channels" must be one of phone, ivr, sms, whatsapp, email, letter, portal but is "fax"
          channels: []               | be.yaml:12: "channels" must be a list of at least one item
          channels: [sms, sms]       | be.yaml:12: "channels" names "sms" twice
          days: [Monday]             | be.yaml:12: "days" must be one of MON, TUE, WED, THU, FRI, SAT, SUN but is "Monday"
          basis: "again"             | be.yaml:12: names "basis" twice
          within: P7D                | be.yaml:12: unknown key "within"; known here: kind, id, inForceFrom, inForceUntil, basis, party, memory, switch, channels, days, from, to
          """)
  void a_key_too_many_or_with_a_wrong_value_is_refused(String key, String problem) {
    assertThat(problems("be.yaml", HEAD + HOURS + "    " + key + "\n")).containsExactly(problem);
  }

  @Test
  void every_rule_with_a_mistake_is_told_at_once() {
    String second = HOURS.replace("be.hours", "be.more").replace("\"20:00\"", "late");
    assertThat(problems("be.yaml", HEAD + HOURS.replace("08:00", "early") + second))
        .containsExactly(
            "be.yaml:8: \"from\" must be a time of day such as \"07:00\" but is \"early\"",
            "be.yaml:15: \"to\" must be a time of day such as \"07:00\" but is \"late\"");
  }

  @Test
  void the_same_rule_twice_is_refused_unless_for_other_dates() throws IOException {
    assertThat(problems("be.yaml", HEAD + HOURS + HOURS))
        .containsExactly("be.yaml:12: rule be.hours is there twice for the same dates");
    String earlier = HOURS.replace("2023-09-01", "2020-01-01") + "    inForceUntil: 2023-09-01\n";
    assertThat(pack(read("be.yaml", HEAD + HOURS + earlier), "be").rules()).hasSize(2);
  }

  @Test
  void a_holiday_that_no_calendar_knows_is_refused_because_it_would_forbid_nothing() {
    String rule =
        """
          - id: be.holiday
            kind: holiday
            holiday: KINGS_DAY
            basis: "custom"
            inForceFrom: 2023-09-01
        """;
    assertThat(problems("be.yaml", HEAD + rule).getFirst())
        .startsWith("be.yaml:6: no holiday of BE is called \"KINGS_DAY\"; there are ");
  }

  @Test
  void a_region_that_no_calendar_knows_is_refused_and_so_is_a_name_without_a_country() {
    String rule =
        """
          - id: be.regions
            kind: regional-holidays
            postcodes:
              "1": [flanders]
            basis: "custom"
            inForceFrom: 2023-09-01
        """;
    assertThat(problems("be.yaml", HEAD + rule))
        .containsExactly("be.yaml:6: no region of BE is called \"flanders\"; there are ");
    String german = (HEAD + rule).replace("be", "de").replace("BE", "DE");
    assertThat(problems("de.yaml", german).getLast())
        .startsWith("de.yaml:6: no region of DE is called \"flanders\"; there are bb, be, bw, by");
    assertThat(problems("be.yaml", (HEAD + rule).replace("country: BE\n", "")).getFirst())
        .isEqualTo("be.yaml:5: a pack without \"country\" cannot name holidays or regions");
  }

  @Test
  void figures_of_the_new_kinds_are_refused_where_they_stand() {
    String rule =
        """
          - id: be.calls
            kind: consecutive-days-cap
            contacts: 7
            days: 7
            per: debt
            basis: "custom"
            inForceFrom: 2023-09-01
        """;
    assertThat(problems("be.yaml", HEAD + rule))
        .containsExactly("be.yaml:10: \"per\" must be one of debtor, case but is \"debt\"");
    assertThat(
            problems(
                "be.yaml",
                HEAD + rule.replace("per: debt", "per: case").replace("days: 7", "days: 31")))
        .containsExactly("be.yaml:6: days must be from 1 to 30 but is 31");
  }

  @Test
  void dates_stand_under_their_year() {
    String rule =
        """
          - id: be.dates
            kind: dates
            dates:
              2024: [2025-05-10]
            basis: "decree"
            inForceFrom: 2023-09-01
        """;
    assertThat(problems("be.yaml", HEAD + rule))
        .containsExactly("be.yaml:9: \"dates\" has 2025-05-10 under 2024");
  }

  @Test
  void what_is_not_yaml_or_not_keys_is_refused_at_its_line() {
    assertThat(problems("be.yaml", HEAD + "  - id: [\n").getFirst())
        .startsWith("be.yaml:6: is not YAML: while parsing a flow node; expected ");
    assertThat(problems("be.yaml", "")).containsExactly("be.yaml:1: is empty");
    assertThat(problems("be.yaml", "- a\n- b\n"))
        .containsExactly("be.yaml:1: must be keys with values but is a list");
    assertThat(problems("be.yaml", HEAD + HOURS + "---\npack: be\n"))
        .containsExactly("be.yaml:13: must hold one document only");
  }

  @Test
  void a_directory_that_is_not_there_is_refused() {
    RulePackException refusal =
        catchThrowableOfType(
            RulePackException.class,
            () -> RulePacks.read(Optional.of(directory.resolve("nowhere")), Map.of()));
    assertThat(refusal.problems()).hasSize(1);
    assertThat(refusal.problems().getFirst()).contains("nowhere cannot be read");
  }

  @Test
  void the_switches_tell_how_every_switchable_rule_stands() {
    Map<RuleId, Boolean> switches = RulePacks.shipped().switches();
    assertThat(switches)
        .containsEntry(new RuleId("nl.holidays"), true)
        .containsEntry(new RuleId("nl.good-friday"), true)
        .containsEntry(new RuleId("nl.liberation-day"), true)
        .containsEntry(new RuleId("gb.contact-hours"), true)
        .doesNotContainKey(new RuleId("nl.contact-hours"));
    assertThat(RulePacks.read(Optional.empty(), Map.of(new RuleId("be.sundays"), false)).switches())
        .hasSameSizeAs(switches)
        .containsEntry(new RuleId("be.sundays"), false);
  }
}
