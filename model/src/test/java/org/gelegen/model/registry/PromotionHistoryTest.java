package org.gelegen.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionHistoryTest {
  private final List<Promotion> promotions = new ArrayList<>();

  private PromotionHistoryTest promoted(int number) {
    return add(number, null);
  }

  private PromotionHistoryTest back(int to, int from) {
    return add(to, from);
  }

  private PromotionHistoryTest add(int number, @Nullable Integer from) {
    promotions.addFirst(
        new Promotion(number, Instant.EPOCH.plusSeconds(promotions.size()), "test", "", from));
    return this;
  }

  private PromotionHistory history() {
    return new PromotionHistory(promotions);
  }

  @Test
  void without_promotions_there_is_nobody_to_go_back_to() {
    assertThat(history().previous()).isEmpty();
    assertThat(promoted(1).history().previous()).isEmpty();
    assertThat(promoted(1).history().previous()).isEmpty();
  }

  @Test
  void a_version_rolled_back_from_is_not_gone_back_to_after_the_next_promotion() {
    promoted(1).promoted(2).back(1, 2).promoted(3);
    assertThat(history().previous()).contains(1);
    assertThat(history().rolledBack()).containsExactly(2);
  }

  @Test
  void whoever_promotes_a_version_again_takes_back_that_it_was_rolled_back() {
    promoted(1).promoted(2).back(1, 2).promoted(2);
    assertThat(history().rolledBack()).isEmpty();
    assertThat(history().previous()).contains(1);
  }

  @Test
  void going_back_passes_over_earlier_reigns_of_the_version_that_is_left() {
    promoted(1).promoted(2).promoted(1).promoted(2).back(1, 2);
    assertThat(history().previous()).isEmpty();
  }
}
