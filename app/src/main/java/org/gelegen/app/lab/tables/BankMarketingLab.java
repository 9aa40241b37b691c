package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.datasets.published.Facts;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.drift.DriftReport;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.drift.DriftWatch;
import org.gelegen.trainer.drift.PopulationStability;
import org.gelegen.trainer.examples.PlainRow;
import org.gelegen.trainer.examples.PlainTable;
import org.gelegen.trainer.leaks.LeakWatch;
import org.gelegen.trainer.leaks.Suspicion;

/**
 * Bank marketing: across folds, on later rows than were fitted on, and fitted anew as time goes by.
 * Its rate of success goes from 5.6 % to 24.6 % between the first 28,831 rows and the others.
 */
final class BankMarketingLab {
  static final int EARLIER_ROWS = 28_831;
  static final AttributeValue YES = new AttributeValue.Text("yes");

  private static final String TABLE = "bank-additional-full";
  private static final int FIRST_BATCH = 20_000;
  private static final int WINDOW = 20_000;
  private static final int BATCH = 1_000;
  private static final int MOST_NAMED = 8;

  private final Learning learning;
  private final TableFolder folder;

  BankMarketingLab(Learning learning, TableFolder folder) {
    this.learning = learning;
    this.folder = folder;
  }

  List<Section> measure() {
    List<Facts> facts = folder.bankMarketing();
    List<PlainRow> rows = TableRows.of(facts, "y", YES);
    ReferenceFigures reference = folder.reference();
    List<Section> sections = new ArrayList<>(acrossFolds(rows, reference));
    List<PlainRow> earlier = rows.subList(0, EARLIER_ROWS);
    Learning.Fit later = learning.fit(earlier, rows.subList(EARLIER_ROWS, rows.size()));
    sections.add(
        Section.of(
            "bank-additional, fitted on the first 28,831 rows, asked about the other 12,357",
            later.scores(),
            reference.temporal(),
            Goal.auc(0.69),
            "learner: " + later.learner()));
    sections.add(
        Section.of(
            "bank-additional, fitted anew on the last 20,000 rows before each 1,000",
            learning.retrained("fitted anew", rows, FIRST_BATCH, WINDOW, BATCH),
            reference.rolling("sliding_20000"),
            Goal.auc(0.76).ece(0.026)));
    Learning.Fit once =
        learning.fit(rows.subList(0, FIRST_BATCH), rows.subList(FIRST_BATCH, rows.size()));
    sections.add(
        Section.of(
            "bank-additional, the same rows, fitted once on the first 20,000",
            once.scores(),
            reference.rolling("static"),
            null,
            "learner: " + once.learner()));
    sections.add(
        Section.ofNotes(
            "bank-additional, what the drift watch says of the later 12,357 rows",
            driftLines(
                new DriftWatch(DriftThresholds.usual())
                    .compare(later.head().head(), later.table().known(), later.table().asked()))));
    sections.add(
        Section.ofNotes("bank-additional, what the leak watch says", leakLines(facts, earlier)));
    return sections;
  }

  private List<Section> acrossFolds(List<PlainRow> rows, ReferenceFigures reference) {
    int[] folds = folder.parts(TABLE + "-folds", rows.size());
    return List.of(
        Section.of(
            "bank-additional, 5-fold, known rows in an order drawn by the seed",
            learning.acrossFolds("bank-additional", rows, folds, Learning.Order.DRAWN),
            reference.fiveFold(TABLE),
            Goal.auc(0.8).logLoss(0.272),
            "folds lie across time and take rows to be exchangeable"),
        Section.of(
            "bank-additional, 5-fold, known rows in the order of the file",
            learning.acrossFolds("bank-additional in order", rows, folds, Learning.Order.FILE),
            reference.fiveFold(TABLE),
            null,
            "the product takes the newest rows for what comes next; across folds it is not"));
  }

  static List<String> driftLines(DriftReport report) {
    List<String> lines = new ArrayList<>();
    report.findings().forEach((what, severity) -> lines.add(what + ": " + severity));
    List<Map.Entry<String, PopulationStability>> moved = report.movedFeatures();
    lines.add(
        "%d of %d features have moved (population stability index of %.2f or more), most of all:"
            .formatted(
                moved.size(), report.features().size(), report.thresholds().largeStability()));
    moved.stream()
        .limit(MOST_NAMED)
        .map(feature -> "  %s %.2f".formatted(feature.getKey(), feature.getValue().index()))
        .forEach(lines::add);
    lines.add("scores: population stability index %.2f".formatted(report.scores().index()));
    lines.add(
        "calibration: %.4f came true where %.4f was expected, %.2f times as much"
            .formatted(
                report.calibration().observed(),
                report.calibration().expected(),
                report.calibration().ratio()));
    lines.add(
        "rate: %.4f before and %.4f later, %.2f times as much"
            .formatted(report.rate().before(), report.rate().later(), report.rate().ratio()));
    return lines;
  }

  private static List<String> leakLines(List<Facts> facts, List<PlainRow> earlier) {
    List<PlainRow> leaking =
        TableRows.leaking(facts.subList(0, EARLIER_ROWS), "duration", "y", YES);
    return List.of(
        "with duration put back: " + words(leaking), "as it is measured: " + words(earlier));
  }

  private static String words(List<PlainRow> rows) {
    List<Suspicion> suspicions = LeakWatch.look(PlainTable.of(rows, List.of()).known());
    return suspicions.isEmpty()
        ? "nothing is suspected"
        : String.join("; ", suspicions.stream().map(Suspicion::toString).toList());
  }
}
