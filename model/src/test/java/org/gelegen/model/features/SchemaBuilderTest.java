package org.gelegen.model.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.AttributeValue.Text;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.junit.jupiter.api.Test;

class SchemaBuilderTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  private final SchemaBuilder builder = new SchemaBuilder();

  /** A version of a case of a debtor, both by number. */
  private void add(int debtor, int version, Map<String, AttributeValue> attributes) {
    builder.add(
        new CaseRecord(
            new ClientId("c"),
            new CaseId("c-" + debtor),
            new DebtorId("d-" + debtor),
            AT.plusSeconds(version),
            null,
            BigDecimal.TEN,
            Stage.REMINDER,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>(attributes)));
  }

  @Test
  void what_one_debtor_is_called_names_no_feature_however_often_it_is_sent() {
    for (int debtor = 0; debtor < 30; debtor++) {
      add(debtor, 0, Map.of("contactName", new Text("name of " + debtor)));
    }
    for (int version = 1; version < 100; version++) {
      add(7, version, Map.of("contactName", new Text("Quirinus Zonnekruid")));
    }

    // All thirty have the attribute, and no two share a value of it.
    assertThat(builder.build().attributes())
        .containsExactly(
            new AttributeFeature(
                Scope.CASE, "contactName", AttributeFeature.Type.CATEGORY, List.of()));
  }

  @Test
  void a_word_that_twenty_debtors_share_stands_alone_and_one_of_nineteen_does_not() {
    for (int debtor = 0; debtor < 39; debtor++) {
      add(debtor, 0, Map.of("tariff", new Text(debtor < 20 ? "fixed" : "variable")));
    }

    // 20 debtors have fixed, 19 have variable.
    assertThat(builder.build().attributes())
        .containsExactly(
            new AttributeFeature(
                Scope.CASE, "tariff", AttributeFeature.Type.CATEGORY, List.of("fixed")));
  }

  @Test
  void an_attribute_that_nineteen_debtors_have_is_left_out() {
    for (int debtor = 0; debtor < 19; debtor++) {
      add(debtor, 0, Map.of("tenure", new AttributeValue.Number(debtor)));
      add(debtor, 1, Map.of("tenure", new AttributeValue.Number(debtor + 1)));
    }

    assertThat(builder.build().attributes()).isEmpty();
  }
}
