package org.gelegen.scoring.dialer;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Calls as a table: CSV with a line of headings (RFC 4180). It is read by dialers, which call what
 * stands there, so nothing is put before a number that begins with a plus.
 */
final class CallTable {
  private static final CsvSchema COLUMNS =
      CsvSchema.builder()
          .addColumns(
              List.of(
                  "leaseId",
                  "contactId",
                  "debtorId",
                  "caseId",
                  "address",
                  "reach",
                  "expectedValue",
                  "notAfter",
                  "alsoCaseIds"),
              CsvSchema.ColumnType.STRING)
          .build()
          .withHeader()
          .withLineSeparator("\r\n");

  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  private CallTable() {}

  static void write(List<NextCallsResponse.Call> calls, OutputStream out) throws IOException {
    try (SequenceWriter rows = MAPPER.writer(COLUMNS).forType(List.class).writeValues(out)) {
      for (NextCallsResponse.Call call : calls) {
        rows.write(
            List.of(
                call.leaseId(),
                call.contactId(),
                call.debtorId(),
                call.caseId(),
                call.address(),
                call.reach() == null ? "" : call.reach().toString(),
                call.expectedValue() == null ? "" : call.expectedValue().toPlainString(),
                ISO_OFFSET_DATE_TIME.format(call.notAfter()),
                String.join("\t", call.alsoCaseIds())));
      }
    }
  }
}
