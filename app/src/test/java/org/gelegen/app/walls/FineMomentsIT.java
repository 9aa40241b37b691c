package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.trainer.PriorModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Decisions about moments finer than the database can keep. */
class FineMomentsIT {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String BASE = "/v1/clients/noorderlicht";

  @TempDir private static Path folder;

  @Test
  void a_decision_about_a_moment_finer_than_a_microsecond_comes_out_the_same() throws Exception {
    try (RunningService service =
        new RunningService(folder, Instant.parse("2026-11-23T09:00:00.123456789Z"))) {
      String key = service.house.createKey(CLIENT, Role.OPERATOR);
      service.load(
          """
          {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-1","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+31612345671"},"sms":{"address":"+31612345671","consent":true}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-1","debtorId":"d-1","at":"2025-03-01T09:00:00+01:00","amount":"143.20","stage":"reminder","status":"open"}
          """);
      service.register(CLIENT, PriorModels.segmentTable());
      service.asked("PUT", BASE + "/models/champion", key, "{\"version\":\"noorderlicht-1\"}");
      for (String asked :
          List.of(
              "",
              ",\"at\":\"2026-11-23T10:30:00.123456789+01:00\"",
              ",\"at\":\"2026-11-24T10:30:00.9999999+01:00\",\"horizon\":\"PT6H0.1234567S\"",
              ",\"at\":\"2026-11-16T10:30:00.000000001+01:00\"")) {
        JsonNode answer =
            service.asked(
                "POST",
                BASE + "/recommendations",
                key,
                "{\"debtorIds\":[\"d-1\"],\"alternatives\":3,\"explain\":true" + asked + "}");
        JsonNode made = answer.path("recommendations").path(0);
        JsonNode again =
            service.asked(
                "GET", BASE + "/decisions/" + made.path("decisionId").stringValue(), key, "");
        assertThat(again.path("same").booleanValue()).as(asked + " " + again).isTrue();
      }
    }
  }
}
