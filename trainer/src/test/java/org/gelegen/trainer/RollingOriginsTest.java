package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

class RollingOriginsTest {
  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of());

  @Test
  void nothing_is_fitted_on_a_label_that_was_not_known_at_the_cut() {
    Sample sample = Tables.random(1, SCHEMA, 3_000);
    RollingOrigins origins = RollingOrigins.of(sample, null).orElseThrow();
    assertThat(origins.folds()).hasSize(2);
    for (RollingOrigins.Fold fold : origins.folds()) {
      // A reach is settled after three days.
      assertThat(fold.fitted().at(fold.fitted().size() - 1).plus(Duration.ofDays(3)))
          .isBeforeOrEqualTo(fold.predicted().at(0));
    }
    assertThat(origins.known().at(origins.known().size() - 1).plus(Duration.ofDays(3)))
        .isBeforeOrEqualTo(origins.late().at(0));
    // Eighty of a hundred rows come before the late ones.
    assertThat(origins.late().size()).isEqualTo(600);
  }

  @Test
  void folds_follow_one_another_and_end_before_what_judges() {
    RollingOrigins origins = RollingOrigins.of(Tables.random(5, SCHEMA, 3_000), null).orElseThrow();
    Sample first = origins.folds().getFirst().predicted();
    Sample second = origins.folds().getLast().predicted();
    assertThat(first.at(first.size() - 1)).isBefore(second.at(0));
    assertThat(second.at(second.size() - 1)).isBefore(origins.late().at(0));
    assertThat(origins.folds().getLast().fitted().size())
        .isGreaterThan(origins.folds().getFirst().fitted().size());
  }

  @Test
  void late_rows_that_have_judged_are_cut_into_shorter_and_shorter_folds() {
    Sample sample = Tables.random(4, SCHEMA, 3_000);
    RollingOrigins origins = RollingOrigins.of(sample, null).orElseThrow();
    assertThat(origins.lateFolds())
        .extracting(fold -> fold.predicted().size())
        .containsExactly(300, 150, 150);
    for (RollingOrigins.Fold fold : origins.lateFolds()) {
      // A reach is settled after three days.
      assertThat(fold.fitted().at(fold.fitted().size() - 1).plus(Duration.ofDays(3)))
          .isBeforeOrEqualTo(fold.predicted().at(0));
    }
    assertThat(origins.lateFolds().getFirst().fitted().size()).isEqualTo(origins.known().size());
  }

  @Test
  void too_few_late_rows_are_one_fold() {
    RollingOrigins origins = RollingOrigins.of(Tables.random(3, SCHEMA, 210), null).orElseThrow();
    assertThat(origins.lateFolds()).hasSize(1);
    assertThat(origins.lateFolds().getFirst().predicted().size()).isEqualTo(origins.late().size());
  }

  @Test
  void what_came_after_the_champion_judges_when_that_is_less_than_the_last_fifth() {
    Sample sample = Tables.random(2, SCHEMA, 3_000);
    RollingOrigins origins = RollingOrigins.of(sample, sample.at(2_600)).orElseThrow();
    assertThat(origins.late().size()).isEqualTo(400);
    // Too few after it to judge by: the last fifth does.
    assertThat(RollingOrigins.of(sample, sample.at(2_900)).orElseThrow().late().size())
        .isEqualTo(600);
  }

  @Test
  void a_history_shorter_than_its_windows_is_cut_by_contacts_alone() {
    // 210 hours are less than nine days, and half of them less than the three that settle a reach.
    Sample sample = Tables.random(3, SCHEMA, 210);
    RollingOrigins origins = RollingOrigins.of(sample, null).orElseThrow();
    Sample fitted = origins.folds().getFirst().fitted();
    Sample predicted = origins.folds().getFirst().predicted();
    assertThat(fitted.at(fitted.size() - 1)).isBefore(predicted.at(0));
  }

  @Test
  void too_few_rows_are_not_cut_at_all() {
    assertThat(RollingOrigins.of(Tables.random(4, SCHEMA, 199), null)).isEmpty();
  }
}
