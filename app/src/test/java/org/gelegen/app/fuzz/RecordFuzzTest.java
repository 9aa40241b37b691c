package org.gelegen.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.ParsedRecord;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportFailedException;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.gelegen.records.settings.SettingsCodec;
import org.junit.jupiter.api.Test;

/** Whatever is fed to the readers of records and settings is taken or explained. */
class RecordFuzzTest {
  private static final List<String> RECORDS =
      List.of(
          """
          {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
          """,
          """
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","language":"nl","timeZone":"Europe/Amsterdam","birthYear":1984,"postcode":"3511","channels":{"phone":{"address":"+31201234567","consent":true}},"preferredChannel":"email","needs":["low-literacy"],"vulnerable":false,"payday":25,"inconvenient":[{"days":["MON"],"from":"09:00","to":"17:00"}],"attributes":{"tenure_months":31,"smart_meter":true}}
          """,
          """
          {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"143.20","stage":"reminder","status":"open","attributes":{"product":"gas"}}
          """,
          """
          {"type":"contact","clientId":"noorderlicht","contactId":"k-1","debtorId":"d-17","caseId":"c-9","channel":"email","at":"2025-03-02T10:05:00+01:00","template":"first-reminder","tone":"friendly","cost":"0.02","propensity":0.8}
          """,
          """
          {"type":"outcome","clientId":"noorderlicht","contactId":"k-1","at":"2025-03-02T19:12:00+01:00","result":"callback-request","callbackAt":"2025-03-03T10:00:00+01:00"}
          """,
          """
          {"type":"hold","clientId":"noorderlicht","holdId":"h-1","debtorId":"d-17","at":"2025-03-02T20:00:00+01:00","kind":"dispute","from":"2025-03-02T20:00:00+01:00","until":"2025-03-16T00:00:00+01:00"}
          """,
          """
          {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-17","at":"2025-03-03T07:41:00+01:00","amount":"143.20"}
          """);

  private final RecordCodec codec = new RecordCodec();

  @Test
  void a_record_is_read_or_told_to_be_wrong_and_what_is_read_can_be_written_and_read_again() {
    ParserFuzz.run(
        "one record",
        RECORDS,
        input -> {
          if (codec.read(input) instanceof ParsedRecord.Valid(PortfolioRecord record)) {
            assertThat(codec.read(codec.write(record))).isEqualTo(new ParsedRecord.Valid(record));
          }
          for (RecordType type : List.of(RecordType.OUTCOME, RecordType.PAYMENT)) {
            assertThat(codec.readBody(input, type, new ClientId("noorderlicht"))).isNotNull();
          }
        });
  }

  @Test
  void every_line_of_an_import_is_accepted_or_rejected_by_its_number() {
    RecordIntake intake = batch -> new IntakeResult(batch.size(), 0, List.of());
    ParserFuzz.run(
        "an import",
        List.of(
            String.join("", RECORDS), String.join("\r\n", RECORDS), "\n\n" + RECORDS.getFirst()),
        input -> {
          Set<Long> rejected = new TreeSet<>();
          ImportListener listener =
              new ImportListener() {
                @Override
                public void rejected(Rejection rejection) {
                  assertThat(rejection.reason()).isNotBlank();
                  rejected.add(rejection.line());
                }

                @Override
                public void progress(ImportReport soFar) {}
              };
          try {
            ImportReport report =
                new RecordImport(intake, codec).run(new ByteArrayInputStream(input), listener);
            assertThat(report.accepted() + report.rejected()).isLessThanOrEqualTo(report.lines());
            assertThat(report.rejected()).isEqualTo(rejected.size());
          } catch (ImportFailedException e) {
            // Two bytes by chance that say gzip.
            assertThat(input[0]).isEqualTo((byte) 0x1f);
          }
        });
  }

  @Test
  void settings_are_taken_or_explained() {
    SettingsCodec settings = new SettingsCodec();
    List<String> seeds =
        List.of(
            """
            {"capacity":{"phone":{"perHour":40}},"nightlyBudget":"250.00","costs":{"phone":"4.50"},"explorationShare":0.05}
            """,
            new String(
                settings
                    .write(org.gelegen.model.settings.ClientSettings.defaults())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8));
    ParserFuzz.run("settings", seeds, input -> assertThat(settings.read(input)).isNotNull());
  }
}
