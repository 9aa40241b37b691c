package org.gelegen.scoring.documentation;

import java.util.Map;
import org.gelegen.scoring.http.Endpoint;

/**
 * What operations are called in generated clients, for good, and in which group they stand: a
 * client's class is made of each group.
 */
final class OperationNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("POST /v1/clients/{clientId}/records", "importRecords"),
          Map.entry("POST /v1/clients/{clientId}/outcomes", "sendOutcomes"),
          Map.entry("POST /v1/clients/{clientId}/payments", "sendPayments"),
          Map.entry("POST /v1/clients/{clientId}/recommendations", "recommend"),
          Map.entry("POST /v1/clients/{clientId}/scores", "score"),
          Map.entry("GET /v1/clients/{clientId}/decisions/{decisionId}", "getDecision"),
          Map.entry("POST /v1/clients/{clientId}/trainings", "orderTraining"),
          Map.entry("GET /v1/clients/{clientId}/trainings/{trainingId}", "getTraining"),
          Map.entry("GET /v1/clients/{clientId}/models", "listModels"),
          Map.entry("GET /v1/clients/{clientId}/models/compare", "compareModels"),
          Map.entry("GET /v1/clients/{clientId}/models/{version}", "getModel"),
          Map.entry("PUT /v1/clients/{clientId}/models/champion", "promote"),
          Map.entry("POST /v1/clients/{clientId}/models/champion/back", "rollBack"),
          Map.entry("GET /v1/clients/{clientId}/settings", "getSettings"),
          Map.entry("PUT /v1/clients/{clientId}/settings", "replaceSettings"),
          Map.entry("POST /v1/clients/{clientId}/campaigns", "orderCampaign"),
          Map.entry("GET /v1/clients/{clientId}/campaigns/{campaignId}", "getCampaign"),
          Map.entry(
              "GET /v1/clients/{clientId}/campaigns/{campaignId}/contacts", "listPlannedContacts"),
          Map.entry("GET /v1/clients/{clientId}/contacts/stuck", "listStuckContacts"),
          Map.entry("POST /v1/clients/{clientId}/contacts/{contactId}/plan-again", "planAgain"),
          Map.entry("POST /v1/clients/{clientId}/contacts/{contactId}/settle", "settleContact"),
          Map.entry("POST /v1/clients/{clientId}/contacts/{contactId}/drop", "dropContact"),
          Map.entry("GET /v1/clients/{clientId}/jobs", "listJobs"),
          Map.entry("POST /v1/clients/{clientId}/jobs/{job}/pause", "pauseJob"),
          Map.entry("POST /v1/clients/{clientId}/jobs/{job}/resume", "resumeJob"),
          Map.entry("POST /v1/clients/{clientId}/jobs/{job}/run", "runJob"),
          Map.entry("POST /v1/clients/{clientId}/debtors/{debtorId}/objection", "object"),
          Map.entry(
              "DELETE /v1/clients/{clientId}/debtors/{debtorId}/objection", "withdrawObjection"),
          Map.entry("POST /v1/clients/{clientId}/stops", "stop"),
          Map.entry("GET /v1/clients/{clientId}/stops", "listStops"),
          Map.entry("POST /v1/clients/{clientId}/stops/{stopId}/lift", "liftStop"),
          Map.entry("POST /v1/clients/{clientId}/dialer/next", "nextCalls"),
          Map.entry("POST /v1/clients/{clientId}/dialer/leases/{leaseId}/release", "releaseCall"),
          Map.entry("GET /v1/clients/{clientId}/debtors/{debtorId}/timeline", "getTimeline"),
          Map.entry("GET /v1/clients/{clientId}/debtors/{debtorId}/data", "getDebtorData"),
          Map.entry("DELETE /v1/clients/{clientId}/debtors/{debtorId}", "eraseDebtor"),
          Map.entry("GET /v1/clients/{clientId}/cases/{caseId}/hand-over", "handOver"),
          Map.entry("GET /health/live", "isLive"),
          Map.entry("GET /health/ready", "isReady"),
          Map.entry("GET /metrics", "getMetrics"),
          Map.entry("GET /openapi.json", "getOpenApi"),
          Map.entry("GET /docs", "getDocumentation"),
          Map.entry("GET /docs.css", "getDocumentationStyle"));

  /** The groups whose name is not the first word of their paths. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "outcomes", "records",
          "payments", "records",
          "recommendations", "decisions",
          "scores", "decisions",
          "trainings", "models");

  private OperationNames() {}

  /**
   * The name of an operation.
   *
   * @throws IllegalArgumentException for an endpoint that has none yet: names are chosen
   */
  static String of(Endpoint endpoint) {
    String name = NAMES.get(endpoint.toString());
    if (name == null) {
      throw new IllegalArgumentException(
          endpoint + " needs a name for generated clients in OperationNames");
    }
    return name;
  }

  /** The group of an operation. */
  static String group(Endpoint endpoint) {
    if (endpoint.isOpen()) {
      return "operations";
    }
    String first = endpoint.path().substring(Endpoint.CLIENT.length() + 1).split("/", -1)[0];
    return GROUPS.getOrDefault(first, first);
  }
}
