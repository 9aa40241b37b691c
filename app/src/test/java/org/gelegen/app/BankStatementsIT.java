package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Payments come in as the bank tells them. */
class BankStatementsIT {
  private static final String RECORDS =
      """
      {"type":"client","clientId":"bank","at":"2025-01-01T00:00:00+01:00","name":"Bank","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      {"type":"debtor","clientId":"bank","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","kind":"consumer"}
      {"type":"debtor","clientId":"bank","debtorId":"d-2","at":"2026-01-01T00:00:00+01:00","kind":"consumer"}
      {"type":"case","clientId":"bank","caseId":"c-1","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"143.20","stage":"reminder","status":"open","attributes":{"paymentReference":"RF18539007547034"}}
      {"type":"case","clientId":"bank","caseId":"c-2","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"10.00","stage":"reminder","status":"open"}
      {"type":"case","clientId":"bank","caseId":"c-2","debtorId":"d-2","at":"2026-02-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"10.00","stage":"reminder","status":"open"}
      """;
  private static final String STATEMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
      <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T20:00:00</CreDtTm></GrpHdr>
      <Stmt><Id>S1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>
      <Ntry><Amt Ccy="EUR">143.20</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls>
      <RltdPties><Dbtr><Nm>J. Jansen</Nm></Dbtr></RltdPties>
      <RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
      <Ntry><Amt Ccy="EUR">4.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>A2</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls>
      <RmtInf><Ustrd>c-2 van J. Jansen</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
      <Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>A3</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls>
      <RmtInf><Ustrd>Jansen c-1 c-2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
      </Stmt></BkToCstmrStmt></Document>
      """
          .strip();

  @TempDir private static Path folder;

  @BeforeAll
  static void importRecords() throws IOException {
    assertThat(command("import", write("records.ndjson", RECORDS)).status()).isZero();
  }

  @Test
  void a_statement_imported_twice_pays_once_and_shows_nothing_of_the_payer() throws IOException {
    String file = write("statement.xml", STATEMENT);
    Ran first = command("import", "--client", "bank", "--camt053", file);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("3 entries, 2 payments accepted, 0 duplicates, 1 no payments");
    assertThat(first.err()).contains("entry 3, A3, EUR 5.00, 2026-03-02: names 2 cases: c-1, c-2");
    Ran again = command("import", "--client", "bank", "--camt053", "--json", file);
    assertThat(again.status()).as(again.err()).isZero();
    JsonNode report = again.json().getFirst();
    assertThat(report.get("accepted").asInt()).isZero();
    assertThat(report.get("duplicates").asInt()).isEqualTo(2);
    assertThat(report.get("left").toString())
        .isEqualTo(
            "[{\"entry\":3,\"reference\":\"A3\",\"amount\":\"5.00\",\"currency\":\"EUR\","
                + "\"date\":\"2026-03-02\",\"reason\":\"names 2 cases: c-1, c-2\","
                + "\"refused\":false}]");
    assertThat(first.out() + first.err() + again.out() + again.err()).doesNotContain("Jansen");
  }

  @Test
  void a_file_that_is_no_statement_is_named_and_nothing_of_it_is_taken_in() throws IOException {
    Ran torn =
        command("import", "--client", "bank", "--camt053", write("torn.xml", STATEMENT + "<"));
    assertThat(torn.status()).isEqualTo(1);
    assertThat(torn.err())
        .contains("torn.xml is not well-formed XML: it breaks at line ")
        .contains("nothing of it was taken in");
    Ran whose = command("import", "--camt053", write("statement.xml", STATEMENT));
    assertThat(whose.status()).isEqualTo(2);
    assertThat(whose.err()).contains("--camt053 needs --client");
  }

  private static String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Ran command(String... command) {
    String[] whole = new String[command.length + 2];
    System.arraycopy(command, 0, whole, 0, command.length);
    whole[command.length] = "--data-dir";
    whole[command.length + 1] = folder.resolve("data").toString();
    return Ran.command(whole);
  }
}
