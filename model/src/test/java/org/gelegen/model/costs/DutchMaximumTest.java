package org.gelegen.model.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutchMaximumTest {
  /** 266.67 · 15 % = 40.0005 and 266.73 · 15 % = 40.0095; the most is reached at 1,000,000. */
  @ParameterizedTest
  @CsvSource({
    "0.00, 0.00",
    "0.01, 40.00",
    "100.00, 40.00",
    "266.66, 40.00",
    "266.67, 40.00",
    "266.70, 40.01",
    "266.73, 40.01",
    "2500.00, 375.00",
    "2500.10, 375.01",
    "5000.00, 625.00",
    "8400.00, 795.00",
    "10000.00, 875.00",
    "10001.00, 875.01",
    "200000.00, 2775.00",
    "200002.00, 2775.01",
    "999998.00, 6774.99",
    "1000000.00, 6775.00",
    "5000000.00, 6775.00"
  })
  void the_scale_is_kept_to_the_cent(BigDecimal principal, BigDecimal costs) {
    assertThat(DutchMaximum.over(principal)).isEqualTo(costs);
  }

  @Test
  void a_claim_is_not_negative() {
    assertThatThrownBy(() -> DutchMaximum.over(new BigDecimal("-0.01")))
        .hasMessage("principal must not be negative but is -0.01");
  }

  /** 3 · 100.00: 15 % of 300.00 is 45.00; each by itself has the least, 3 · 40.00. */
  @Test
  void instalments_of_one_agreement_are_asked_the_least_once() {
    BigDecimal month = new BigDecimal("100.00");
    List<BigDecimal> instalments = List.of(month, month, month);
    assertThat(DutchMaximum.over(instalments, true)).isEqualTo("45.00");
    assertThat(DutchMaximum.over(instalments, false)).isEqualTo("120.00");
    assertThat(DutchMaximum.over(List.of(), true)).isEqualTo("0.00");
  }

  /** 40.01 · 1.21 = 48.4121; 6,775.00 · 1.21 = 8,197.75: VAT is beyond the most. */
  @Test
  void vat_comes_on_top() {
    assertThat(DutchMaximum.withVat(new BigDecimal("40.00"))).isEqualTo("48.40");
    assertThat(DutchMaximum.withVat(new BigDecimal("40.01"))).isEqualTo("48.41");
    assertThat(DutchMaximum.withVat(new BigDecimal("6775.00"))).isEqualTo("8197.75");
  }
}
