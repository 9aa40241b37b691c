package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gelegen.model.portfolio.AttributeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainDatasetsTest {

  private static long count(List<Facts> rows, String column, AttributeValue value) {
    return rows.stream().filter(row -> value.equals(row.later().get(column))).count();
  }

  private static AttributeValue number(double value) {
    return new AttributeValue.Number(value);
  }

  @Test
  void bank_marketing_knows_nothing_of_the_call_before_it() {
    List<Facts> rows =
        PlainDatasets.BANK_MARKETING.read(
            SharedData.require("bank-marketing/bank-additional-full.csv.gz"));
    assertThat(rows).hasSize(41_188);
    assertThat(rows.getFirst().known())
        .hasSize(18)
        .containsEntry("age", number(56))
        .containsEntry("month", new AttributeValue.Text("may"))
        .doesNotContainKeys("duration", "y", "pdays");
    assertThat(rows.getFirst().later()).containsEntry("duration", number(261));
    assertThat(count(rows, "y", new AttributeValue.Text("yes"))).isEqualTo(4_640);
    // 39,673 of the rows say 999.
    assertThat(rows.stream().filter(row -> row.known().containsKey("pdays")))
        .hasSize(41_188 - 39_673);
  }

  @Test
  void credit_default_leaves_the_row_number_out() {
    List<Facts> rows =
        PlainDatasets.CREDIT_DEFAULT.read(
            SharedData.require("credit-default/UCI_Credit_Card.csv.gz"));
    assertThat(rows).hasSize(30_000);
    assertThat(rows.getFirst().known())
        .hasSize(23)
        .containsEntry("LIMIT_BAL", number(20_000))
        .containsEntry("SEX", new AttributeValue.Text("2"))
        .containsEntry("PAY_0", number(2))
        .doesNotContainKey("ID");
    assertThat(count(rows, "default.payment.next.month", number(1))).isEqualTo(6_636);
  }

  @Test
  void hillstrom_keeps_what_was_sent_and_what_came_of_it_apart() {
    List<Facts> rows =
        PlainDatasets.HILLSTROM.read(SharedData.require("hillstrom/hillstrom.csv.gz"));
    assertThat(rows).hasSize(64_000);
    assertThat(rows.getFirst().known())
        .containsOnlyKeys(
            "recency",
            "history_segment",
            "history",
            "mens",
            "womens",
            "zip_code",
            "newbie",
            "channel");
    assertThat(rows.getFirst().later()).containsOnlyKeys("segment", "visit", "conversion", "spend");
    assertThat(count(rows, "segment", new AttributeValue.Text("Mens E-Mail"))).isEqualTo(21_307);
    assertThat(count(rows, "segment", new AttributeValue.Text("Womens E-Mail"))).isEqualTo(21_387);
    assertThat(count(rows, "segment", new AttributeValue.Text("No E-Mail"))).isEqualTo(21_306);
  }

  @Test
  void a_table_names_its_licence_and_its_source_when_the_file_is_missing() {
    assertThat(PlainDatasets.all())
        .allSatisfy(
            dataset ->
                assertThatThrownBy(() -> dataset.read(Path.of("nowhere", dataset.fileName())))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(dataset.licence())
                    .hasMessageContaining(dataset.source()));
  }

  @Test
  void another_file_is_refused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("hillstrom.csv");
    Files.writeString(file, "recency,segment\n1,No E-Mail\n");
    assertThatThrownBy(() -> PlainDatasets.HILLSTROM.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("the SHA-256 of its content must be 0e589332");
  }
}
