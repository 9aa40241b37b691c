package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.junit.jupiter.api.Test;

class HourCellsTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant UNTIL = Instant.parse("2026-11-25T12:00:00Z");

  private static List<Cell> cells(String lines) {
    InMemoryRecordLog records = new InMemoryRecordLog();
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
    HourCells cells = new HourCells(ZoneId.of("Europe/Amsterdam"), UNTIL, Duration.ofDays(7));
    records.forEachDebtor(CLIENT, debtor -> cells.add(debtor.records()));
    return cells.cells();
  }

  @Test
  void
      contacts_count_for_the_hour_by_the_clients_clock_and_only_once_it_is_known_what_came_of_them() {
    // Sunday 23:30 in UTC is Monday 0:30 in Amsterdam; both calls of Tuesday morning are in one
    // cell, of which one reached; of the text of today nothing is known yet.
    assertThat(
            cells(
                """
                {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"n","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
                {"type":"debtor","clientId":"noorderlicht","debtorId":"d-1","at":"2025-02-03T09:00:00+01:00","kind":"consumer"}
                {"type":"case","clientId":"noorderlicht","caseId":"c-1","debtorId":"d-1","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
                {"type":"contact","clientId":"noorderlicht","contactId":"k-1","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-01T23:30:00Z"}
                {"type":"outcome","clientId":"noorderlicht","contactId":"k-1","at":"2026-11-01T23:35:00Z","result":"right-party"}
                {"type":"contact","clientId":"noorderlicht","contactId":"k-2","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-03T08:10:00Z"}
                {"type":"outcome","clientId":"noorderlicht","contactId":"k-2","at":"2026-11-03T08:11:00Z","result":"right-party"}
                {"type":"contact","clientId":"noorderlicht","contactId":"k-3","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-10T08:50:00Z"}
                {"type":"outcome","clientId":"noorderlicht","contactId":"k-3","at":"2026-11-10T08:51:00Z","result":"no-answer"}
                {"type":"contact","clientId":"noorderlicht","contactId":"k-4","debtorId":"d-1","caseId":"c-1","channel":"sms","at":"2026-11-25T10:00:00Z"}
                """))
        .containsExactly(new Cell(Channel.PHONE, 1, 0, 1, 1), new Cell(Channel.PHONE, 2, 9, 2, 1));
  }
}
