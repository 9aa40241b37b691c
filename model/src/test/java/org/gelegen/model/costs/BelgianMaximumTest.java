package org.gelegen.model.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelgianMaximumTest {
  /**
   * 30 + 10 % of 0.01 is 30.001, of 0.05 is 30.005 and so 30.01; of 350.00 it is 65.00, which 65 +
   * 5 % of nothing is as well. 65 + 5 % of 38,700 is 2,000, and never more.
   */
  @ParameterizedTest
  @CsvSource({
    "0.00, 0.00",
    "0.01, 20.00",
    "150.00, 20.00",
    "150.01, 30.00",
    "150.05, 30.01",
    "250.00, 40.00",
    "500.00, 65.00",
    "500.01, 65.00",
    "500.10, 65.01",
    "1500.00, 115.00",
    "39199.99, 2000.00",
    "39199.80, 1999.99",
    "39200.00, 2000.00",
    "1000000.00, 2000.00"
  })
  void the_most_is_what_the_law_has_to_the_cent(String owed, String most) {
    assertThat(BelgianMaximum.over(new BigDecimal(owed))).isEqualTo(most);
  }

  @Test
  void a_negative_amount_is_refused() {
    assertThatThrownBy(() -> BelgianMaximum.over(new BigDecimal("-0.01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.01");
  }
}
