package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.FOREIGN;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import org.gelegen.model.registry.ModelVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelResourceTest {
  private static final String PATH = BASE + "/models";
  private static final String VERSION =
      """
      {"version":"noorderlicht-%d","champion":%b,"trainedAt":"2026-11-23T08:00:00+01:00","asOf":"2026-11-23T07:00:00+01:00",
       "dataFingerprint":"f00d","settingsVersion":1,"seed":42,"metrics":{"reach.auc":%s},"notes":{"reach":"logistic"}}\
      """;

  private final TestService service = new TestService();

  @BeforeEach
  void register() {
    service.register(CLIENT, 0.69);
    service.register(CLIENT, 0.71);
    service.register(FOREIGN, 0.5);
    service.register(FOREIGN, 0.5);
    service.register(FOREIGN, 0.5);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void versions_are_listed_newest_first() {
    assertAnswer(
        service.get(PATH),
        200,
        "{\"models\":["
            + VERSION.formatted(2, false, "0.71")
            + ","
            + VERSION.formatted(1, false, "0.69")
            + "],\"promotions\":[]}");
  }

  @Test
  void one_version_is_shown_by_its_name() {
    assertAnswer(service.get(PATH + "/noorderlicht-1"), 200, VERSION.formatted(1, false, "0.69"));
    for (String name :
        new String[] {"noorderlicht-3", "1", "zuiderzon-1", "noorderlicht-01", "..%2f..%2fetc"}) {
      assertProblem(
          service.get(PATH + "/" + name),
          404,
          "not-found",
          "There is no such thing",
          "the version is not known here; check its id and the client of the key");
    }
  }

  @Test
  void versions_are_compared_metric_by_metric() {
    assertAnswer(
        service.get(PATH + "/compare?versions=noorderlicht-1,noorderlicht-2"),
        200,
        """
        {"versions":["noorderlicht-1","noorderlicht-2"],
         "metrics":[{"metric":"reach.auc","values":{"noorderlicht-1":0.69,"noorderlicht-2":0.71}}]}
        """);
    assertInvalid(
        service.get(PATH + "/compare?versions=noorderlicht-1"),
        "",
        "versions must name 2 to 5 versions");
    assertProblem(
        service.get(PATH + "/compare?versions=noorderlicht-1,zuiderzon-3"),
        404,
        "not-found",
        "There is no such thing",
        "version 2 of versions is not known here; check its id and the client of the key");
  }

  @Test
  void a_promoted_version_is_the_champion_and_that_is_on_record() {
    assertAnswer(
        service.put(PATH + "/champion", "{\"version\":\"noorderlicht-2\"}"),
        200,
        VERSION.formatted(2, true, "0.71"));
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).hasValue(2);
    assertThat(service.audit.entries().getLast().what()).isEqualTo("model.promoted");
    assertThat(service.audit.entries().getLast().detail()).isEqualTo("noorderlicht-2");
  }

  @Test
  void a_version_that_is_not_the_client_s_cannot_be_promoted() {
    for (String name : new String[] {"zuiderzon-3", "noorderlicht-3", "noorderlicht-99999999999"}) {
      assertAnswer(
          service.put(PATH + "/champion", "{\"version\":\"" + name + "\"}"),
          404,
          """
          {"type":"urn:gelegen:problem:not-found","title":"There is no such thing","status":404,"detail":"the version is not known here; see the names that GET …/models answers","errors":[{"pointer":"/version","detail":"is not the name of a version of this client"}]}
          """);
    }
    assertThat(service.models.findChampion(CLIENT)).isEmpty();
  }

  @Test
  void going_back_makes_the_champion_before_champion_again_and_tells_who_was_when() {
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-1\"}");
    String by = service.audit.entries().getLast().by();
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-2\"}");
    assertAnswer(
        service.post(PATH + "/champion/back", "{\"why\":\"calls at noon\"}"),
        200,
        VERSION.formatted(1, true, "0.69"));
    assertThat(service.audit.entries().getLast().what()).isEqualTo("model.rolled-back");
    assertThat(service.audit.entries().getLast().detail())
        .isEqualTo("noorderlicht-2 to noorderlicht-1");
    String promotion =
        "{\"version\":\"noorderlicht-%d\",\"at\":\"2026-11-23T08:00:00+01:00\",\"by\":\""
            + by
            + "\",\"why\":\"%s\"%s}";
    assertThat(TestService.json(service.get(PATH)).get("promotions"))
        .hasToString(
            "["
                + promotion.formatted(1, "calls at noon", ",\"rolledBackFrom\":\"noorderlicht-2\"")
                + ","
                + promotion.formatted(2, "asked for over HTTP", "")
                + ","
                + promotion.formatted(1, "asked for over HTTP", "")
                + "]");
  }

  @Test
  void going_back_from_a_named_version_is_refused_when_it_is_asked_for_again() {
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-2\"}");
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-1\"}");
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-2\"}");
    String body = "{\"why\":\"calls at noon\",\"from\":\"noorderlicht-2\"}";
    assertAnswer(
        service.post(PATH + "/champion/back", body), 200, VERSION.formatted(1, true, "0.69"));
    int entries = service.audit.entries().size();
    assertProblem(
        service.post(PATH + "/champion/back", body),
        409,
        "conflict",
        "It contradicts what is there",
        "noorderlicht-1 is champion, and not noorderlicht-2; nothing was changed");
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).hasValue(1);
    assertThat(service.audit.entries()).hasSize(entries);
    assertThat(
            TestService.json(
                    service.post(
                        PATH + "/champion/back", "{\"why\":\"noon\",\"from\":\"noorderlicht-9\"}"))
                .at("/errors/0/pointer")
                .asString())
        .isEqualTo("/from");
  }

  @Test
  void without_an_earlier_champion_there_is_no_going_back() {
    service.put(PATH + "/champion", "{\"version\":\"noorderlicht-1\"}");
    assertProblem(
        service.post(PATH + "/champion/back", "{\"why\":\"calls at noon\"}"),
        409,
        "conflict",
        "It contradicts what is there",
        "there is no earlier champion to go back to; promote a version by its name");
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).hasValue(1);
  }
}
