package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.Rejection;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.gelegen.scoring.dashboard.overview.Week;
import org.junit.jupiter.api.Test;

class RecordedWeeksTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final InMemoryRecordLog records = new InMemoryRecordLog();
  private final RecordedWeeks weeks = new RecordedWeeks(records, new InMemorySettingsStore());

  private void load(String lines) {
    new RecordImport(records, new RecordCodec())
        .run(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new ImportListener() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void progress(ImportReport soFar) {}
            });
  }

  @Test
  void weeks_begin_on_monday_by_the_clients_clock_and_are_there_also_when_nothing_happened() {
    load(
        """
        {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"n","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
        {"type":"debtor","clientId":"noorderlicht","debtorId":"d-1","at":"2025-02-03T09:00:00+01:00","kind":"consumer"}
        {"type":"case","clientId":"noorderlicht","caseId":"c-1","debtorId":"d-1","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
        {"type":"contact","clientId":"noorderlicht","contactId":"k-1","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-15T23:30:00Z","cost":"2.00"}
        {"type":"outcome","clientId":"noorderlicht","contactId":"k-1","at":"2026-11-15T23:35:00Z","result":"right-party"}
        {"type":"outcome","clientId":"noorderlicht","contactId":"k-1","at":"2026-11-18T10:00:00Z","result":"complaint"}
        {"type":"contact","clientId":"noorderlicht","contactId":"k-2","debtorId":"d-1","caseId":"c-1","channel":"email","at":"2026-11-20T10:00:00Z","cost":"0.10"}
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-1","caseId":"c-1","at":"2026-11-17T09:00:00Z","amount":"40.00"}
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-2","debtorId":"d-1","caseId":"c-1","at":"2026-11-24T09:00:00Z","amount":"-15.00"}
        {"type":"contact","clientId":"noorderlicht","contactId":"k-3","debtorId":"d-1","caseId":"c-1","channel":"sms","at":"2026-11-24T10:00:00Z"}
        {"type":"contact","clientId":"noorderlicht","contactId":"k-4","debtorId":"d-1","channel":"phone","at":"2026-11-24T11:00:00Z","direction":"inbound"}
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-3","debtorId":"d-1","caseId":"c-1","at":"2026-11-25T12:00:01Z","amount":"60.00"}
        """);
    double sms = ClientSettings.defaults().cost(Channel.SMS).doubleValue();
    // The call of Sunday 23:30 in UTC was made on Monday in Amsterdam. It reached, the e-mail did
    // not; of the text of yesterday it is not known yet. The call that came in was not made by the
    // creditor, and the last payment came a second after the moment that was asked about.
    assertThat(weeks.weeks(CLIENT, 3, WEDNESDAY_NOON))
        .containsExactly(
            new Week(LocalDate.parse("2026-11-09"), 0, 0, 0, 0, 0, 0),
            new Week(LocalDate.parse("2026-11-16"), 40, 2, 2.1, 2, 1, 1),
            new Week(LocalDate.parse("2026-11-23"), -15, 1, sms, 0, 0, 0));
  }

  @Test
  void a_week_without_known_contacts_has_no_share_that_reached() {
    LocalDate monday = LocalDate.parse("2026-11-09");
    assertThat(new Week(monday, 0, 1, 0, 0, 0, 0).reach()).isEmpty();
    assertThat(new Week(monday, 0, 4, 0, 4, 1, 0).reach()).contains(0.25);
  }

  @Test
  void a_client_that_is_not_known_is_refused() {
    assertThatThrownBy(() -> weeks.weeks(CLIENT, 3, WEDNESDAY_NOON))
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("noorderlicht is not known");
  }
}
