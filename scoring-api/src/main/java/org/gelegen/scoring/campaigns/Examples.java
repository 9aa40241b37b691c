package org.gelegen.scoring.campaigns;

/** Campaigns as they are asked for and answered. */
final class Examples {
  static final String ORDER =
      """
      {"date":"2026-11-24","dryRun":true,"whatIf":{"capacity":{"phone":{"perHour":12}},"nightlyBudget":"500.00"}}\
      """;

  private static final String REPORT =
      """
      {"week":{"value":"4210.10","upperBound":"4211.30","gap":0.00028,"greedyValue":"3660.40","gain":"549.70"},
       "budget":{"limit":"400.00","planned":"399.80","price":"1.42"},
       "channels":[{"channel":"phone","contacts":61,"cost":"274.50","reached":24.8,"answers":9.1,"harm":0.2,"expectedValue":"512.90"}],
       "prices":[{"channel":"phone","hour":18,"capacity":8,"wanted":212,"planned":8,"price":"7.94"}],
       "exclusions":[{"rule":"nl.contact-hours","debtors":1200,"stopped":0,"slots":705600}],
       "leftOut":{"stopped":70,"waiting":610,"postponed":140,"withoutCapacity":38,"withoutBudget":32,"displaced":190}}\
      """;

  static final String QUEUED =
      "{\"id\":\"plan-7\",\"status\":\"queued\",\"date\":\"2026-11-24\",\"dryRun\":false}";

  static final String DRY_RUN =
      """
      {"id":"plan-7","status":"done","date":"2026-11-24","dryRun":true,
       "plan":{"campaignId":"2026-11-24","plannedAt":"2026-11-23T14:30:00+01:00","modelVersion":"noorderlicht-12","value":"812.40","upperBound":"815.10","counts":{"debtors":1200,"planned":310,"waiting":610,"stopped":70}},
       "report":%1$s,
       "whatIf":{"report":%1$s,"difference":{"contacts":14,"cost":"63.00","expectedValue":"88.20"}}}
      """
          .formatted(REPORT);

  static final String CONTACT =
      """
      {"contactId":"k-1","debtorId":"d-17","caseId":"c-9","alsoCaseIds":["c-12"],"decisionId":"01KASVCM2R7D7XJ8Z2M8Q4T9YV","channel":"email","start":"2026-11-24T19:00:00+01:00","end":"2026-11-24T20:00:00+01:00","status":"planned","attempts":0,"reach":0.61,"response":0.27,"harm":0.002,"expectedValue":"9.14","cost":"0.02","propensity":0.97}\
      """;

  static final String CONTACTS = "{\"contacts\":[" + CONTACT + "]}";

  static final String STUCK =
      """
      {"contacts":[{"contactId":"k-1","debtorId":"d-17","caseId":"c-9","alsoCaseIds":["c-12"],"decisionId":"01KASVCM2R7D7XJ8Z2M8Q4T9YV","channel":"email","start":"2026-11-24T19:00:00+01:00","end":"2026-11-24T20:00:00+01:00","status":"dead","attempts":6,"reach":0.61,"response":0.27,"harm":0.002,"expectedValue":"9.14","cost":"0.02","propensity":0.97,"reason":"the mail server could not be connected to"}]}\
      """;

  static final String TABLE =
      """
      contactId,debtorId,caseId,decisionId,channel,start,end,status,attempts,template,tone,reach,response,harm,expectedValue,cost,propensity,reason,alsoCaseIds
      """;

  private Examples() {}
}
