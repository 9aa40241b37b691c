package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankMarketingTest {
  private static final PublicDataset DATASET = PublicDatasets.find("bank-marketing").orElseThrow();
  private static final int ROWS = 41_188;

  @Test
  void every_row_is_a_call_that_reached_and_its_label_is_y() throws IOException {
    Path file = SharedData.require("bank-marketing/bank-additional-full.csv.gz");
    List<String[]> table = table(file);
    List<Instant> moments = new ArrayList<>();
    List<ContactRecord> calls = new ArrayList<>();
    Set<ContactId> reached = new HashSet<>();
    Set<ContactId> answeredFor = new HashSet<>();
    DATASET.convert(
        file,
        record -> {
          moments.add(record.at());
          if (record instanceof ContactRecord call) {
            calls.add(call);
          }
          if (record instanceof OutcomeRecord outcome) {
            (outcome.result() == OutcomeResult.PROMISE ? answeredFor : reached)
                .add(outcome.contactId());
          }
        });

    assertThat(moments).isSorted();
    assertThat(calls).hasSize(ROWS);
    assertThat(reached).hasSize(ROWS);
    // The table's own count of y = yes.
    assertThat(answeredFor).hasSize(4_640);
    assertThat(calls.stream().map(ContactRecord::at).distinct()).hasSize(ROWS);
    assertThat(calls).isSortedAccordingTo(Comparator.comparing(ContactRecord::at));
    assertThat(calls.stream().map(call -> shortName(call.at().atZone(BankCalendar.ZONE))).toList())
        .isEqualTo(table.stream().map(row -> row[8] + " " + row[9]).toList());
    assertThat(calls.stream().map(call -> answeredFor.contains(call.contactId())).toList())
        .isEqualTo(table.stream().map(row -> row[20].equals("yes")).toList());
    Instant last = calls.getLast().at();
    assertThat(calls.getFirst().at().atZone(BankCalendar.ZONE).toLocalDate())
        .isEqualTo(LocalDate.of(2008, 5, 5));
    assertThat(last.atZone(BankCalendar.ZONE).getYear()).isEqualTo(2010);
    assertThat(last.atZone(BankCalendar.ZONE).getMonthValue()).isEqualTo(11);
  }

  @Test
  void attributes_are_the_columns_but_for_what_is_not_known_before_the_call() {
    Path file = SharedData.require("bank-marketing/bank-additional-full.csv.gz");
    Set<String> names = new HashSet<>();
    List<PortfolioRecord> first = new ArrayList<>();
    int[] knownPdays = {0};
    DATASET.convert(
        file,
        record -> {
          if (record instanceof DebtorRecord debtor) {
            names.addAll(debtor.attributes().keySet());
            knownPdays[0] += debtor.attributes().containsKey("pdays") ? 1 : 0;
          }
          if (record instanceof CaseRecord debtCase) {
            names.addAll(debtCase.attributes().keySet());
          }
          if (first.size() < 3) {
            first.add(record);
          }
        });

    assertThat(names)
        .doesNotContain("duration", "y", "month", "day_of_week")
        .hasSize(21 - 4)
        .contains("age", "euribor3m", "contact", "pdays");
    // 39,673 of the rows say 999: never contacted before.
    assertThat(knownPdays[0]).isEqualTo(ROWS - 39_673);
    DebtorRecord debtor = (DebtorRecord) first.get(1);
    assertThat(debtor.attributes())
        .containsAllEntriesOf(
            Map.of(
                "age", new AttributeValue.Number(56),
                "job", new AttributeValue.Text("housemaid"),
                "poutcome", new AttributeValue.Text("nonexistent")))
        .doesNotContainKey("pdays");
    assertThat(((CaseRecord) first.get(2)).attributes())
        .containsEntry("euribor3m", new AttributeValue.Number(4.857))
        .containsEntry("contact", new AttributeValue.Text("telephone"));
  }

  @Test
  void a_missing_file_says_where_to_get_it(@TempDir Path folder) {
    Path file = folder.resolve("bank-additional-full.csv");

    assertThatThrownBy(() -> DATASET.convert(file, record -> {}))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("is not there: get bank-additional-full.csv")
        .hasMessageContaining("UCI Machine Learning Repository")
        .hasMessageContaining("CC BY 4.0");
  }

  @Test
  void another_file_is_refused_before_the_first_record(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bank-additional-full.csv");
    Files.writeString(file, "\"age\";\"job\"\n30;\"student\"\n");
    List<PortfolioRecord> records = new ArrayList<>();

    assertThatThrownBy(() -> DATASET.convert(file, records::add))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("the SHA-256 of its content must be 74adfc57");
    assertThat(records).isEmpty();
  }

  private static String shortName(ZonedDateTime local) {
    return (local.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3)
            + " "
            + local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
        .toLowerCase(Locale.ROOT);
  }

  /** The table cut at its semicolons: none of its cells contains one. */
  private static List<String[]> table(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.replace("\"", "").split(";")).toList();
    }
  }
}
