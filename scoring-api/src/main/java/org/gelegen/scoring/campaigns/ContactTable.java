package org.gelegen.scoring.campaigns;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Contacts as a table for spreadsheets: CSV with a line of headings (RFC 4180). */
final class ContactTable {
  private static final String FORMULA = "=+-@\t\r";
  private static final CsvSchema COLUMNS =
      CsvSchema.builder()
          .addColumns(
              List.of(
                  "contactId",
                  "debtorId",
                  "caseId",
                  "decisionId",
                  "channel",
                  "start",
                  "end",
                  "status",
                  "attempts",
                  "template",
                  "tone",
                  "reach",
                  "response",
                  "harm",
                  "expectedValue",
                  "cost",
                  "propensity",
                  "reason",
                  "alsoCaseIds"),
              CsvSchema.ColumnType.STRING)
          .build()
          .withHeader()
          .withLineSeparator("\r\n");

  private static final CsvMapper MAPPER = CsvMapper.builder().build();

  private ContactTable() {}

  static void write(Iterable<PlannedContactRepresentation> contacts, OutputStream out)
      throws IOException {
    try (SequenceWriter rows = MAPPER.writer(COLUMNS).forType(List.class).writeValues(out)) {
      for (PlannedContactRepresentation contact : contacts) {
        rows.write(row(contact));
      }
    }
  }

  private static List<String> row(PlannedContactRepresentation contact) {
    return List.of(
        text(contact.contactId()),
        text(contact.debtorId()),
        text(contact.caseId()),
        contact.decisionId(),
        contact.channel().wireName(),
        ISO_OFFSET_DATE_TIME.format(contact.start()),
        ISO_OFFSET_DATE_TIME.format(contact.end()),
        contact.status().wireName(),
        Integer.toString(contact.attempts()),
        text(contact.template()),
        contact.tone() == null ? "" : contact.tone().wireName(),
        figure(contact.reach()),
        figure(contact.response()),
        figure(contact.harm()),
        contact.expectedValue() == null ? "" : contact.expectedValue().toPlainString(),
        contact.cost().toPlainString(),
        Double.toString(contact.propensity()),
        text(contact.reason()),
        text(String.join("\t", contact.alsoCaseIds())));
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "" : value.toString();
  }

  /** Free text; a spreadsheet would take one that begins like a formula for one. */
  private static String text(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
