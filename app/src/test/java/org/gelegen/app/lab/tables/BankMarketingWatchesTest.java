package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.app.SharedData;
import org.gelegen.datasets.published.Facts;
import org.gelegen.trainer.PlainTrainer;
import org.gelegen.trainer.Recipe;
import org.gelegen.trainer.drift.DriftReport;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.drift.DriftWatch;
import org.gelegen.trainer.drift.Severity;
import org.gelegen.trainer.examples.PlainRow;
import org.gelegen.trainer.examples.PlainTable;
import org.gelegen.trainer.leaks.LeakWatch;
import org.gelegen.trainer.leaks.Suspicion;
import org.junit.jupiter.api.Test;

/** What is known of bank marketing: the length of the call is a leak, and its later rows differ. */
class BankMarketingWatchesTest {
  private static final String FILE = "bank-marketing/bank-additional-full.csv.gz";

  private static List<String> suspected(List<PlainRow> rows) {
    return LeakWatch.look(PlainTable.of(rows, List.of()).known()).stream()
        .map(Suspicion::feature)
        .toList();
  }

  /** Watched by what a linear model says, at the level it learned. */
  private static DriftReport watch(PlainTable table) {
    Recipe recipe = Recipe.product().by(Recipe.Candidate.LOGISTIC).withoutCalibration();
    return new DriftWatch(DriftThresholds.usual())
        .compare(new PlainTrainer(recipe, 1).fit(table).head(), table.known(), table.asked());
  }

  @Test
  void the_length_of_the_call_is_caught_when_it_is_put_back_and_nothing_else_is() {
    List<Facts> facts = bankMarketing();
    List<Facts> earlier = facts.subList(0, BankMarketingLab.EARLIER_ROWS);
    for (List<Facts> some : List.of(facts, earlier)) {
      assertThat(suspected(TableRows.leaking(some, "duration", "y", BankMarketingLab.YES)))
          .containsExactly("debtor.duration");
      assertThat(suspected(TableRows.of(some, "y", BankMarketingLab.YES))).isEmpty();
    }
  }

  @Test
  void the_later_rows_are_flagged_as_drifted_in_all_that_is_watched() {
    List<PlainRow> rows = TableRows.of(bankMarketing(), "y", BankMarketingLab.YES);
    int cut = BankMarketingLab.EARLIER_ROWS;
    PlainTable table = PlainTable.of(rows.subList(0, cut), rows.subList(cut, rows.size()));
    DriftReport report = watch(table);
    assertThat(report.findings().values()).containsOnly(Severity.DRIFT);
    assertThat(report.movedFeatures())
        .extracting(Map.Entry::getKey)
        .contains("debtor.euribor3m", "debtor.nr.employed", "debtor.emp.var.rate")
        .doesNotContain("debtor.loan=yes", "debtor.day_of_week=mon");
    // 5.6 % of the earlier rows and 24.6 % of the later ones took the deposit.
    assertThat(report.rate().ratio()).isBetween(4.3, 4.5);
    assertThat(BankMarketingLab.driftLines(report))
        .contains("features: DRIFT", "scores: DRIFT", "calibration: DRIFT", "rate: DRIFT");
  }

  @Test
  void two_halves_drawn_from_the_same_rows_are_not() {
    List<PlainRow> rows = TableRows.of(bankMarketing(), "y", BankMarketingLab.YES);
    List<PlainRow> even = new ArrayList<>();
    List<PlainRow> odd = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      (row % 2 == 0 ? even : odd).add(rows.get(row));
    }
    PlainTable table = PlainTable.of(even, odd);
    DriftReport report = watch(table);
    assertThat(report.movedFeatures()).isEmpty();
    assertThat(report.findings()).containsEntry("scores", Severity.NONE);
    assertThat(report.findings()).containsEntry("rate", Severity.NONE);
  }

  private static List<Facts> bankMarketing() {
    SharedData.require(FILE);
    return new TableFolder(SharedData.folder()).bankMarketing();
  }
}
