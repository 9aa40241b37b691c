package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.storage.DatabaseSettings;
import org.gelegen.storage.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done from a page is done with its entry in the audit log, or not at all. */
class OneStrokePagesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SAVE = "do=save&text=" + encoded("{\"explorationShare\":0.1}");

  @TempDir private static Path folder;

  @Test
  void settings_that_cannot_be_put_on_record_are_not_put_in_force() throws SQLException {
    try (RunningService service = new RunningService(folder, NOW)) {
      service.load(
          """
          {"type":"client","clientId":"noorderlicht","at":"2026-11-01T09:00:00Z","name":"Noorderlicht","timeZone":"Europe/Amsterdam","currency":"EUR","country":"NL"}
          """);
      String cookie = signIn(service, service.house.createKey(CLIENT, Role.OPERATOR));
      int before = service.house.stores().settings().current(CLIENT).number();

      execute(
          "alter table gelegen.audit_entry"
              + " add constraint full_disk check (what <> 'settings.changed') not valid");
      HttpResponse<String> failed = save(service, cookie, before);
      assertThat(failed.statusCode()).as(failed.body()).isEqualTo(500);
      assertThat(service.house.stores().settings().current(CLIENT).number()).isEqualTo(before);

      execute("alter table gelegen.audit_entry drop constraint full_disk");
      HttpResponse<String> saved = save(service, cookie, before);
      assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
      assertThat(service.house.stores().settings().current(CLIENT).number()).isEqualTo(before + 1);
      assertThat(service.house.stores().settings().current(CLIENT).settings().explorationShare())
          .isEqualTo(0.1);
    }
  }

  private static HttpResponse<String> save(RunningService service, String cookie, int inForce) {
    return service.send(
        "POST",
        "/settings",
        "",
        SAVE + "&inForce=" + inForce,
        Map.of("Cookie", cookie, "Content-Type", FORM));
  }

  private static String signIn(RunningService service, String key) {
    return service
        .send("POST", "/sign-in", "", "key=" + encoded(key), Map.of("Content-Type", FORM))
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow(() -> new AssertionError("the key is not good"))
        .replaceFirst(";.*", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void execute(String sql) throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.open(folder)) {
      DatabaseSettings settings = database.settings();
      try (Connection connection =
              DriverManager.getConnection(settings.url(), "postgres", settings.password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
