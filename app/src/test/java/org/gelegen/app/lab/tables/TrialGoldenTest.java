package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gelegen.app.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The evaluation half of Hillstrom's challenge with a reward model, and what others make of it. */
class TrialGoldenTest {
  private static final String GOLDEN = "golden/ope-hillstrom-evaluation-half.csv.gz";
  private static final int MENS = 1;

  private static List<String> header;
  private static List<double[]> rows;
  private static ReferenceFigures reference;

  @BeforeAll
  static void read() throws IOException {
    reference = ReferenceFigures.read(SharedData.require("reference.json"));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.require(GOLDEN))),
                StandardCharsets.UTF_8))) {
      header = List.of(reader.readLine().split(",", -1));
      rows =
          reader
              .lines()
              .map(
                  line ->
                      Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
              .toList();
    }
  }

  private static double[] column(String name) {
    int place = header.indexOf(name);
    return rows.stream().mapToDouble(row -> row[place]).toArray();
  }

  private static int[] actions(String name) {
    return Arrays.stream(column(name)).mapToInt(value -> (int) value).toArray();
  }

  private static Trial worth() {
    return new Trial(
        actions("action"),
        1.0 / 3,
        column("visit"),
        new double[][] {column("q_visit_none"), column("q_visit_mens"), column("q_visit_womens")});
  }

  private static int[] always(int action) {
    int[] actions = new int[rows.size()];
    Arrays.fill(actions, action);
    return actions;
  }

  private static void assertSame(Estimate actual, Estimate expected) {
    assertThat(actual.value()).isCloseTo(expected.value(), within(1e-9));
    assertThat(actual.low()).isCloseTo(expected.low(), within(1e-9));
    assertThat(actual.high()).isCloseTo(expected.high(), within(1e-9));
  }

  @Test
  void single_choices_are_worth_what_others_found() {
    List<String> policies = List.of("always_none", "always_mens", "always_womens");
    for (int action = 0; action < policies.size(); action++) {
      assertSame(
          Estimate.ofMean(worth().scores(always(action))),
          reference.policy("visit", policies.get(action)));
    }
  }

  @Test
  void a_learned_choice_is_worth_what_others_found_and_not_shown_to_help() {
    int[] chosen = actions("choice_t_linear(visit)");
    assertSame(
        Estimate.ofMean(worth().scores(chosen)), reference.policy("visit", "t_linear(visit)"));
    Estimate gain = worth().difference(chosen, always(MENS));
    assertSame(gain, reference.gain("visit", "t_linear(visit)"));
    assertThat(gain.verdict()).isEqualTo("not shown to help");
  }
}
