package org.gelegen.scoring.intake;

/** Records as they are sent, and what is answered. */
final class Examples {
  static final String LINE =
      """
      {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-17","caseId":"c-9","at":"2025-03-03T07:41:00+01:00","amount":"143.20"}
      """;

  static final String INTAKE =
      """
      {"lines":3,"accepted":1,"duplicates":1,"rejected":1,"rejections":[{"line":3,"pointer":"/amount","reason":"must be a decimal string"}]}
      """;

  static final String OUTCOME =
      """
      [{"contactId":"k-1","at":"2025-03-02T19:12:00+01:00","result":"opened"}]
      """;

  static final String PAYMENT =
      """
      [{"paymentId":"p-1","debtorId":"d-17","caseId":"c-9","at":"2025-03-03T07:41:00+01:00","amount":"143.20"}]
      """;

  static final String ACCEPTED = "{\"accepted\":1,\"duplicates\":0}";

  private Examples() {}
}
