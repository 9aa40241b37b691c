package org.gelegen.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gelegen.app.offpolicy.EvaluationSettings;
import org.gelegen.app.offpolicy.LogColumns;
import org.gelegen.app.offpolicy.LogEvaluation;
import org.gelegen.app.offpolicy.PolicyRequest;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.GelegenException;
import org.gelegen.trainer.offpolicy.Estimators;
import org.gelegen.trainer.offpolicy.Resampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people write or export: what is wrong with them is told in a line. */
class FileFuzzTest {
  private static final List<String> SERVICE =
      List.of(
          """
          database:
            url: jdbc:postgresql://127.0.0.1/gelegen
            user: gelegen
          http: {host: 127.0.0.1, port: 7070, requestsPerSecond: 50}
          rules.off: nl.sundays
          """,
          """
          "data.dir": data
          smtp:
            host: mail.example.org
            security: tls
            from: incasso@example.org
          webhook:
            url: https://hook.example.org/x
            secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
            channels: sms, letter
          """);
  private static final List<String> LOGS =
      List.of(
          """
          action,propensity,reward,q_hat,pi_new,v_new
          a,0.5,1,0.4,0.9,0.5
          b,0.5,0,0.2,0.1,0.5
          a,0.25,1,0.4,0.9,0.5
          """,
          """
          "action";"propensity";"reward"
          "a, or b",1e-3,"-1"
          """,
          "action,propensity,reward,choice_new\nx,1,0,x\ny,1,2,x\n");

  @TempDir private Path folder;

  @Test
  void the_service_s_settings_are_taken_or_refused_by_key_and_line() throws Exception {
    Path file = folder.resolve("gelegen.yaml");
    ParserFuzz.run(
        "gelegen.yaml",
        SERVICE,
        input -> {
          Files.write(file, input);
          try {
            assertThat(new SettingsSources().file(file).build()).isNotNull();
          } catch (GelegenException e) {
            assertThat(e.getMessage()).isNotBlank();
          }
        });
  }

  @Test
  void a_log_of_decisions_is_evaluated_or_refused_in_a_line() throws Exception {
    Path file = folder.resolve("log.csv");
    LogColumns columns =
        new LogColumns(
            "action",
            "propensity",
            "reward",
            "q_hat",
            "pi_",
            "choice_",
            "v_",
            Map.of(),
            null,
            null);
    EvaluationSettings settings =
        new EvaluationSettings(Estimators.all(List.of(5.0), List.of(5.0)), new Resampling(1, 100));
    PolicyRequest request = new PolicyRequest(List.of("new"), List.of(), false);
    ParserFuzz.run(
        "a log to evaluate",
        LOGS,
        input -> {
          Files.write(file, input);
          try {
            assertThat(new LogEvaluation(columns, settings, _ -> {}).run(file, request)).hasSize(1);
          } catch (GelegenException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
          }
        });
  }
}
