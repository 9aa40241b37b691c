package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes over one database, each with its own histories in memory. */
class TwoNodesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String BASE = "/v1/clients/noorderlicht";
  private static final int DEBTORS = 12;

  @TempDir private Path folder;

  @Test
  void a_second_after_one_node_took_an_outcome_in_the_other_recommends_by_it()
      throws InterruptedException {
    try (RunningService one = new RunningService(folder, NOW);
        RunningService other = new RunningService(folder, NOW)) {
      one.load(portfolio());
      String key = one.house.createKey(CLIENT, Role.DIALER);
      for (int i = 0; i < DEBTORS; i++) {
        RunningService taking = i % 2 == 0 ? one : other;
        RunningService asked = i % 2 == 0 ? other : one;
        String before = excluded(asked, key, i).toString();
        assertThat(before).as("before").doesNotContain("opt-out");
        taking.asked(
            "POST",
            BASE + "/outcomes",
            key,
            "{\"type\":\"outcome\",\"contactId\":\"k-%d\",\"at\":\"%s\",\"result\":\"opt-out\"}"
                .formatted(i, NOW.minusSeconds(60)));
        assertThat(excluded(taking, key, i).toString())
            .as("where it was taken in")
            .isNotEqualTo(before);
        Thread.sleep(1_000);
        assertThat(excluded(asked, key, i))
            .as("a second later on the other node, of d-%d", i)
            .isEqualTo(excluded(taking, key, i));
      }
    }
  }

  /** Whom rules leave out and why, for a debtor who was sent an e-mail. */
  private static JsonNode excluded(RunningService service, String key, int debtor) {
    return service
        .asked(
            "POST",
            BASE + "/recommendations",
            key,
            "{\"debtorIds\":[\"d-%d\"],\"explain\":true}".formatted(debtor))
        .at("/recommendations/0/excluded");
  }

  private static String portfolio() {
    StringBuilder lines =
        new StringBuilder(
            """
            {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00Z","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
            """);
    List<String> templates =
        List.of(
            "{\"type\":\"debtor\",\"clientId\":\"noorderlicht\",\"debtorId\":\"d-%1$d\",\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"consumer\",\"channels\":{\"email\":{\"address\":\"d%1$d@example.org\",\"consent\":true},\"phone\":{\"address\":\"+3120555%1$04d\"}}}",
            "{\"type\":\"case\",\"clientId\":\"noorderlicht\",\"caseId\":\"c-%1$d\",\"debtorId\":\"d-%1$d\",\"at\":\"2026-01-01T00:00:00Z\",\"amount\":\"143.20\",\"stage\":\"reminder\",\"status\":\"open\"}",
            "{\"type\":\"contact\",\"clientId\":\"noorderlicht\",\"contactId\":\"k-%1$d\",\"debtorId\":\"d-%1$d\",\"caseId\":\"c-%1$d\",\"channel\":\"email\",\"at\":\"2026-10-01T10:00:00Z\"}");
    for (int i = 0; i < DEBTORS; i++) {
      for (String template : templates) {
        lines.append(template.formatted(i)).append('\n');
      }
    }
    return lines.toString();
  }
}
