package org.gelegen.model.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;

class AssignmentLawsTest {
  private static final int DEBTORS = 100_000;

  /** In less than one of a million draws a share falls outside. */
  private static final double TAIL = 5e-7;

  @Test
  void arms_get_their_shares_within_the_bounds_of_chance() {
    for (String salt : List.of("a", "b", "2026", "a longer salt")) {
      Experiment experiment = experiment("shares", salt, 0.05, 0.25, 0.6);
      Map<String, Integer> counts = new HashMap<>();
      for (int debtor = 0; debtor < DEBTORS; debtor++) {
        counts.merge(arm(experiment, debtor), 1, Integer::sum);
      }
      Map<String, Double> expected = Map.of("arm 0", 0.05, "arm 1", 0.25, "arm 2", 0.6, "-", 0.1);
      expected.forEach(
          (arm, share) -> {
            BinomialDistribution chance = new BinomialDistribution(null, DEBTORS, share);
            assertThat(counts.get(arm))
                .as("%s under salt %s", arm, salt)
                .isBetween(
                    chance.inverseCumulativeProbability(TAIL),
                    chance.inverseCumulativeProbability(1 - TAIL));
          });
    }
  }

  @Test
  void experiments_and_salts_have_nothing_to_do_with_each_other() {
    Experiment one = experiment("one", "salt", 0.5, 0.5);
    for (Experiment other :
        List.of(experiment("two", "salt", 0.3, 0.7), experiment("one", "other salt", 0.3, 0.7))) {
      long[][] together = new long[2][2];
      for (int debtor = 0; debtor < DEBTORS; debtor++) {
        together[index(one, debtor)][index(other, debtor)]++;
      }
      assertThat(new ChiSquareTest().chiSquareTest(together)).as(other.salt()).isGreaterThan(1e-4);
    }
  }

  @Test
  void the_same_debtor_draws_the_same_lot_today_and_in_years() {
    // HMAC-SHA-256 with key "salt" over "one:d-1", "one:d-2" and "two:d-1", the first 53 bits over
    // 2^53; worked out with Python: hmac.digest(b"salt", b"one:d-1", "sha256").
    assertThat(Lots.draw("salt", new ExperimentId("one"), new DebtorId("d-1")))
        .isEqualTo(0.6547399835614547);
    assertThat(Lots.draw("salt", new ExperimentId("one"), new DebtorId("d-2")))
        .isEqualTo(0.5247408347209755);
    assertThat(Lots.draw("salt", new ExperimentId("two"), new DebtorId("d-1")))
        .isEqualTo(0.8128660451375996);
  }

  @Test
  void a_larger_share_for_the_first_arm_moves_nobody_out_of_it() {
    Experiment before = experiment("grow", "salt", 0.1, 0.9);
    Experiment after = experiment("grow", "salt", 0.2, 0.8);
    int moved = 0;
    for (int debtor = 0; debtor < 10_000; debtor++) {
      int was = index(before, debtor);
      int is = index(after, debtor);
      assertThat(is).as("debtor %d", debtor).isLessThanOrEqualTo(was);
      moved += is == was ? 0 : 1;
    }
    // A tenth, within five standard deviations of sqrt(10,000 · 0.1 · 0.9) = 30.
    assertThat(moved).isBetween(850, 1150);
  }

  private static int index(Experiment experiment, int debtor) {
    return Integer.parseInt(arm(experiment, debtor).substring("arm ".length()));
  }

  private static String arm(Experiment experiment, int debtor) {
    return experiment.draw(new DebtorId("d-" + debtor)).map(Arm::name).orElse("-");
  }

  private static Experiment experiment(String id, String salt, double... shares) {
    List<Arm> arms = new ArrayList<>();
    for (double share : shares) {
      arms.add(new Arm("arm " + arms.size(), new ArmPolicy.Champion(), share));
    }
    return new Experiment(new ExperimentId(id), salt, null, Instant.EPOCH, null, arms);
  }
}
