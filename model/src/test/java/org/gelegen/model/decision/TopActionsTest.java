package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopActionsTest {
  /** Actions from {@code first} on, each worth one less than the one before, from {@code best}. */
  private static TopActions of(int first, int count, double best) {
    TopActions top = new TopActions(32);
    for (int i = 0; i < count; i++) {
      top.offer(first + i, best - i);
    }
    return top;
  }

  @Test
  void of_two_kinds_each_has_its_places_and_the_best_come_first() {
    int[] both = of(0, 32, 50).bestFirst(of(100, 32, 100), 32, 8);
    assertThat(both).hasSize(32).startsWith(100, 101, 102, 103, 104, 105, 106, 107, 0, 1);
    assertThat(both).endsWith(23);
  }

  @Test
  void where_one_kind_is_few_the_other_has_the_places_that_are_left() {
    assertThat(of(0, 32, 50).bestFirst(of(100, 2, 45.5), 32, 8))
        .hasSize(32)
        .contains(100, 101)
        .endsWith(29);
    assertThat(of(0, 3, 50).bestFirst(of(100, 32, 100), 32, 8)).hasSize(32).contains(0, 1, 2, 128);
    assertThat(of(0, 3, 50).bestFirst(of(100, 2, 100), 32, 8)).containsExactly(100, 101, 0, 1, 2);
  }
}
