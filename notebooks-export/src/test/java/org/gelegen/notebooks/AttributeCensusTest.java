package org.gelegen.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.AttributeValue.Text;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class AttributeCensusTest {
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(
              new AttributeFeature(
                  Scope.CASE, "customerNo", AttributeFeature.Type.NUMBER, List.of()),
              new AttributeFeature(
                  Scope.CASE,
                  "name",
                  AttributeFeature.Type.CATEGORY,
                  List.of("(rare 1)", "Quirinus", "firm")),
              new AttributeFeature(Scope.CASE, "secret", AttributeFeature.Type.FLAG, List.of()),
              new AttributeFeature(Scope.CASE, "tenure", AttributeFeature.Type.NUMBER, List.of())));

  private final AttributeCensus census = new AttributeCensus(List.of(SCHEMA));

  /** Fifty debtors, each with three versions of a case. */
  private void count() {
    for (int i = 0; i < 50; i++) {
      int debtor = i;
      census.add(IntStream.range(0, 3).mapToObj(version -> version(debtor, version)).toList());
    }
  }

  private static PortfolioRecord version(int debtor, int version) {
    Map<String, AttributeValue> stated = new TreeMap<>();
    stated.put("customerNo", new AttributeValue.Number(9_001_700 + debtor));
    stated.put("tenure", new AttributeValue.Number(debtor % 30 + version));
    stated.put("name", new Text(debtor == 7 ? "Quirinus" : debtor < 20 ? "(rare 1)" : "firm"));
    if (debtor < 19) {
      stated.put("secret", new AttributeValue.Flag(true));
    }
    return new CaseRecord(
        new ClientId("c"),
        new CaseId("c-" + debtor),
        new DebtorId("d-" + debtor),
        Instant.parse("2026-03-02T09:00:00Z").plusSeconds(version),
        null,
        BigDecimal.TEN,
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>(stated));
  }

  @Test
  void a_number_that_each_debtor_has_its_own_of_is_as_good_as_a_name() {
    count();
    // customerNo: 50 numbers of 50 debtors. tenure: 32 numbers (0 to 31), each debtor has 3: 150.
    assertThat(census.nearlyUnique(SCHEMA).stream().map(i -> SCHEMA.feature(i).name()))
        .containsExactly("case.customerNo");
  }

  @Test
  void what_fewer_than_twenty_share_is_called_by_a_number_that_nothing_else_is_called_by() {
    count();
    // 19 debtors have "(rare 1)" and one Quirinus, 19 have a secret; 30 have firm.
    RareNames names = RareNames.drawn(List.of(SCHEMA), census, new Random(3));

    assertThat(names.count()).isEqualTo(3);
    FeatureSchema shown = names.shown(SCHEMA);
    assertThat(shown.size()).isEqualTo(SCHEMA.size());
    assertThat(shown.attributes().get(1).categories())
        .contains("firm")
        .doesNotContain("Quirinus", "(rare 1)")
        .allMatch(word -> word.matches("firm|\\(rare [2-4]\\)"));
    assertThat(shown.attributes().get(2).name()).matches("\\(rare [2-4]\\)");
    assertThat(names.shown(SCHEMA).attributes()).isEqualTo(shown.attributes());
  }

  @Test
  void different_numbers_are_counted_to_some_percent() {
    DistinctNumbers numbers = new DistinctNumbers();
    for (int i = 0; i < 300_000; i++) {
      numbers.add(i % 100_000);
    }
    // Of 4,096 that are kept the error is 1 / sqrt(4,096): 1.6 %. Three times that.
    assertThat(numbers.estimate()).isBetween(95_200.0, 104_800.0);
    DistinctNumbers few = new DistinctNumbers();
    for (int i = 0; i < 5_000; i++) {
      few.add(i % 4_000);
    }
    assertThat(few.estimate()).isEqualTo(4_000);
  }
}
