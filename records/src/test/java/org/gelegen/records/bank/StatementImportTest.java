package org.gelegen.records.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.bank.StatementReport.Left;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementImportTest {
  private static final ClientRecord CLIENT =
      new ClientRecord(
          new ClientId("noorderlicht"),
          Instant.EPOCH,
          "Noorderlicht",
          ZoneId.of("Europe/Amsterdam"),
          "NL",
          Currency.getInstance("EUR"),
          null);

  private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

  private final Map<String, PaymentRecord> log = new HashMap<>();
  private final RecordIntake intake =
      batch -> {
        long accepted = 0;
        List<Rejection> rejected = new ArrayList<>();
        for (NumberedRecord numbered : batch) {
          PaymentRecord payment = (PaymentRecord) numbered.record();
          PaymentRecord known = log.putIfAbsent(payment.paymentId().value(), payment);
          if (known == null) {
            accepted++;
          } else if (!known.equals(payment)) {
            rejected.add(new Rejection(numbered.line(), "", "known with other content"));
          }
        }
        return new IntakeResult(accepted, batch.size() - accepted - rejected.size(), rejected);
      };
  private final Cases cases = new Cases();
  private final StatementImport statements = new StatementImport(intake, cases, CLIENT, NOW);

  /** Two cases. */
  private final class Cases implements CaseReferences {
    private DebtorId ofFirst = new DebtorId("d-17");

    @Override
    public void forEachCase(ClientId client, Instant at, Consumer<CaseReference> visitor) {
      assertThat(at).isEqualTo(NOW);
      visitor.accept(new CaseReference(new CaseId("c-9"), ofFirst, null));
      visitor.accept(new CaseReference(new CaseId("c-10"), new DebtorId("d-18"), null));
    }

    @Override
    public Optional<CaseReference> find(ClientId client, CaseId caseId, Instant at) {
      throw new UnsupportedOperationException("nobody asks for one case");
    }

    @Override
    public Map<PaymentId, CaseReference> ofPayments(ClientId client, Set<PaymentId> payments) {
      Map<PaymentId, CaseReference> known = new HashMap<>();
      for (PaymentRecord payment : log.values()) {
        if (payments.contains(payment.paymentId()) && payment.caseId() != null) {
          known.put(
              payment.paymentId(), new CaseReference(payment.caseId(), payment.debtorId(), null));
        }
      }
      return known;
    }
  }

  static List<String> versions() {
    return IntStream.rangeClosed(2, 13).mapToObj("%02d"::formatted).toList();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void every_version_is_read_alike(String version) throws IOException {
    String status = version.compareTo("07") < 0 ? "BOOK" : "<Cd>BOOK</Cd>";
    StatementReport report = run(statement(version, entry("A1", "143.20", status, tx("c-9"))));
    assertThat(report).isEqualTo(new StatementReport(1, 1, 0, List.of()));
    PaymentRecord payment = log.values().iterator().next();
    assertThat(payment.caseId()).isEqualTo(new CaseId("c-9"));
    assertThat(payment.debtorId()).isEqualTo(new DebtorId("d-17"));
    assertThat(payment.amount()).isEqualByComparingTo("143.20");
    // When the statement was made, at eight in the evening in Amsterdam, in winter an hour ahead.
    assertThat(payment.at()).isEqualTo(Instant.parse("2026-03-02T19:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T20:00:00, 2026-03-02T19:00:00Z",
    "2026-03-02T20:00:00Z, 2026-03-02T20:00:00Z",
    "2026-03-02T20:00:00.5+02:00, 2026-03-02T18:00:00.5Z",
    // Made on another day, or nobody knows when: the day's last second in Amsterdam.
    "2026-03-03T02:00:00, 2026-03-02T22:59:59Z",
    "2026-03-01T20:00:00, 2026-03-02T22:59:59Z",
    "yesterday, 2026-03-02T22:59:59Z"
  })
  void what_was_booked_on_a_day_is_later_than_what_the_client_tells_in_its_course(
      String made, String at) throws IOException {
    run(statement("08", entry("A1", "143.20", tx("c-9"))).replace("2026-03-02T20:00:00", made));
    assertThat(log.values()).extracting(PaymentRecord::at).containsExactly(Instant.parse(at));
  }

  @Test
  void the_same_statement_again_changes_nothing() throws IOException {
    String statement =
        statement("08", entry("A1", "10.00", tx("c-9")), entry("A2", "10.00", tx("c-9")));
    assertThat(run(statement).accepted()).isEqualTo(2);
    assertThat(run(statement)).isEqualTo(new StatementReport(2, 0, 2, List.of()));
    assertThat(log).hasSize(2);
  }

  @Test
  void the_same_statement_changes_nothing_after_a_case_went_to_another_debtor_or_lost_its_name()
      throws IOException {
    String statement =
        statement("08", entry("A1", "10.00", tx("c-9")), entry("A2", "20.00", tx("c-10")));
    run(statement);
    Map<String, PaymentRecord> before = Map.copyOf(log);
    cases.ofFirst = new DebtorId("d-99");
    StatementImport later = new StatementImport(intake, cases, CLIENT, NOW);
    String words = statement.replace("betaling c-10", "betaling of something");
    for (String again : List.of(statement, words)) {
      assertThat(later.run(stream(again))).isEqualTo(new StatementReport(2, 0, 2, List.of()));
    }
    assertThat(log).isEqualTo(before);
    // What is new is of whose the case is now.
    later.run(stream(statement("08", entry("A3", "10.00", tx("c-9")))));
    assertThat(log.values()).extracting(PaymentRecord::debtorId).contains(new DebtorId("d-99"));
    // The bank's reference with another amount stays refused.
    assertThat(later.run(stream(statement.replace("10.00", "11.00"))).refused()).isEqualTo(1);
  }

  @Test
  void a_reference_that_the_bank_repeats_in_a_statement_is_two_payments() throws IOException {
    String statement =
        statement("08", entry("A1", "10.00", tx("c-9")), entry("A1", "10.00", tx("c-9")));
    assertThat(run(statement).accepted()).isEqualTo(2);
    assertThat(run(statement).duplicates()).isEqualTo(2);
  }

  @Test
  void an_entry_of_another_account_with_the_same_reference_is_another_payment() throws IOException {
    String statement = statement("08", entry("A1", "10.00", tx("c-9")));
    assertThat(run(statement).accepted()).isEqualTo(1);
    assertThat(run(statement.replace("NL91ABNA0417164300", "NL20INGB0001234567")).accepted())
        .isEqualTo(1);
  }

  @Test
  void an_entry_s_own_number_counts_within_its_statement_only() throws IOException {
    String statement =
        statement("08", entry("A1", "10.00", tx("c-9")))
            .replace("<AcctSvcrRef>A1</AcctSvcrRef>", "")
            .replace("<Ntry>", "<Ntry><NtryRef>1</NtryRef>");
    assertThat(run(statement).accepted()).isEqualTo(1);
    assertThat(run(statement).duplicates()).isEqualTo(1);
    assertThat(run(statement.replace("<Id>S1</Id>", "<Id>S2</Id>")).accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTPROVIDED", "nonref", "Not Provided", "N/A", "none"})
  void a_word_that_stands_where_there_is_no_reference_is_none(String word) throws IOException {
    String statement =
        statement("08", entry(word, "10.00", tx("c-9")))
            .replace("<Ntry>", "<Ntry><NtryRef>1</NtryRef>")
            .replaceAll("<EndToEndId>.*</TxId>", "<EndToEndId>" + word + "</EndToEndId>");
    assertThat(run(statement).accepted()).isEqualTo(1);
    // The first entry of another day: by the word they would be the same.
    assertThat(run(statement.replace("<Id>S1</Id>", "<Id>S2</Id>")).accepted()).isEqualTo(1);

    String nothing =
        statement
            .replace("<NtryRef>1<", "<NtryRef>" + word + "<")
            .replaceAll(
                "<EndToEndId>.*</EndToEndId>",
                "<AcctSvcrRef>%1$s</AcctSvcrRef><InstrId>%1$s</InstrId><EndToEndId>%1$s</EndToEndId><TxId>%1$s</TxId>"
                    .formatted(word));
    assertThat(run(nothing).left())
        .extracting(StatementImportTest::told)
        .containsExactly(
            " 10.00 EUR 2026-03-02 has no reference of the bank, so that it cannot be told apart"
                + " when it comes again");
    assertThat(log).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_file_may_begin_with_a_mark_of_the_order_of_its_bytes(String encoding) throws IOException {
    String declared = encoding.equals("UTF-8") ? "UTF-8" : "UTF-16";
    String marked =
        "\ufeff"
            + statement("08", entry("A1", "10.00", tx("c-9")))
                .replace("encoding=\"UTF-8\"", "encoding=\"" + declared + "\"");
    for (String xml : List.of(marked, marked.replaceFirst("<\\?xml.*\\?>\n", ""))) {
      InputStream in = new ByteArrayInputStream(xml.getBytes(Charset.forName(encoding)));
      StatementReport report = statements.run(in);
      assertThat(report.accepted() + report.duplicates()).isEqualTo(1);
      assertThat(report.left()).isEmpty();
    }
    assertThat(log).hasSize(1);
  }

  @Test
  void the_same_reference_with_another_amount_is_refused_and_listed() throws IOException {
    run(statement("08", entry("A1", "10.00", tx("c-9"))));
    StatementReport report = run(statement("08", entry("A1", "11.00", tx("c-9"))));
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.left().getFirst().reason()).isEqualTo("known with other content");
  }

  @Test
  void a_batch_is_its_transactions() throws IOException {
    String amount = "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">%s</Amt></TxAmt></AmtDtls>";
    StatementReport report =
        run(
            statement(
                "02",
                entry(
                    "B1",
                    "30.00",
                    "BOOK",
                    tx("c-9", amount.formatted("10.00"))
                        + tx("c-10", amount.formatted("20.00"))
                        + tx("c-10", ""))));
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.left())
        .extracting(Left::reason)
        .containsExactly("has no amount that can be read");
    assertThat(log.values())
        .extracting(payment -> payment.amount().toPlainString())
        .containsExactlyInAnyOrder("10.00", "20.00");
  }

  @Test
  void a_batch_s_order_does_not_change_what_its_transactions_are() throws IOException {
    String first = tx("c-9", "<Amt Ccy=\"EUR\">10.00</Amt>");
    String second = tx("c-10", "<Amt Ccy=\"EUR\">20.00</Amt>");
    run(statement("08", entry("B1", "30.00", first + second)));
    assertThat(run(statement("08", entry("B1", "30.00", second + first))).duplicates())
        .isEqualTo(2);
  }

  @Test
  void a_credit_taken_back_is_a_negative_payment_and_a_debit_taken_back_is_none()
      throws IOException {
    String back = "<RvslInd>true</RvslInd>";
    StatementReport report =
        run(
            statement(
                "08",
                entry("A1", "10.00", tx("c-9")),
                entry("A1", "10.00", tx("c-9"))
                    .replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd>" + back),
                entry("A2", "10.00", tx("c-9"))
                    .replace("CRDT</CdtDbtInd>", "CRDT</CdtDbtInd>" + back)));
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(
            log.values().stream()
                .map(PaymentRecord::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("0");
    assertThat(report.left())
        .extracting(Left::number, Left::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3, "takes a debit back"));
  }

  @Test
  void what_is_no_payment_is_listed_with_what_the_bank_says_of_it_and_nothing_of_the_payer()
      throws IOException {
    StatementReport report =
        run(
            statement(
                "08",
                entry("A1", "1.00", tx("c-9")).replace("CRDT", "DBIT"),
                entry("A2", "2.00", tx("c-9")).replace("EUR", "USD"),
                entry("A3", "3.00", "<Cd>PDNG</Cd>", tx("c-9")),
                entry("A4", "4.00", tx("J. Jansen")),
                entry("A5", "abc", tx("c-9")),
                entry("A6", "0.00", tx("c-9")),
                entry("A7", "7.00", tx("c-9")).replace("2026-03-02", "2026-13-02"),
                entry("A8", "8.00", "")));
    assertThat(report.accepted()).isZero();
    assertThat(report.left().stream().map(StatementImportTest::told))
        .containsExactly(
            "A1 -1.00 EUR 2026-03-02 is a debit",
            "A2 2.00 USD 2026-03-02 is not in EUR",
            "A3 3.00 EUR 2026-03-02 is not booked yet",
            "A4 4.00 EUR 2026-03-02 names no case",
            "A5 null  2026-03-02 has no amount that can be read",
            "A6 0.00 EUR 2026-03-02 is about nothing",
            "A7 7.00 EUR null has no date of booking that can be read",
            "A8 8.00 EUR 2026-03-02 names no case");
  }

  @Test
  void an_hour_without_an_offset_is_the_client_s() throws IOException {
    run(
        statement("08", entry("A1", "10.00", tx("c-9")))
            .replace("<Dt>2026-03-02</Dt>", "<DtTm>2026-07-02T08:15:00</DtTm>"));
    // In summer Amsterdam is two hours ahead.
    assertThat(log.values().iterator().next().at())
        .isEqualTo(Instant.parse("2026-07-02T06:15:00Z"));
  }

  @Test
  void gzip_is_read_as_well() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(statement("08", entry("A1", "10.00", tx("c-9"))).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(statements.run(new ByteArrayInputStream(packed.toByteArray())).accepted())
        .isEqualTo(1);
  }

  @Test
  void a_file_that_cannot_be_read_is_named_with_what_and_where() {
    String good = statement("08", entry("A1", "10.00", tx("c-9")));
    refused(
        good.replace("<Document", "<!DOCTYPE Document [<!ENTITY a \"b\">]>\n<Document"),
        "document type declaration at line 2");
    refused(good.substring(0, 300), "not well-formed XML: it breaks at line ");
    refused("hello", "not well-formed XML: it breaks at line 1, column 1");
    refused(good.replace("001.08", "001.99"), "camt.053.001.99, which cannot be read");
    refused(good.replace("001.08", "001.01"), "camt.053.001.01, which is too old");
    refused(good.replace("camt.053", "camt.052"), "is a camt.052.001.08 and no bank statement");
    refused("<a/>", "it has no element Document");
    refused("<Document xmlns=\"http://example.org/J.Jansen\"/>", "none of ISO 20022");
    assertThat(log).isEmpty();
  }

  private void refused(String xml, String why) {
    assertThatThrownBy(() -> run(xml))
        .isInstanceOf(BankStatementException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("Jansen");
  }

  private static String told(Left left) {
    return "%s %s %s %s %s"
        .formatted(left.reference(), left.amount(), left.currency(), left.date(), left.reason());
  }

  private StatementReport run(String xml) throws IOException {
    return statements.run(stream(xml));
  }

  private static InputStream stream(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String statement(String version, String... entries) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T20:00:00</CreDtTm></GrpHdr>
    <Stmt><Id>S1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>
    %s</Stmt></BkToCstmrStmt></Document>
    """
        .formatted(version, String.join("\n", entries))
        .strip();
  }

  private static String entry(String reference, String amount, String transactions) {
    return entry(reference, amount, "<Cd>BOOK</Cd>", transactions);
  }

  private static String entry(String reference, String amount, String status, String transactions) {
    return """
    <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>%s</Sts>\
    <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><BkTxCd/>\
    <NtryDtls>%s</NtryDtls></Ntry>\
    """
        .formatted(amount, status, reference, transactions);
  }

  private static String tx(String words) {
    return tx(words, "");
  }

  private static String tx(String words, String amount) {
    return """
    <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T-%s</TxId></Refs>%s\
    <RmtInf><Ustrd>betaling %s</Ustrd></RmtInf></TxDtls>\
    """
        .formatted(words, amount, words);
  }
}
