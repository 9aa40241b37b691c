package org.gelegen.trainer.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FourthPowersTest {

  @Test
  void they_are_those_of_any_direction_around_any_center_also_when_merged() {
    double[] direction = {0.7, -1.3};
    double[] center = {100.5, -2};
    SplittableRandom random = new SplittableRandom(11);
    FourthPowers first = new FourthPowers(2);
    FourthPowers second = new FourthPowers(2);
    double expected = 0;
    for (int i = 0; i < 200; i++) {
      double[] terms = {100 + random.nextGaussian(), random.nextGaussian()};
      (i < 50 ? first : second).add(terms);
      expected +=
          Math.pow(
              direction[0] * (terms[0] - center[0]) + direction[1] * (terms[1] - center[1]), 4);
    }
    first.merge(second);
    FourthPowers empty = new FourthPowers(2);
    empty.merge(first);
    assertThat(first.around(center, direction)).isCloseTo(expected, within(expected * 1e-9));
    assertThat(empty.around(center, direction)).isCloseTo(expected, within(expected * 1e-9));
    assertThat(new FourthPowers(2).around(center, direction)).isZero();
  }
}
