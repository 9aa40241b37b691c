package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;

class SampleRatioLawsTest {
  private static final Map<String, Double> SHARES = Map.of("a", 0.5, "b", 0.5);

  @Test
  void a_split_by_chance_rarely_rings_also_when_shares_changed_on_the_way() {
    int rings = 0;
    for (int run = 0; run < 2000; run++) {
      SplittableRandom random = new SplittableRandom(run);
      List<Exposure> exposures = new ArrayList<>();
      add(exposures, Map.of("a", 0.1, "b", 0.2, "c", 0.1), random, 400, 0.25, 0.75);
      add(exposures, SHARES, random, 300, 0.5, 1);
      rings += SampleRatio.of(exposures).broken() ? 1 : 0;
    }
    // One of a thousand: 2 expected, more than 9 once in ten thousand times.
    assertThat(rings)
        .isLessThanOrEqualTo(
            new BinomialDistribution(null, 2000, 0.001).inverseCumulativeProbability(0.9999));
  }

  @Test
  void a_split_that_something_shifted_by_three_of_a_hundred_rings() {
    int rings = 0;
    for (int run = 0; run < 200; run++) {
      List<Exposure> exposures = new ArrayList<>();
      add(exposures, SHARES, new SplittableRandom(run), 10_000, 0.53, 1);
      rings += SampleRatio.of(exposures).broken() ? 1 : 0;
    }
    assertThat(rings).isGreaterThan(195);
  }

  @Test
  void the_p_value_is_pearson_s() {
    // 60 and 40 where 50 and 50 are expected: χ² = 100/50 + 100/50 = 4 at 1 degree, p = 0.0455.
    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      exposures.add(exposure(i, i < 60 ? "a" : "b", SHARES));
    }
    assertThat(SampleRatio.of(exposures))
        .isInstanceOfSatisfying(
            SampleRatio.Tested.class,
            tested -> assertThat(tested.pValue()).isCloseTo(0.0455, within(0.0001)));
  }

  @Test
  void a_split_of_which_an_arm_expects_fewer_than_five_debtors_is_untested() {
    // 249 debtors of whom 2 % are left alone: 4.98 are expected, and of 250 it is 5. Nobody at all
    // was in the holdout; with 250, χ² = 25/5 + 25/245 = 5.10 at 1 degree, p = 0.0239.
    Map<String, Double> shares = Map.of("a", 0.02, "b", 0.98);
    List<Exposure> exposures = new ArrayList<>();
    assertThat(SampleRatio.of(exposures)).isEqualTo(new SampleRatio.Untested());
    for (int i = 0; i < 249; i++) {
      exposures.add(exposure(i, "b", shares));
    }
    assertThat(SampleRatio.of(exposures)).isEqualTo(new SampleRatio.Untested());
    assertThat(SampleRatio.of(exposures).broken()).isFalse();
    exposures.add(exposure(249, "b", shares));
    assertThat(SampleRatio.of(exposures))
        .isInstanceOfSatisfying(
            SampleRatio.Tested.class,
            tested -> assertThat(tested.pValue()).isCloseTo(0.0239, within(0.0001)));
  }

  /** Debtors that draw a below {@code first}, b below {@code second}, else c. */
  private static void add(
      List<Exposure> exposures,
      Map<String, Double> shares,
      SplittableRandom random,
      int count,
      double first,
      double second) {
    for (int i = 0; i < count; i++) {
      double lot = random.nextDouble();
      String arm = lot < first ? "a" : lot < second ? "b" : "c";
      exposures.add(exposure(exposures.size(), arm, shares));
    }
  }

  private static Exposure exposure(int debtor, String arm, Map<String, Double> shares) {
    return new Exposure(
        new ExperimentId("split"),
        new DebtorId("d-" + debtor),
        arm,
        Instant.EPOCH,
        new TreeMap<>(shares));
  }
}
