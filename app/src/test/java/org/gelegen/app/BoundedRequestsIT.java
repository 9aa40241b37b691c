package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits for ever for an answer, whatever the database is busy with. */
class BoundedRequestsIT {
  @TempDir private Path folder;

  @Test
  void a_request_that_waits_for_the_database_is_answered_503_with_when_to_ask_again()
      throws Exception {
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder.resolve("data")).flag("http.port", 0).build();
    try (House house =
            House.open(settings, Ran.surroundings(Instant.parse("2026-11-23T09:00:00Z")));
        ApiServer server = ApiServer.start(house, settings.http());
        HttpClient http = HttpClient.newHttpClient()) {
      String key = house.createKey(new ClientId("noorderlicht"), Role.OPERATOR);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.uri() + "/v1/clients/noorderlicht/models"))
              .header("Authorization", "Bearer " + key)
              .timeout(Duration.ofSeconds(60))
              .build();
      try (Connection other = house.database().dataSource().getConnection();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        // As the owner, until the end of the transaction.
        statement.execute("set local role none");
        statement.execute("lock table api_key in access exclusive mode");
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        other.rollback();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValue("application/problem+json");
        assertThat(answer.body())
            .contains("urn:gelegen:problem:unavailable")
            .doesNotContain("statement", "Exception");
      }
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }
}
