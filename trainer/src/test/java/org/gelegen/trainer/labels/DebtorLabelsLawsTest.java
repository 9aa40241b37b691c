package org.gelegen.trainer.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class DebtorLabelsLawsTest {
  private static final Duration WINDOW = Duration.ofDays(14);

  @Test
  void later_records_change_no_label_that_was_known() {
    int known = 0;
    for (long seed = 0; seed < 150; seed++) {
      List<PortfolioRecord> records = RandomRecords.shuffled(seed, 60);
      SplittableRandom random = new SplittableRandom(seed);
      Instant early = RandomRecords.START.plus(Duration.ofHours(random.nextInt(24 * 400)));
      Instant late = early.plus(Duration.ofHours(random.nextInt(24 * 60)));
      Map<ContactId, LabelledContact> later = new HashMap<>();
      new DebtorLabels(records, late, WINDOW)
          .contacts()
          .forEach(labelled -> later.put(labelled.contact().contactId(), labelled));
      for (LabelledContact before : new DebtorLabels(records, early, WINDOW).contacts()) {
        LabelledContact after = Objects.requireNonNull(later.get(before.contact().contactId()));
        known += agree(seed, before.reached(), after.reached());
        known += agree(seed, before.answered(), after.answered());
        known += agree(seed, before.harmed(), after.harmed());
        if (before.answered() != Label.CENSORED) {
          assertThat(after.answerSpan()).as("seed %d", seed).isEqualTo(before.answerSpan());
        }
      }
    }
    assertThat(known).isGreaterThan(5_000);
  }

  private static int agree(long seed, Label before, Label after) {
    if (before == Label.CENSORED) {
      return 0;
    }
    assertThat(after).as("seed %d", seed).isEqualTo(before);
    return 1;
  }

  @Test
  void labels_are_the_same_with_later_records_as_without_them() {
    for (long seed = 0; seed < 100; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 60);
      Instant asOf = RandomRecords.START.plus(Duration.ofDays(60 + seed));
      List<PortfolioRecord> known = all.stream().filter(r -> !r.at().isAfter(asOf)).toList();
      assertThat(new DebtorLabels(all, asOf, WINDOW).contacts())
          .as("seed %d", seed)
          .isEqualTo(new DebtorLabels(known, asOf, WINDOW).contacts());
    }
  }
}
