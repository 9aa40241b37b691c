package org.gelegen.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.gelegen.app.Ran;
import org.gelegen.app.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tables with figures that Open Bandit Pipeline and plain numpy agree on. */
class OffPolicyGoldenTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @TempDir private Path folder;

  @Test
  void digits_are_as_in_the_reference() {
    JsonNode reference = SharedData.reference().get("ope:digits-known-truth");
    Path log = SharedData.require("golden/ope-digits.csv.gz");
    List<JsonNode> results = evaluate(log, "--all-policies");

    assertThat(results)
        .extracting(result -> result.get("policy").asString())
        .containsExactly("forest", "logreg90", "uniform");
    for (JsonNode result : results) {
      JsonNode expected = reference.get(result.get("policy").asString());
      assertDiagnostics(result, expected.get("diagnostics"));
      assertEstimates(result, expected.get("estimates"));
    }
  }

  @Test
  void hillstrom_is_as_in_the_reference_for_learned_and_constant_policies() {
    JsonNode reference = SharedData.reference().get("ope:hillstrom").get("values");
    Path log = SharedData.require("golden/ope-hillstrom-evaluation-half.csv.gz");
    for (String reward : List.of("visit", "conversion", "spend")) {
      List<String> flags =
          new ArrayList<>(List.of("--reward", reward, "--resamples", "100", "--all-policies"));
      for (int action = 0; action < 3; action++) {
        flags.addAll(List.of("--always", "" + action));
      }
      if (reward.equals("visit")) {
        flags.addAll(
            List.of(
                "--action-value", "0=q_visit_none",
                "--action-value", "1=q_visit_mens",
                "--action-value", "2=q_visit_womens"));
      }
      List<JsonNode> results = evaluate(log, flags.toArray(String[]::new));

      assertThat(results).hasSize(9);
      for (JsonNode result : results) {
        assertEstimates(result, reference.get(reward).get(inReference(result)).get("estimates"));
      }
    }
  }

  private static String inReference(JsonNode result) {
    String policy = result.get("policy").asString();
    return Map.of("always_0", "always_none", "always_1", "always_mens", "always_2", "always_womens")
        .getOrDefault(policy, policy);
  }

  @Test
  void open_bandit_is_as_in_the_reference_in_both_directions() {
    JsonNode reference = SharedData.reference().get("ope:open-bandit").get("men");

    JsonNode toBts = openBandit("random_men.csv.gz", "bts");
    assertDiagnostics(toBts, reference.get("random->bts").get("diagnostics"));
    assertEstimates(toBts, reference.get("random->bts").get("estimates_q_tabular"));

    JsonNode toRandom = openBandit("bts_men.csv.gz", "uniform");
    assertDiagnostics(toRandom, reference.get("bts->random").get("diagnostics"));
    assertEstimates(toRandom, reference.get("bts->random").get("estimates_q_tabular"));
  }

  private JsonNode openBandit(String published, String policy) {
    Path log = folder.resolve(published);
    Path distribution = SharedData.require("open-bandit/bts_action_dist_men.csv");
    Ran converted =
        Ran.command(
            "datasets",
            "convert",
            "open-bandit",
            SharedData.require("open-bandit/" + published).toString(),
            "--policy",
            "bts=" + distribution,
            "--out",
            log.toString());
    assertThat(converted.status()).as(converted.err()).isZero();
    return evaluate(log, "--policy", policy, "--position", "position").getFirst();
  }

  @Test
  void the_contact_log_is_as_published_to_its_five_digits() {
    Path log = SharedData.require("golden/ope-contact.csv.gz");
    JsonNode best = evaluate(log, "--policy", "best").getFirst();
    // The table of the reference figures prints five digits.
    Map<String, Double> published =
        Map.of(
            "ips", 0.54766,
            "snips", 0.54850,
            "dm", 0.54494,
            "dr", 0.54517,
            "switch_dr(tau=5)", 0.54647);
    published.forEach(
        (name, value) ->
            assertThat(best.get("estimates").get(name).get("value").asDouble())
                .as(name)
                .isCloseTo(value, within(5.1e-6)));
    assertThat(best.get("ess").asDouble()).isCloseTo(4_337, within(0.5));
    assertThat(best.get("maxWeight").asDouble()).isCloseTo(18.9, within(0.05));
  }

  private static List<JsonNode> evaluate(Path log, String... flags) {
    List<String> command = new ArrayList<>(List.of("evaluate", "--json", "--log", log.toString()));
    command.addAll(List.of(flags));
    Ran evaluation = Ran.command(command.toArray(String[]::new));
    assertThat(evaluation.status()).as(evaluation.err()).isZero();
    return evaluation.json();
  }

  private static void assertDiagnostics(JsonNode result, JsonNode expected) {
    assertThat(result.get("n").asLong()).isEqualTo(expected.get("n").asLong());
    assertThat(result.get("ess").asDouble()).isCloseTo(expected.get("ess").asDouble(), CLOSE);
    assertThat(result.get("meanWeight").asDouble())
        .isCloseTo(expected.get("mean_weight").asDouble(), CLOSE);
    assertThat(result.get("maxWeight").asDouble())
        .isCloseTo(expected.get("max_weight").asDouble(), CLOSE);
  }

  /** Every estimate of ours that the reference has; at least IPS and SNIPS are among them. */
  private static void assertEstimates(JsonNode result, JsonNode expected) {
    JsonNode estimates = result.get("estimates");
    assertThat(estimates.propertyNames()).contains("ips", "snips");
    for (String name : estimates.propertyNames()) {
      if (!expected.has(name)) {
        continue;
      }
      String where = result.get("policy").asString() + " " + name;
      JsonNode estimate = estimates.get(name);
      JsonNode figures = expected.get(name);
      assertThat(estimate.get("value").asDouble())
          .as(where)
          .isCloseTo(figures.get("value").asDouble(), CLOSE);
      assertThat(estimate.get("se").asDouble())
          .as(where)
          .isCloseTo(figures.get("se").asDouble(), CLOSE);
      if (!estimate.get("interval").isNull()) {
        assertThat(estimate.get("interval").get(0).asDouble())
            .as(where)
            .isCloseTo(figures.get("ci95").get(0).asDouble(), CLOSE);
      }
    }
  }
}
