package org.gelegen.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gelegen.app.Ran;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabCurvesCommandTest {
  @Test
  void a_size_is_one_json_object_with_what_sharing_is_worth() {
    Ran ran =
        Ran.command(
            "lab", "curves", "--debtors", "40", "--others", "150", "--seeds", "2", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json()).hasSize(1);
    JsonNode result = ran.json().getFirst();
    assertThat(result.propertyNames())
        .containsExactly(
            "portfolio", "debtors", "clients", "captured", "overPoolOnly", "overOwnOnly");
    assertThat(result.get("debtors").asInt()).isEqualTo(40);
    assertThat(result.get("clients").asInt()).isEqualTo(2);
    JsonNode captured = result.get("captured");
    assertThat(captured.propertyNames())
        .containsExactly("product", "pool only", "own only", "product alone");
    double product = captured.get("product").get("value").asDouble();
    assertThat(product).isLessThan(1);
    assertThat(result.get("overPoolOnly").get("value").asDouble())
        .isCloseTo(product - captured.get("pool only").get("value").asDouble(), within(1e-9));
  }

  @Test
  void sizes_that_cannot_be_are_wrong_usage() {
    Ran ran = Ran.command("lab", "curves", "--debtors", "0");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("must be at least 1");
    assertThat(Ran.command("lab", "curves", "--debtors", "many").status()).isEqualTo(2);
  }
}
