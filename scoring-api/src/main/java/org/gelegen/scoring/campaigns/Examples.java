package org.gelegen.scoring.campaigns;

/** Campaigns as they are asked for and answered. */
final class Examples {
  static final String ORDER = "{\"date\":\"2026-11-24\",\"dryRun\":false}";

  static final String QUEUED =
      "{\"id\":\"plan-7\",\"status\":\"queued\",\"date\":\"2026-11-24\",\"dryRun\":false}";

  static final String DONE =
      """
      {"id":"2026-11-24","status":"done","date":"2026-11-24","dryRun":false,
       "plan":{"campaignId":"2026-11-24","plannedAt":"2026-11-24T01:30:00+01:00","modelVersion":"noorderlicht-12","value":"812.40","upperBound":"815.10","counts":{"debtors":1200,"planned":310,"waiting":820,"stopped":70}},
       "progress":{"planned":290,"sent":20}}
      """;

  static final String CONTACT =
      """
      {"contactId":"k-1","debtorId":"d-17","caseId":"c-9","decisionId":"01KASVCM2R7D7XJ8Z2M8Q4T9YV","channel":"email","start":"2026-11-24T19:00:00+01:00","end":"2026-11-24T20:00:00+01:00","status":"planned","attempts":0,"reach":0.61,"response":0.27,"harm":0.002,"expectedValue":"9.14","cost":"0.02","propensity":0.97}\
      """;

  static final String CONTACTS = "{\"contacts\":[" + CONTACT + "]}";

  static final String TABLE =
      """
      contactId,debtorId,caseId,decisionId,channel,start,end,status,attempts,template,tone,reach,response,harm,expectedValue,cost,propensity,reason
      """;

  private Examples() {}
}
