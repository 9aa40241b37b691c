package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertProblem;

import java.net.http.HttpResponse;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.changes.Changes;
import org.gelegen.scoring.access.ApiKeys;
import org.junit.jupiter.api.Test;

class KeyLimitsTest {
  /** One a second: four at once. */
  @Test
  void a_key_that_asks_too_often_is_told_when_to_ask_again_and_others_go_on() {
    try (TestService service = new TestService(1)) {
      HttpResponse<String> response = service.get(BASE + "/models");
      for (int i = 0; i < 6 && response.statusCode() == 200; i++) {
        response = service.get(BASE + "/models");
      }
      assertProblem(
          response,
          429,
          "too-many-requests",
          "Too many requests",
          "this key asks too often; wait as many seconds as Retry-After says");
      assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(
              service
                  .send("GET", BASE + "/models", service.key(Role.ANALYST), "", Map.of())
                  .statusCode())
          .isEqualTo(200);
      assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_revoked_key_opens_nothing_from_the_next_request_on_and_uses_are_noted() {
    try (TestService service = new TestService()) {
      assertThat(service.get(BASE + "/models").statusCode()).isEqualTo(200);
      ApiKeys keys =
          new ApiKeys(
              service.keyStore,
              service.audit,
              Changes.unknown(),
              service.services.clock(),
              service.services.random());
      String keyId =
          keys.list(TestService.CLIENT).stream()
              .filter(key -> key.role() == Role.OPERATOR)
              .peek(key -> assertThat(key.lastUsedAt()).isEqualTo(TestService.NOW))
              .findFirst()
              .orElseThrow()
              .keyId();
      assertThat(keys.revoke(TestService.CLIENT, keyId, "test")).isTrue();
      assertThat(service.get(BASE + "/models").statusCode()).isEqualTo(401);
    }
  }
}
