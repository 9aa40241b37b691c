package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HillstromLogTest {
  private static final int REWARD = 2;
  private static final int MENS = 6;

  private static List<String[]> rows(String reward) {
    Path file = SharedData.require("hillstrom/hillstrom.csv.gz");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HillstromLog.convert(file, reward, out);
    return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(",", -1)).toList();
  }

  private static double number(String[] row, int column) {
    return Double.parseDouble(row[column]);
  }

  @Test
  void every_row_is_a_decision_of_chance_with_what_it_brought() {
    List<String[]> rows = rows("visit");
    assertThat(String.join(",", rows.getFirst()))
        .isEqualTo(
            "action,propensity,reward,q_hat,pi_none,v_none,pi_mens,v_mens,pi_womens,v_womens,"
                + "pi_uniform,v_uniform");
    List<String[]> decisions = rows.subList(1, rows.size());
    assertThat(decisions).hasSize(64_000);
    // 21,307 men's e-mails; the share who visited is in the reference figures.
    List<String[]> mens = decisions.stream().filter(row -> number(row, MENS) == 1).toList();
    assertThat(mens).hasSize(21_307);
    assertThat(mens.stream().mapToDouble(row -> number(row, REWARD)).average().orElseThrow())
        .isEqualTo(0.18275684047496127, within(1e-12));
    assertThat(decisions).allMatch(row -> number(row, 1) == 1.0 / 3);
  }

  @Test
  void what_a_policy_is_expected_to_bring_is_a_mean_of_other_folds() {
    List<String[]> decisions = rows("spend");
    double[] expected =
        decisions.subList(1, decisions.size()).stream()
            .mapToDouble(row -> number(row, MENS + 1))
            .toArray();
    // On average over all rows, close to what the men's e-mails brought: 1.4226 a person.
    assertThat(Arrays.stream(expected).average().orElseThrow()).isBetween(1.36, 1.48);
    // By e-mail and history segment: 3 folds of 7 segments.
    assertThat(Arrays.stream(expected).distinct().count()).isEqualTo(21);
  }

  @Test
  void an_unknown_reward_is_refused() {
    assertThatThrownBy(
            () -> HillstromLog.convert(Path.of("x.csv"), "sales", OutputStream.nullOutputStream()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("must be one of visit, conversion, spend but is \"sales\"");
  }
}
