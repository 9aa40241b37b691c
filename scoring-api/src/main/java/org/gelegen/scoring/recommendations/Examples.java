package org.gelegen.scoring.recommendations;

/** A recommendation as it is asked for and answered. */
final class Examples {
  static final String REQUEST =
      """
      {"debtorIds":["d-17"],"at":"2026-11-23T08:00:00+01:00","horizon":"P7D","channels":["phone","email"],"alternatives":1,"explain":true,"language":"en"}
      """;

  static final String SCORE =
      """
      {"debtors":[{"debtor":{"debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","timeZone":"Europe/Amsterdam","channels":{"phone":{"address":"+31612345678"}}},
       "cases":[{"caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"143.20","stage":"reminder","status":"open"}],
       "contacts":[{"contactId":"k-1","debtorId":"d-17","caseId":"c-9","channel":"phone","at":"2025-03-02T10:05:00+01:00"}],
       "outcomes":[{"contactId":"k-1","at":"2025-03-02T10:06:00+01:00","result":"no-answer"}],
       "payments":[],"holds":[]}],"horizon":"P7D","alternatives":1,"explain":true,"language":"en"}
      """;

  private static final String RECOMMENDATION =
      """
      {"debtorId":"d-17","caseId":"c-9","decisionId":"01KASVCM2R7D7XJ8Z2M8Q4T9YV","action":"contact","channel":"email",
       "slot":{"start":"2026-11-25T19:00:00+01:00","end":"2026-11-25T20:00:00+01:00"},
       "reach":0.61,"response":0.27,"harm":0.002,"expectedValue":"9.14",
       "tone":"friendly","offer":"payment-link","template":"email","language":"nl",
       "costs":{"amount":"40.00","claims":1,"from":"2026-12-04T00:00:00+01:00","heldBack":false},"propensity":0.97,
       "alternatives":[{"channel":"phone","slot":{"start":"2026-11-24T18:00:00+01:00","end":"2026-11-24T19:00:00+01:00"},"reach":0.34,"response":0.31,"harm":0.01,"expectedValue":"7.80"}],
       "reasons":[{"feature":"daysSincePayday","value":1,"effect":0.41,"text":"On that day the income came 1 day before. This makes the contact worth more."}],
       "baseline":8.52,"otherEffects":0.21,
       "changes":{"action":"contact","channel":"phone","slot":{"start":"2026-11-24T18:00:00+01:00","end":"2026-11-24T19:00:00+01:00"},"expectedValue":"7.80","worthLess":"1.34"},
       "excluded":[{"rule":"nl.contact-hours","slots":84,"basis":"Bki art. 4.2","until":"2026-11-24T07:00:00+01:00"}]}\
      """;

  static final String LINE =
      "{\"modelVersion\":\"noorderlicht-12\",\"recommendation\":"
          + RECOMMENDATION.replace("\n", "")
          + "}";

  static final String RESPONSE =
      "{\"modelVersion\":\"noorderlicht-12\",\"recommendations\":[" + RECOMMENDATION + "]}";

  static final String DECISION =
      "{\"at\":\"2026-11-23T08:00:00+01:00\",\"modelVersion\":\"noorderlicht-12\",\"decision\":"
          + RECOMMENDATION
          + ",\"permitted\":[{\"channel\":\"email\",\"slot\":{\"start\":\"2026-11-25T19:00:00+01:00\","
          + "\"end\":\"2026-11-25T20:00:00+01:00\"},\"probability\":0.97}],\"same\":true}";

  private Examples() {}
}
