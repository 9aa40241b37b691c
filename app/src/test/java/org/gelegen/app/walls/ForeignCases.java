package org.gelegen.app.walls;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * What is asked of each endpoint with ids of another client's, by the endpoint's method and path
 * below the client's. Ids stand in braces by their kind.
 */
final class ForeignCases {
  /** Every endpoint about a client; one that is missing here fails {@link ClientWallsIT}. */
  static final Map<String, List<Case>> ALL =
      Map.ofEntries(
          entry(
              "POST /records",
              List.of(
                  // A line of another client's, which is rejected.
                  lines(
                      """
                      {"type":"payment","clientId":"{clientId}","paymentId":"{paymentId}","debtorId":"{debtorId}","at":"2026-11-20T10:00:00+01:00","amount":"1.00"}
                      """),
                  // Ids are each client's own: they name something new, or what is the client's.
                  lines(
                      """
                      {"type":"debtor","clientId":"noorderlicht","debtorId":"{debtorId}","at":"2026-11-20T10:00:00+01:00","kind":"consumer"}
                      {"type":"case","clientId":"noorderlicht","caseId":"{caseId}","debtorId":"{debtorId}","at":"2026-11-20T10:00:00+01:00","amount":"1.00","stage":"reminder","status":"open"}
                      {"type":"contact","clientId":"noorderlicht","contactId":"{contactId}","debtorId":"{debtorId}","channel":"sms","at":"2026-11-20T10:00:00+01:00"}
                      {"type":"hold","clientId":"noorderlicht","holdId":"{holdId}","debtorId":"{debtorId}","at":"2026-11-20T10:00:00+01:00","kind":"dispute","from":"2026-11-20T10:00:00+01:00"}
                      """))),
          entry(
              "POST /outcomes",
              List.of(
                  ownNames(
                      """
                      {"contactId":"{contactId}","at":"2026-11-20T10:05:00+01:00","result":"read"}
                      """),
                  new Case(
                      "",
                      """
                      {"clientId":"{clientId}","contactId":"{contactId}","at":"2026-11-20T10:06:00+01:00","result":"read"}
                      """,
                      400,
                      true))),
          entry(
              "POST /payments",
              List.of(
                  ownNames(
                      """
                      {"paymentId":"{paymentId}","debtorId":"{debtorId}","caseId":"{caseId}","at":"2026-11-20T10:00:00+01:00","amount":"1.00"}
                      """),
                  new Case(
                      "",
                      """
                      {"clientId":"{clientId}","paymentId":"{paymentId}","debtorId":"{debtorId}","at":"2026-11-20T10:00:00+01:00","amount":"1.00"}
                      """,
                      400,
                      true))),
          // An unknown debtor fails alone, in errors.
          entry("POST /recommendations", List.of(body("{\"debtorIds\":[\"{debtorId}\"]}", 200))),
          // What is described in the request is all that counts.
          entry(
              "POST /scores",
              List.of(
                  body(
                      """
                      {"debtors":[{"debtor":{"debtorId":"{debtorId}","at":"2025-02-03T09:00:00+01:00","kind":"consumer"},
                       "cases":[{"caseId":"{caseId}","debtorId":"{debtorId}","at":"2025-03-01T09:00:00+01:00","amount":"143.20","stage":"reminder","status":"open"}],
                       "contacts":[{"contactId":"{contactId}","debtorId":"{debtorId}","channel":"phone","at":"2025-03-02T10:05:00+01:00"}],
                       "outcomes":[],"payments":[{"paymentId":"{paymentId}","debtorId":"{debtorId}","at":"2025-03-02T10:05:00+01:00","amount":"1.00"}],"holds":[]}]}
                      """,
                      200))),
          entry("GET /decisions/{decisionId}", List.of(path())),
          entry("POST /trainings", List.of(body("{\"asOf\":\"2026-11-20T08:00:00+01:00\"}", 202))),
          entry("GET /trainings/{trainingId}", List.of(path())),
          entry("GET /models", List.of(namesNothing())),
          entry(
              "GET /models/compare",
              List.of(
                  query("?versions={version},noorderlicht-1"),
                  query("?versions=noorderlicht-1,{version}"))),
          entry("GET /models/{version}", List.of(path())),
          entry("PUT /models/champion", List.of(body("{\"version\":\"{version}\"}", 404))),
          entry(
              "POST /models/champion/back",
              List.of(body("{\"why\":\"noon\",\"from\":\"{version}\"}", 404))),
          entry("GET /settings", List.of(namesNothing())),
          // Numbers of versions count within a client.
          entry(
              "PUT /settings",
              List.of(
                  body(
                      """
                      {"experiments":{"list":[{"id":"a","from":"2026-12-01T00:00:00Z","segment":"true",
                       "arms":[{"policy":"model","share":0.5},{"policy":"model:{number}","share":0.5}]}]}}
                      """,
                      400))),
          entry("POST /campaigns", List.of(body("{\"date\":\"2026-11-28\"}", 202))),
          entry("GET /campaigns/{campaignId}", List.of(path())),
          entry("GET /campaigns/{campaignId}/contacts", List.of(path())),
          // A dialer's name is its own.
          entry(
              "POST /dialer/next",
              List.of(body("{\"dialerId\":\"{dialerId}\",\"limit\":1,\"leaseSeconds\":300}", 200))),
          entry("POST /dialer/leases/{leaseId}/release", List.of(path())),
          entry("GET /contacts/stuck", List.of(namesNothing())),
          entry("POST /contacts/{contactId}/plan-again", List.of(path())),
          entry("POST /contacts/{contactId}/settle", List.of(body("{\"made\":true}", 404))),
          entry("POST /contacts/{contactId}/drop", List.of(path())),
          // Every client has the same jobs, by the same names.
          entry("GET /jobs", List.of(namesNothing())),
          entry("POST /jobs/{job}/pause", List.of(body("{\"why\":\"theirs\"}", 404))),
          entry("POST /jobs/{job}/resume", List.of(path())),
          entry("POST /jobs/{job}/run", List.of(path())),
          // An order to stop names nothing; one without a reason changes nothing either.
          entry("POST /stops", List.of(body("{\"channel\":\"letter\",\"why\":\"\"}", 400))),
          entry("GET /stops", List.of(namesNothing())),
          entry("POST /stops/{stopId}/lift", List.of(path())),
          entry("GET /debtors/{debtorId}/timeline", List.of(path())),
          entry("GET /debtors/{debtorId}/data", List.of(path())),
          entry("DELETE /debtors/{debtorId}", List.of(path())),
          entry("POST /debtors/{debtorId}/objection", List.of(body("{\"why\":\"theirs\"}", 404))),
          entry("DELETE /debtors/{debtorId}/objection", List.of(path())),
          entry("GET /cases/{caseId}/hand-over", List.of(query("?to=bailiff"))));

  private ForeignCases() {}

  /**
   * A request.
   *
   * @param query with its question mark, or empty
   * @param body empty: none
   * @param status of the answer to what is another client's, and of that to what nobody has
   * @param names whether an id that is not known names something new of the client's own
   */
  record Case(String query, String body, int status, boolean names) {}

  private static Case path() {
    return new Case("", "", 404, false);
  }

  private static Case query(String query) {
    return new Case(query, "", 404, false);
  }

  private static Case namesNothing() {
    return new Case("", "", 200, false);
  }

  private static Case body(String body, int status) {
    return new Case("", body.strip(), status, false);
  }

  private static Case ownNames(String body) {
    return new Case("", body.strip(), 200, true);
  }

  private static Case lines(String body) {
    return new Case("", body, 200, true);
  }
}
