package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own pack that changes, and the decisions that were made before it did. */
class RulesOfThenIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String RECORDS =
      """
      {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00Z","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
      {"type":"debtor","clientId":"noorderlicht","debtorId":"d-1","at":"2026-01-01T00:00:00Z","kind":"consumer","channels":{"email":{"address":"d1@example.org","consent":true},"phone":{"address":"+31205550001"}}}
      {"type":"case","clientId":"noorderlicht","caseId":"c-1","debtorId":"d-1","at":"2026-01-01T00:00:00Z","amount":"143.20","stage":"reminder","status":"open"}
      """;

  @TempDir private Path folder;

  @Test
  void a_decision_is_made_again_by_the_rules_of_then_after_newer_ones_came() throws IOException {
    writePack("1", "08:00", "18:00");
    Decision made;
    try (House house = open("rules.off", "nl.good-friday")) {
      GoodRecords.load(house, RECORDS);
      made = recommended(house);
      assertThat(house.recomputer().recompute(CLIENT, made).differs()).isEmpty();
    }
    String version = rules(made);
    assertThat(version).startsWith("nl-1+common-");

    writePack("2", "11:00", "12:00");
    try (House house = open("rules.off", "")) {
      Decision now = recommended(house);
      assertThat(rules(now)).startsWith("nl-2+common-").isNotEqualTo(version);
      assertThat(now.excluded()).isNotEqualTo(made.excluded());
      Recomputer.Result again = house.recomputer().recompute(CLIENT, made);
      assertThat(again.differs()).isEmpty();
      assertThat(Objects.requireNonNull(again.decision()).excluded()).isEqualTo(made.excluded());
      assertThat(house.recomputer().recompute(CLIENT, now).differs()).isEmpty();
    }
  }

  @Test
  void other_rules_under_the_version_of_before_are_refused_and_other_remarks_are_not()
      throws IOException {
    writePack("1", "08:00", "18:00");
    open("rules.off", "").close();
    Path file = folder.resolve("packs").resolve("nl.yaml");
    Files.writeString(file, "# As agreed.\n\n" + Files.readString(file));
    open("rules.off", "").close();
    writePack("1", "08:00", "19:00");
    assertThatThrownBy(() -> open("rules.off", "").close())
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining(
            "nl.yaml: the pack was changed since, but it is called nl-1 as before")
        .hasMessageContaining("give it another \"version\"");
  }

  private static String rules(Decision decision) {
    return Objects.requireNonNull(decision.basis()).rulesVersion();
  }

  private void writePack(String version, String from, String to) throws IOException {
    Path packs = Files.createDirectories(folder.resolve("packs"));
    Files.writeString(
        packs.resolve("nl.yaml"),
        """
        pack: nl
        country: NL
        version: "%s"
        includes: [common]
        zones: [Europe/Amsterdam]
        rules:
          - id: nl.contact-hours
            kind: contact-hours
            from: "%s"
            to: "%s"
            basis: "agreed"
            inForceFrom: 2023-09-01
          - id: nl.good-friday
            kind: holiday
            holiday: christian.GOOD_FRIDAY
            basis: "agreed"
            inForceFrom: 2023-09-01
            switch: on
        """
            .formatted(version, from, to));
  }

  private House open(String key, String value) {
    SettingsSources sources =
        new SettingsSources()
            .flag("data.dir", folder.resolve("data"))
            .flag("rules.dir", folder.resolve("packs"));
    ServiceSettings settings = (value.isEmpty() ? sources : sources.flag(key, value)).build();
    return House.open(settings, Ran.surroundings(NOW));
  }

  private static Decision recommended(House house) {
    return house
        .recommender()
        .recommend(
            CLIENT,
            new Recommender.Request(
                List.of(new DebtorId("d-1")),
                NOW,
                new Horizon(NOW, Duration.ofDays(7)),
                List.of(Channel.values()),
                3,
                true))
        .orElseThrow()
        .decisions()
        .getFirst();
  }
}
