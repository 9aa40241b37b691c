package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

/** The made-up rows are an hour apart; whether a contact reached is known after three days. */
class OriginsTest {
  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of());
  private static final Duration SETTLED = Duration.ofDays(14);

  @Test
  void nothing_is_fitted_on_a_label_that_was_not_known_at_the_cut() {
    Sample sample = Tables.random(1, SCHEMA, 3_000);
    Origins origins = Origins.of(sample, null).orElseThrow();
    assertThat(origins.early().at(origins.early().size() - 1).plus(Duration.ofDays(3)))
        .isBeforeOrEqualTo(origins.middle().at(0));
    assertThat(origins.middle().at(origins.middle().size() - 1).plus(Duration.ofDays(3)))
        .isBeforeOrEqualTo(origins.late().at(0));
    // Eighty of a hundred rows come before the late ones.
    assertThat(origins.late().size()).isEqualTo(600);
  }

  @Test
  void what_came_after_the_champion_judges_when_that_is_less_than_the_last_fifth() {
    Sample sample = Tables.random(2, SCHEMA, 3_000);
    Origins origins = Origins.of(sample, sample.at(2_600)).orElseThrow();
    assertThat(origins.late().size()).isEqualTo(400);
    // Too few after it to judge by: the last fifth does.
    assertThat(Origins.of(sample, sample.at(2_900)).orElseThrow().late().size()).isEqualTo(600);
  }

  @Test
  void a_history_shorter_than_its_windows_is_cut_by_contacts_alone() {
    Sample sample = Tables.random(3, SCHEMA, 210);
    Origins origins = Origins.of(sample, null).orElseThrow();
    assertThat(origins.early().at(origins.early().size() - 1)).isBefore(origins.middle().at(0));
    assertThat(SETTLED).isGreaterThan(Duration.between(sample.at(0), sample.at(209)));
  }

  @Test
  void too_few_rows_are_not_cut_at_all() {
    assertThat(Origins.of(Tables.random(4, SCHEMA, 199), null)).isEmpty();
  }
}
