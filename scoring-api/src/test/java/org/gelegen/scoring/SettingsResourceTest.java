package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;
import static org.gelegen.scoring.TestService.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsResourceTest {
  private static final String PATH = BASE + "/settings";
  private static final String SHOWN =
      """
      {"version":%d,"settings":{"capacity":{%s},"costs":{"phone":"4.50","ivr":"0.25","sms":"0.09","whatsapp":"0.08","email":"0.02","letter":"1.25","portal":"0.01"},
       "shareRecoverable":0.8,"costOfHarm":"50.00","responseWindow":"P14D","explorationShare":%s,"pooling":false,
       "channels":[%s],"caps":[],"contactHours":{},"texts":{},"training":{"maxExamples":200000,"seed":20250101},
       "experiments":{"holdout":{"share":0.0,"salt":"global-holdout"},"list":[]},
       "collectionCosts":{"vat":false,"addInstalments":true,"noticeTemplates":["fourteen-day-letter"],"belgianMaximum":true},"letters":{"address":[],"window":"left","colour":"#1f3a5f"},
       "retention":{"debtors":"P1825D","decisions":"P1095D","shadowScores":"P365D","campaigns":"P1095D","alerts":"P365D","runs":"P365D","models":"P730D"},"courtesies":{"thankYou":false,"headsUp":0,"untilPayday":0},"payments":{},"workflows":[]}}
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_settings_in_force_are_shown_with_their_defaults() {
    assertAnswer(
        service.get(PATH), 200, SHOWN.formatted(1, "", "0.0", "\"phone\",\"sms\",\"email\""));
  }

  @Test
  void new_settings_are_a_new_version_and_that_is_on_record() {
    assertAnswer(
        service.put(
            PATH,
            "{\"capacity\":{\"phone\":{\"perHour\":40}},\"explorationShare\":0.1,\"channels\":[\"phone\"]}"),
        200,
        SHOWN.formatted(2, "\"phone\":{\"perHour\":40,\"hours\":{}}", "0.1", "\"phone\""));
    assertThat(service.settings.current(CLIENT).settings().capacity(Channel.PHONE, 9))
        .isEqualTo(40);
    assertThat(service.audit.entries().getLast().what()).isEqualTo("settings.changed");
    assertThat(service.audit.entries().getLast().detail()).isEqualTo("version=2");
  }

  @Test
  void settings_that_are_in_force_already_make_no_version() {
    assertThat(json(service.put(PATH, "{\"explorationShare\":0.1}")).at("/version").asInt())
        .isEqualTo(2);
    HttpResponse<String> again = service.put(PATH, "{\"explorationShare\":0.10,\"caps\":null}");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).at("/version").asInt()).isEqualTo(2);
    assertThat(service.settings.changes(CLIENT, 5)).hasSize(2);
    assertThat(service.audit.entries())
        .filteredOn(entry -> entry.what().equals("settings.changed"))
        .hasSize(1);
  }

  @Test
  void a_change_that_goes_on_from_an_older_version_is_refused() {
    String seen = service.get(PATH).headers().firstValue("ETag").orElse("");
    assertThat(seen).isEqualTo("\"1\"");
    HttpResponse<String> first = put("{\"explorationShare\":0.1}", seen);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag")).hasValue("\"2\"");
    for (String old : List.of(seen, "W/\"2\"", "2", "\"1\", \"3\"", "")) {
      assertProblem(
          put("{\"explorationShare\":0.2}", old),
          412,
          "precondition-failed",
          "It is not what the change goes on from",
          "version 2 is in force, whose ETag is not in If-Match: read it, change that, and send it"
              + " with If-Match: \"2\"; nothing was changed");
    }
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(2);
    assertThat(service.settings.current(CLIENT).settings().explorationShare()).isEqualTo(0.1);
    // What is in force already was brought about: by this request before, if by nobody else.
    assertThat(put("{\"explorationShare\":0.1}", seen).statusCode()).isEqualTo(200);
    assertThat(put("{\"explorationShare\":0.2}", "\"1\" ,\"2\"").statusCode()).isEqualTo(200);
    assertThat(put("{\"explorationShare\":0.3}", "*").statusCode()).isEqualTo(200);
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(4);
  }

  private HttpResponse<String> put(String body, String ifMatch) {
    return service.send(
        "PUT",
        PATH,
        service.key(Role.OPERATOR),
        body,
        Map.of("Content-Type", "application/json", "If-Match", ifMatch));
  }

  /** Each names all settings: as many as fit into a request would be an answer of some 80 MB. */
  @Test
  void so_many_mistakes_are_named_as_can_be_mended_at_once() {
    String keys =
        IntStream.range(0, 1_200)
            .mapToObj(number -> "\"a%d\":1".formatted(number))
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(json(service.put(PATH, keys)).at("/errors").size()).isEqualTo(1_000);
  }

  @Test
  void wrong_settings_are_named_and_change_nothing() {
    assertInvalid(
        service.put(PATH, "{\"explorationShare\":0.9}"),
        "/explorationShare",
        "must be a number from 0.0 to 0.5");
    assertThat(
            json(service.put(PATH, "{\"costs\":{\"pigeon\":\"1.00\"},\"colour\":1}"))
                .at("/errors")
                .size())
        .isEqualTo(2);
    assertInvalid(
        service.put(PATH, "{\"rulePack\":\"atlantis\"}"),
        "/rulePack",
        "is not a rule pack that is there");
    String experiment =
        """
        {"experiments":{"list":[{"id":"a","from":"2026-12-01T00:00:00Z","segment":"%s",
         "arms":[{"policy":"model","share":0.5},{"policy":"%s","share":0.5}]}]}}
        """;
    assertInvalid(
        service.put(
            PATH,
            """
            {"workflows":[{"name":"a","segment":"nobody",
             "steps":[{"day":1,"channel":"sms","hour":9,"template":"sms"}]}]}
            """),
        "/workflows/0/segment",
        "line 1, column 1: must be everybody");
    assertInvalid(
        service.put(PATH, experiment.formatted("nobody", "workflow")),
        "/experiments/list/0/segment",
        "line 1, column 1: must be everybody");
    assertInvalid(
        service.put(PATH, experiment.formatted("everybody", "model:1")),
        "/experiments/list/0/arms/1/policy",
        "is not a version that is registered");
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
  }

  @Test
  void a_step_needs_a_channel_that_is_used_and_a_text_of_its_own_name() {
    String workflow =
        """
        {"channels":["sms"],"texts":{"own.nl":{"language":"nl","body":"Beste"}},"workflows":[{"name":"a",
         "steps":[{"day":1,"channel":"%s","hour":9,"template":"%s"}]}]}
        """;
    String step = "/workflows/0/steps/0";
    assertInvalid(
        service.put(PATH, workflow.formatted("email", "email")),
        step + "/channel",
        "is not among the channels that are used: add it to channels, or leave it out");
    assertInvalid(
        service.put(PATH, workflow.formatted("sms", "owns")),
        step + "/template",
        "is no text: add one of that name to texts, or name one that comes with the product, such"
            + " as sms or sms-firm");
    for (String kept : List.of("thank-you", "promise-reminder", "callback")) {
      assertInvalid(
          service.put(PATH, workflow.formatted("sms", kept)),
          step + "/template",
          "is kept for thanks, reminders of promises and calls that debtors ask for: choose another"
              + " name");
    }
    for (String template : List.of("own", "sms", "sms-firm", "sms-help")) {
      assertThat(service.put(PATH, workflow.formatted("sms", template)).statusCode())
          .as(template)
          .isEqualTo(200);
    }
  }

  @Test
  void the_other_channels_of_a_step_need_the_same() {
    String workflow =
        """
        {"channels":["sms","letter"],"texts":{"own.nl":{"language":"nl","body":"Beste"}},"workflows":[{"name":"a",
         "steps":[{"day":1,"channel":"sms","hour":9,"template":"sms","otherwise":[{"channel":"%s","template":"%s"}]}]}]}
        """;
    String way = "/workflows/0/steps/0/otherwise/0";
    assertInvalid(
        service.put(PATH, workflow.formatted("email", "email")),
        way + "/channel",
        "is not among the channels that are used: add it to channels, or leave it out");
    assertInvalid(
        service.put(PATH, workflow.formatted("letter", "sms-firm")),
        way + "/template",
        "is no text: add one of that name to texts, or name one that comes with the product, such"
            + " as letter or letter-firm");
    assertThat(service.put(PATH, workflow.formatted("letter", "own")).statusCode()).isEqualTo(200);
  }
}
