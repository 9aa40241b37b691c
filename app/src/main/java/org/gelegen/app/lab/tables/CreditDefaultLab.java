package org.gelegen.app.lab.tables;

import java.util.List;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.examples.PlainRow;

/** Credit default, across folds: it has no time. */
final class CreditDefaultLab {
  private static final String TABLE = "credit-default";

  private final Learning learning;
  private final TableFolder folder;

  CreditDefaultLab(Learning learning, TableFolder folder) {
    this.learning = learning;
    this.folder = folder;
  }

  List<Section> measure() {
    List<PlainRow> rows =
        TableRows.of(
            folder.creditDefault(), "default.payment.next.month", new AttributeValue.Number(1));
    int[] folds = folder.parts(TABLE + "-folds", rows.size());
    ReferenceFigures reference = folder.reference();
    Scores asNumbers = learning.acrossFolds(TABLE, rows, folds, Learning.Order.DRAWN);
    Scores asWords =
        learning.acrossFolds(
            TABLE + " in words",
            TableRows.asWords(rows, column -> column.matches("PAY_\\d")),
            folds,
            Learning.Order.DRAWN);
    return List.of(
        Section.of(
            "credit-default, 5-fold",
            asNumbers,
            reference.fiveFold(TABLE),
            Goal.auc(0.781),
            "PAY_* (months in arrears; -2, -1 and 0 stand for no use, paid and revolving) are"
                + " numbers here"),
        Section.of(
            "credit-default, 5-fold, PAY_* as categories",
            asWords,
            reference.fiveFold(TABLE + "-pay-as-category"),
            null,
            "as categories they give a linear model what trees find by themselves: %+.4f of AUC"
                .formatted(asWords.auc() - asNumbers.auc())));
  }
}
