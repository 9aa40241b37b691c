package org.gelegen.notebooks.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.AttributeFeature.Scope;
import org.gelegen.model.features.FeatureSchema;
import org.junit.jupiter.api.Test;

class FeatureColumnsTest {
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(
              new AttributeFeature(
                  Scope.DEBTOR,
                  "tariff",
                  AttributeFeature.Type.CATEGORY,
                  List.of("FIXED", "Fixed", "fixed")),
              new AttributeFeature(Scope.DEBTOR, "Tenure", AttributeFeature.Type.NUMBER, List.of()),
              new AttributeFeature(
                  Scope.DEBTOR, "tenure", AttributeFeature.Type.NUMBER, List.of())));

  private static List<String> own(List<String> names) {
    return names.stream().filter(name -> name != null && name.startsWith("x_debtor.")).toList();
  }

  @Test
  void names_that_differ_in_capitals_alone_become_different_to_everybody() {
    assertThat(own(FeatureColumns.of(SCHEMA).stream().map(column -> column.name()).toList()))
        .containsExactly(
            "x_debtor.tariff=FIXED",
            "x_debtor.tariff=Fixed~2",
            "x_debtor.tariff=fixed~3",
            "x_debtor.tariff=(other)",
            "x_debtor.Tenure",
            "x_debtor.tenure~2");
  }

  @Test
  void a_feature_that_is_left_out_keeps_its_place_and_has_no_column() {
    ContactFeatures features =
        ContactFeatures.of(SCHEMA, SCHEMA, Set.of(SCHEMA.find("debtor.Tenure").orElseThrow()));
    assertThat(features.leftOut()).containsExactly("debtor.Tenure");

    assertThat(features.names()).hasSize(SCHEMA.size());
    assertThat(features.names().get(SCHEMA.find("debtor.Tenure").orElseThrow())).isNull();
    assertThat(features.columns()).hasSize(SCHEMA.size() - 1);
    float[] row = new float[SCHEMA.size()];
    row[SCHEMA.find("debtor.Tenure").orElseThrow()] = 7;
    row[SCHEMA.find("debtor.tenure").orElseThrow()] = 8;
    assertThat(features.cells(row)).hasSize(SCHEMA.size() - 1).contains(8f).doesNotContain(7f);
  }
}
