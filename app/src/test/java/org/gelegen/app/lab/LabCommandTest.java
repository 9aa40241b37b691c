package org.gelegen.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.gelegen.app.Ran;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabCommandTest {
  @Test
  void a_portfolio_is_one_json_object_and_nobody_does_better_than_the_all_knowing() {
    Ran ran = Ran.command("lab", "--portfolio", "small", "--seeds", "1", "--json");
    assertThat(ran.status()).isZero();
    assertThat(ran.json()).hasSize(1);
    JsonNode result = ran.json().getFirst();
    assertThat(result.propertyNames())
        .containsExactly("portfolio", "seed", "decisions", "atStake", "captured", "timeEffect");
    assertThat(result.get("portfolio").asString()).isEqualTo("small");
    assertThat(result.get("decisions").asInt()).isPositive();
    assertThat(result.get("atStake").asDouble()).isPositive();
    assertThat(result.get("captured").propertyNames())
        .containsExactly(
            "product",
            "plain XGBoost",
            "no history",
            "no pooling",
            "no self-cure",
            "no calibration",
            "best single");
    for (JsonNode captured : result.get("captured")) {
      assertThat(captured.get("value").asDouble()).isLessThan(1);
      assertThat(captured.get("interval").get(0).asDouble())
          .isLessThanOrEqualTo(captured.get("value").asDouble());
    }
  }

  @Test
  void a_portfolio_that_is_not_known_is_wrong_usage_and_the_known_ones_are_named() {
    Ran unknown = Ran.command("lab", "--portfolio", "nobody");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("must be one of shared-habits, own-habits, channel-taste, payday");
    Ran none = Ran.command("lab", "--seeds", "0");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("--seeds must be at least 1");
  }
}
