package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.FOREIGN;
import static org.gelegen.scoring.TestService.NOW;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest.Reports;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignResourceTest {
  private static final String PATH = BASE + "/campaigns";
  private static final String ID = "01KASVCM2R7D7XJ8Z2M8Q4T9YV";
  private static final String CONTACT =
      """
      {"contactId":"k-1","debtorId":"d-17","caseId":"=c-9","alsoCaseIds":["c-7","c-8"],"decisionId":"01KASVCM2R7D7XJ8Z2M8Q4T9YV","channel":"email",
       "start":"2026-11-24T19:00:00+02:00","end":"2026-11-24T20:00:00+02:00","status":"planned","attempts":0,"template":"a, \\"b\\"","tone":"firm",
       "reach":0.75,"response":0.375,"harm":0.0,"expectedValue":"29.98","cost":"0.02","propensity":1.0}\
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_plan_is_asked_for_and_followed_until_it_is_done() {
    HttpResponse<String> response = service.post(PATH, "{\"date\":\"2026-11-24\"}");
    assertAnswer(
        response,
        202,
        "{\"id\":\"plan-1\",\"status\":\"queued\",\"date\":\"2026-11-24\",\"dryRun\":false}");
    assertThat(response.headers().firstValue("Location")).hasValue(PATH + "/plan-1");
    assertThat(service.audit.entries().getLast().what()).isEqualTo("campaign.requested");
    service.campaignRequests.finish("plan-1", campaign(CLIENT), null);
    assertAnswer(
        service.get(PATH + "/plan-1"),
        200,
        "{\"id\":\"plan-1\",\"status\":\"done\",\"date\":\"2026-11-24\",\"dryRun\":false,\"plan\":"
            + PLAN
            + "}");
  }

  @Test
  void a_dry_run_is_marked_as_one() {
    assertAnswer(
        service.post(PATH, "{\"date\":\"2026-11-23\",\"dryRun\":true}"),
        202,
        "{\"id\":\"plan-1\",\"status\":\"queued\",\"date\":\"2026-11-23\",\"dryRun\":true}");
    assertThat(service.audit.entries().getLast().what()).isEqualTo("campaign.dry-run.requested");
  }

  @Test
  void a_dry_run_tells_what_is_left_out_and_what_other_settings_would_bring() {
    service.post(
        PATH, "{\"date\":\"2026-11-24\",\"dryRun\":true,\"whatIf\":{\"nightlyBudget\":\"500\"}}");
    assertThat(service.campaignRequests.find(CLIENT, "plan-1").orElseThrow().order().whatIf())
        .isEqualTo("{\"nightlyBudget\":\"500\"}");
    service.campaignRequests.finish(
        "plan-1", campaign(CLIENT), new Reports(report(3, "20.00"), report(5, "29.50")));
    assertAnswer(
        service.get(PATH + "/plan-1"),
        200,
        "{\"id\":\"plan-1\",\"status\":\"done\",\"date\":\"2026-11-24\",\"dryRun\":true,\"plan\":"
            + PLAN
            + ",\"report\":"
            + reportJson(3, "20.00")
            + ",\"whatIf\":{\"report\":"
            + reportJson(5, "29.50")
            + ",\"difference\":{\"contacts\":2,\"cost\":\"0.04\",\"expectedValue\":\"9.50\"}}}");
  }

  static PlanReport report(int contacts, String value) {
    BigDecimal cost = new BigDecimal("0.02").multiply(BigDecimal.valueOf(contacts));
    return new PlanReport(
        new PlanReport.Week(
            new BigDecimal(value), new BigDecimal("30.00"), 0.25, new BigDecimal("15.00")),
        new PlanReport.Budget(null, cost, new BigDecimal("1.5000")),
        List.of(
            new PlanReport.ChannelSum(
                Channel.EMAIL, contacts, cost, 1.5, 0.5, 0.25, new BigDecimal(value))),
        List.of(
            new PlanReport.CellPrice(Channel.EMAIL, 18, 3, 9, contacts, new BigDecimal("2.5000"))),
        List.of(new PlanReport.RuleCount("nl.sundays", 7, 1, 168)),
        new PlanReport.LeftOut(1, 2, 3, 4, 5, 6));
  }

  private static String reportJson(int contacts, String value) {
    return """
    {"week":{"value":"%2$s","upperBound":"30.00","gap":0.25,"greedyValue":"15.00","gain":"%3$s"},
     "budget":{"planned":"%4$s","price":"1.50"},
     "channels":[{"channel":"email","contacts":%1$d,"cost":"%4$s","reached":1.5,"answers":0.5,"harm":0.25,"expectedValue":"%2$s"}],
     "prices":[{"channel":"email","hour":18,"capacity":3,"wanted":9,"planned":%1$d,"price":"2.50"}],
     "exclusions":[{"rule":"nl.sundays","debtors":7,"stopped":1,"slots":168}],
     "leftOut":{"stopped":1,"waiting":2,"postponed":3,"withoutCapacity":4,"withoutBudget":5,"displaced":6}}
    """
        .formatted(
            contacts,
            value,
            new BigDecimal(value).subtract(new BigDecimal("15.00")),
            new BigDecimal("0.02").multiply(BigDecimal.valueOf(contacts)));
  }

  @Test
  void settings_to_try_must_be_valid_and_go_with_a_dry_run() {
    assertInvalid(
        service.post(PATH, "{\"date\":\"2026-11-24\",\"whatIf\":{\"nightlyBudget\":\"5\"}}"),
        "/whatIf",
        "goes with dryRun only");
    HttpResponse<String> refused =
        service.post(
            PATH, "{\"date\":\"2026-11-24\",\"dryRun\":true,\"whatIf\":{\"experiments\":{}}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("/whatIf/experiments").contains("cannot be tried out");
  }

  @Test
  void a_date_that_is_past_or_far_off_is_refused() {
    for (String date : List.of("2026-11-22", "2027-11-24")) {
      assertInvalid(
          service.post(PATH, "{\"date\":\"" + date + "\"}"),
          "/date",
          "must be today or at most a year ahead");
    }
    assertInvalid(
        service.post(PATH, "{\"date\":\"tomorrow\"}"),
        "/date",
        "must be a date such as 2026-11-23");
  }

  private static final String PLAN =
      """
      {"campaignId":"2026-11-24","plannedAt":"2026-11-23T08:00:00+01:00","modelVersion":"test-1","value":"29.98","upperBound":"30.00","counts":{"planned":1}}\
      """;

  @Test
  void a_committed_campaign_is_shown_with_its_progress() {
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0);
    assertAnswer(
        service.get(PATH + "/2026-11-24"),
        200,
        "{\"id\":\"2026-11-24\",\"status\":\"done\",\"date\":\"2026-11-24\",\"dryRun\":false,\"plan\":"
            + PLAN
            + ",\"progress\":{\"planned\":1}}");
  }

  @Test
  void a_committed_campaign_tells_what_its_plan_left_out_and_why() {
    service.post(PATH, "{\"date\":\"2026-11-24\"}");
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0, report(1, "29.98"));
    service.campaignRequests.finish("plan-1", campaign(CLIENT), null);
    assertAnswer(
        service.get(PATH + "/2026-11-24"),
        200,
        "{\"id\":\"2026-11-24\",\"status\":\"done\",\"date\":\"2026-11-24\",\"dryRun\":false,\"plan\":"
            + PLAN
            + ",\"report\":"
            + reportJson(1, "29.98")
            + ",\"progress\":{\"planned\":1}}");
    assertAnswer(
        service.get(PATH + "/plan-1"),
        200,
        "{\"id\":\"plan-1\",\"status\":\"done\",\"date\":\"2026-11-24\",\"dryRun\":false,\"plan\":"
            + PLAN
            + ",\"report\":"
            + reportJson(1, "29.98")
            + "}");
  }

  @Test
  void a_campaign_of_another_client_is_not_found() {
    service.campaigns.commit(campaign(FOREIGN), List.of(contact()), 0);
    for (String path : List.of("/2026-11-24", "/2026-11-24/contacts")) {
      assertProblem(
          service.get(PATH + path),
          404,
          "not-found",
          "There is no such thing",
          "the campaign is not known here; check its id and the client of the key");
    }
  }

  @Test
  void contacts_are_listed_on_the_debtor_s_clock_in_the_form_that_is_wanted() {
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0);
    assertAnswer(list("*/*"), 200, "{\"contacts\":[" + CONTACT + "]}");
    HttpResponse<String> lines = list("application/x-ndjson;q=0.9, application/json;q=0.1");
    assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(lines.body()).endsWith("}\n");
    assertAnswer(lines, 200, CONTACT);
    HttpResponse<String> table = list("text/csv");
    assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(table.body())
        .isEqualTo(
            "contactId,debtorId,caseId,decisionId,channel,start,end,status,attempts,template,tone,reach,response,harm,expectedValue,cost,propensity,reason,alsoCaseIds\r\n"
                + "k-1,d-17,\"'=c-9\",\""
                + ID
                + "\",email,\"2026-11-24T19:00:00+02:00\",\"2026-11-24T20:00:00+02:00\",planned,0,"
                + "\"a, \"\"b\"\"\",firm,0.75,0.375,0.0,29.98,0.02,1.0,,\"c-7\tc-8\"\r\n");
  }

  @Test
  void contacts_are_listed_by_the_id_that_was_answered_when_the_plan_was_asked_for() {
    service.post(PATH, "{\"date\":\"2026-11-24\"}");
    assertAnswer(service.get(PATH + "/plan-1/contacts"), 200, "{\"contacts\":[]}");
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0);
    service.campaignRequests.finish("plan-1", campaign(CLIENT), null);
    assertAnswer(service.get(PATH + "/plan-1/contacts"), 200, "{\"contacts\":[" + CONTACT + "]}");
    assertThat(service.get(PATH + "/plan-9/contacts").statusCode()).isEqualTo(404);
  }

  @Test
  void a_dry_run_has_no_contacts_even_when_its_date_is_planned() {
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0);
    service.post(PATH, "{\"date\":\"2026-11-24\",\"dryRun\":true}");
    service.campaignRequests.finish("plan-1", campaign(CLIENT), null);
    assertAnswer(service.get(PATH + "/plan-1/contacts"), 200, "{\"contacts\":[]}");
  }

  private HttpResponse<String> list(String accept) {
    return service.send(
        "GET",
        PATH + "/2026-11-24/contacts",
        service.key(Role.ANALYST),
        "",
        Map.of("Accept", accept));
  }

  static Campaign campaign(ClientId client) {
    return new Campaign(
        client,
        "2026-11-24",
        LocalDate.of(2026, 11, 24),
        NOW,
        "test-1",
        new BigDecimal("29.98"),
        new BigDecimal("30.00"),
        new TreeMap<>(Map.of("planned", 1L)));
  }

  static PlannedContact contact() {
    return new PlannedContact(
            new ContactId("k-1"),
            new DebtorId("d-17"),
            new CaseId("=c-9"),
            new DecisionId(ID),
            new Action(
                Channel.EMAIL,
                new Slot(
                    Instant.parse("2026-11-24T17:00:00Z"), Instant.parse("2026-11-24T18:00:00Z"))),
            "a, \"b\"",
            Tone.FIRM,
            0.75,
            0.375,
            0,
            new BigDecimal("29.98"),
            new BigDecimal("0.02"),
            1)
        .serving(List.of(new CaseId("c-7"), new CaseId("c-8")));
  }
}
