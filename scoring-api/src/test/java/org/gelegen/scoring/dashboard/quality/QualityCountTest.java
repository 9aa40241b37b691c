package org.gelegen.scoring.dashboard.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.Rejection;
import org.gelegen.model.rules.DeadAddresses;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.MissingAddresses;
import org.gelegen.model.rules.OptInChannels;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.junit.jupiter.api.Test;

/**
 * Six debtors on 2026-11-23. d-1 has everything; d-2 refused the only channel and was last heard of
 * in August; d-3 is known by a case alone; the mailbox of d-4 sent a message back; d-5 has paid;
 * d-6 has nothing but WhatsApp, which asks for a consent that it never gave.
 */
class QualityCountTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final ClientId CLIENT = new ClientId("c");
  private static final String RECORDS =
      """
      {"type":"client","clientId":"c","at":"2025-01-01T00:00:00Z","name":"C","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
      {"type":"debtor","clientId":"c","debtorId":"d-1","at":"2026-10-01T00:00:00Z","kind":"consumer","language":"nl","timeZone":"Europe/Amsterdam","channels":{"phone":{"address":"+31201234567","consent":true},"email":{"address":"a@example.org"}}}
      {"type":"case","clientId":"c","caseId":"c-1","debtorId":"d-1","at":"2026-10-01T00:00:00Z","amount":"100.00","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"c","contactId":"k-1","debtorId":"d-1","caseId":"c-1","channel":"email","at":"2026-11-13T12:00:00Z"}
      {"type":"outcome","clientId":"c","contactId":"k-1","at":"2026-11-13T12:01:00Z","result":"delivered"}
      {"type":"contact","clientId":"c","contactId":"k-2","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-16T12:00:00Z"}
      {"type":"contact","clientId":"c","contactId":"k-3","debtorId":"d-1","caseId":"c-1","channel":"phone","at":"2026-11-16T12:00:01Z"}
      {"type":"debtor","clientId":"c","debtorId":"d-2","at":"2026-08-25T11:59:59Z","kind":"consumer","channels":{"phone":{"address":"+31201234568","consent":false}},"needs":["low-vision"]}
      {"type":"case","clientId":"c","caseId":"c-2","debtorId":"d-2","at":"2026-08-25T11:59:59Z","amount":"100.00","stage":"dunning","status":"open"}
      {"type":"case","clientId":"c","caseId":"c-3","debtorId":"d-3","at":"2026-11-01T00:00:00Z","amount":"100.00","stage":"collection","status":"disputed"}
      {"type":"debtor","clientId":"c","debtorId":"d-4","at":"2026-10-01T00:00:00Z","kind":"consumer","timeZone":"Europe/Amsterdam","channels":{"email":{"address":"d@example.org"}}}
      {"type":"case","clientId":"c","caseId":"c-4","debtorId":"d-4","at":"2026-10-01T00:00:00Z","amount":"100.00","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"c","contactId":"k-4","debtorId":"d-4","caseId":"c-4","channel":"email","at":"2026-11-03T12:00:00Z"}
      {"type":"outcome","clientId":"c","contactId":"k-4","at":"2026-11-03T12:01:00Z","result":"bounced"}
      {"type":"contact","clientId":"c","contactId":"k-5","debtorId":"d-4","caseId":"c-4","channel":"letter","at":"2026-11-10T12:00:00Z"}
      {"type":"case","clientId":"c","caseId":"c-5","debtorId":"d-5","at":"2026-10-01T00:00:00Z","amount":"100.00","stage":"reminder","status":"paid"}
      {"type":"contact","clientId":"c","contactId":"k-6","debtorId":"d-5","caseId":"c-5","channel":"sms","at":"2026-11-11T12:00:00Z"}
      {"type":"debtor","clientId":"c","debtorId":"d-6","at":"2026-10-01T00:00:00Z","kind":"consumer","language":"nl","timeZone":"Europe/Amsterdam","channels":{"whatsapp":{"address":"+31612345678"}}}
      {"type":"case","clientId":"c","caseId":"c-6","debtorId":"d-6","at":"2026-10-01T00:00:00Z","amount":"100.00","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"c","contactId":"k-7","debtorId":"d-5","caseId":"c-5","channel":"sms","at":"2026-11-11T13:00:00Z","direction":"inbound"}
      """;

  private static final RuleBook RULES =
      new RuleBook(
          new RulePack(
              "test",
              "NL",
              "1",
              List.of(ZoneId.of("Europe/Amsterdam")),
              List.of(
                  new MissingAddresses(header("missing")),
                  new RefusedChannels(header("refused")),
                  new OptInChannels(header("opt-in"), Set.of(Channel.WHATSAPP)),
                  new DeadAddresses(header("dead"), 1, 3, 2, Duration.ofDays(180)))),
          HolidayCalendar.none(),
          ClientSettings.defaults());

  private final Quality quality = count();

  private static RuleHeader header(String name) {
    return RuleHeader.fixed("test." + name, "agreed for this test");
  }

  private static Quality count() {
    InMemoryRecordLog log = log();
    ClientRecord client = log.findClient(CLIENT).orElseThrow();
    Portfolio portfolio = new Portfolio(log, client);
    portfolio.refresh(NOW);
    return QualityCount.of(
        portfolio.all(),
        new QualityCount.Terms(
            client,
            EnumSet.of(Channel.PHONE, Channel.SMS, Channel.EMAIL, Channel.WHATSAPP),
            RULES,
            Set.of(new DebtorId("d-1"), new DebtorId("d-5")),
            NOW));
  }

  @Test
  void debtors_with_an_open_case_and_their_cases_are_counted() {
    assertThat(quality.debtors()).isEqualTo(6);
    assertThat(quality.owing()).isEqualTo(5);
    assertThat(quality.cases())
        .isEqualTo(
            Map.of(
                Stage.REMINDER, Map.of(CaseStatus.OPEN, 3),
                Stage.DUNNING, Map.of(CaseStatus.OPEN, 1),
                Stage.COLLECTION, Map.of(CaseStatus.DISPUTED, 1)));
  }

  /**
   * Of the five, d-1 has a phone, d-2 refused it; d-1 has a mailbox, that of d-4 is dead; d-6 has
   * WhatsApp and did not opt in.
   */
  @Test
  void every_debtor_with_an_open_case_stands_once_under_every_channel_that_is_used() {
    assertThat(quality.addresses())
        .isEqualTo(
            Map.of(
                Channel.PHONE,
                Map.of(AddressState.USABLE, 1, AddressState.REFUSED, 1, AddressState.MISSING, 3),
                Channel.EMAIL,
                Map.of(AddressState.USABLE, 1, AddressState.DEAD, 1, AddressState.MISSING, 3),
                Channel.SMS,
                Map.of(AddressState.MISSING, 5),
                Channel.WHATSAPP,
                Map.of(AddressState.CLOSED, 1, AddressState.MISSING, 4)));
  }

  /**
   * Without a zone: d-2, d-3. A language: d-2, d-3, d-4. A consent: the same and d-6. Unreachable:
   * as without a consent. d-2 was last heard of a second more than 90 days ago.
   */
  @Test
  void what_is_missing_is_counted_of_debtors_with_an_open_case() {
    assertThat(quality.gaps())
        .isEqualTo(
            Map.of(
                Gap.NO_RECORD, 1,
                Gap.UNREACHABLE, 4,
                Gap.DEAD_ADDRESS, 1,
                Gap.NO_ZONE, 2,
                Gap.NO_LANGUAGE, 3,
                Gap.NO_CONSENT, 4,
                Gap.STALE, 1));
  }

  /**
   * k-1 and k-4 have outcomes. k-2 was exactly 7 days ago and has none, k-3 a second less. k-5 is a
   * letter, k-7 came from the debtor. k-6 has none.
   */
  @Test
  void contacts_of_more_than_seven_days_ago_without_an_outcome_are_counted_by_channel() {
    assertThat(quality.outcomes())
        .isEqualTo(
            Map.of(
                Channel.EMAIL, new Quality.Outcomes(2, 0),
                Channel.PHONE, new Quality.Outcomes(1, 1),
                Channel.SMS, new Quality.Outcomes(1, 1)));
  }

  /** d-5, who has paid, objects as well and is not counted. */
  @Test
  void needs_and_objections_are_those_of_debtors_with_an_open_case() {
    assertThat(quality.needs()).isEqualTo(Map.of(Need.LOW_VISION, 1));
    assertThat(quality.objections()).isEqualTo(1);
  }

  private static InMemoryRecordLog log() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    new RecordImport(log, new RecordCodec())
        .run(
            new ByteArrayInputStream(RECORDS.getBytes(StandardCharsets.UTF_8)),
            new ImportListener() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void progress(ImportReport soFar) {}
            });
    return log;
  }
}
