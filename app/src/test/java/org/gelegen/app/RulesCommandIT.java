package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is said of contact rules, and what becomes of faulty ones. */
class RulesCommandIT {
  private static final String RECORDS =
      """
      {"type":"client","clientId":"tiny","at":"2025-01-01T00:00:00+01:00","name":"Tiny","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      {"type":"debtor","clientId":"tiny","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","kind":"consumer","timeZone":"Europe/Amsterdam","channels":{"sms":{"address":"+31612345678","consent":true},"email":{"address":"d1@example.org","consent":false}}}
      {"type":"case","clientId":"tiny","caseId":"c-1","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"143.20","stage":"reminder","status":"open"}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void importRecords() throws IOException {
    Path file = Files.writeString(folder.resolve("records.ndjson"), RECORDS);
    assertThat(run("import", file.toString()).status()).isZero();
  }

  private static Ran run(String... command) {
    List<String> words = new ArrayList<>(Arrays.asList(command));
    words.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    return Ran.command(words.toArray(String[]::new));
  }

  private static Ran check(String... more) {
    List<String> words =
        new ArrayList<>(List.of("rules", "check", "--client", "tiny", "--debtor", "d-1"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void a_permit_tells_each_channel_with_rule_basis_and_next_moment() {
    // 1 March 2026 is a Sunday; Monday opens at seven.
    Ran ran = check("--at", "2026-03-01T20:30:00+01:00");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines().toList())
        .contains(
            "sms: refused, next 2026-03-02T07:00:00+01:00",
            "email: refused, next not within 31 days",
            "    common.refused: The debtor refused this channel (GDPR art. 21; opted out)",
            "    nl.sundays until 2026-03-02T00:00:00+01:00: Bki art. 4.2(2): no contact on"
                + " Sundays")
        .anyMatch(line -> line.startsWith("    nl.contact-hours until 2026-03-02T07:00:00+01:00"));
    assertThat(check("--at", "2026-03-02T07:00:00+01:00", "--channel", "sms").out().strip())
        .isEqualTo("sms: allowed");
  }

  @Test
  void a_permit_is_one_json_object() {
    Ran ran = check("--at", "2026-03-02T06:59:59+01:00", "--channel", "sms", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode permit = ran.json().getFirst();
    assertThat(permit.get("debtorId").asString()).isEqualTo("d-1");
    assertThat(permit.get("caseId").asString()).isEqualTo("c-1");
    assertThat(permit.get("at").asString()).isEqualTo("2026-03-02T06:59:59+01:00");
    assertThat(permit.get("rules").asString()).startsWith("nl-2026.1");
    JsonNode sms = permit.at("/channels/0");
    assertThat(permit.get("channels")).hasSize(1);
    assertThat(sms.get("channel").asString()).isEqualTo("sms");
    assertThat(sms.get("allowed").asBoolean()).isFalse();
    assertThat(sms.get("next").asString()).isEqualTo("2026-03-02T07:00:00+01:00");
    assertThat(sms.at("/refusals/0/rule").asString()).isEqualTo("nl.contact-hours");
    assertThat(sms.at("/refusals/0/basis").asString()).startsWith("Bki art. 4.2(1)");
    assertThat(sms.at("/refusals/0/until").asString()).isEqualTo("2026-03-02T07:00:00+01:00");
    assertThat(sms.get("refusals")).hasSize(1);
  }

  @Test
  void who_is_not_known_fails_and_what_is_not_understood_is_wrong_usage() {
    Ran unknown = run("rules", "check", "--client", "tiny", "--debtor", "d-9");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err().strip()).isEqualTo("gelegen: debtor d-9 is not known to tiny");
    assertThat(run("rules", "check", "--client", "none", "--debtor", "d-1").status()).isEqualTo(1);
    assertThat(check("--channel", "fax").status()).isEqualTo(2);
    assertThat(check("--at", "tomorrow").status()).isEqualTo(2);
    assertThat(run("rules", "check", "--client", "tiny").status()).isEqualTo(2);
    assertThat(Ran.command("rules").status()).isEqualTo(2);
  }

  @Test
  void packs_are_listed_with_basis_and_dates() {
    Ran ran = run("rules", "list");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines().toList())
        .contains("nl-2026.1+common-2026.4, NL, Europe/Amsterdam", "common-2026.4")
        .anyMatch(
            line ->
                line.startsWith(
                    "    us.text-supplier, from 2000-01-01, third parties, switched on: SMS"))
        .anyMatch(
            line ->
                line.startsWith(
                    "    gb.contact-hours, from 2014-04-01, from memory, switched on: FCA"));
    List<JsonNode> packs = run("rules", "list", "--json").json();
    assertThat(packs.stream().map(pack -> pack.get("pack").asString()))
        .containsExactly("au", "be", "ca", "common", "de", "default", "gb", "ie", "nl", "us");
    JsonNode hours = packs.get(8).at("/rules/0");
    assertThat(hours.get("rule").asString()).isEqualTo("nl.contact-hours");
    assertThat(hours.get("inForceFrom").asString()).isEqualTo("2024-04-01");
    assertThat(hours.get("switch").asString()).isEqualTo("fixed");
    assertThat(hours.get("memory").asBoolean()).isFalse();
  }

  @Test
  void an_own_pack_counts_and_a_faulty_one_stops_the_start_with_file_line_and_reason()
      throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path config = Files.writeString(folder.resolve("own.yaml"), "rules:\n  dir: " + own + "\n");
    String pack =
        """
        pack: nl
        country: NL
        version: "own"
        includes: [common]
        zones: [Europe/Amsterdam]
        rules:
          - id: nl.hours
            kind: contact-hours
            from: "10:00"
            to: "16:00"
            basis: "the house rules"
            inForceFrom: 2020-01-01
        """;
    Files.writeString(own.resolve("nl.yaml"), pack);
    String[] at = {"--at", "2026-03-02T09:59:59+01:00", "--config", config.toString()};
    assertThat(check(at).out()).contains("nl.hours until 2026-03-02T10:00:00+01:00");
    Files.writeString(own.resolve("nl.yaml"), pack.replace("to: ", "untill: "));
    Ran refused = check(at);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err().strip())
        .isEqualTo("gelegen: a rule pack is refused: nl.yaml:7: needs \"to\"");
    Ran serve = run("serve", "--config", config.toString());
    assertThat(serve.status()).isEqualTo(1);
    assertThat(serve.err()).contains("nl.yaml:7: needs \"to\"");
  }

  @Test
  void a_rule_that_is_switched_off_forbids_nothing_and_a_fixed_one_cannot_be() throws IOException {
    Path config = Files.writeString(folder.resolve("off.yaml"), "rules:\n  off: nl.good-friday\n");
    // Good Friday 2026 is 3 April.
    String[] at = {"--at", "2026-04-03T12:00:00+02:00", "--channel", "sms"};
    assertThat(check(at).out()).contains("nl.good-friday");
    List<String> with = new ArrayList<>(Arrays.asList(at));
    with.addAll(List.of("--config", config.toString()));
    assertThat(check(with.toArray(String[]::new)).out().strip()).isEqualTo("sms: allowed");
    Files.writeString(config, "rules:\n  off: nl.contact-hours\n");
    Ran refused = check(with.toArray(String[]::new));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("nl.contact-hours cannot be switched");
  }
}
