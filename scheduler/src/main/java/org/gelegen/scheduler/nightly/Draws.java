package org.gelegen.scheduler.nightly;

import java.util.Arrays;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Evaluation;

/**
 * What chance has in mind for debtors, in two bytes each: among how many options it draws, and on
 * which it fell. Not thread-safe.
 */
final class Draws {
  /** Stands for no option. */
  static final int NONE = -1;

  private byte[] close = new byte[1024];
  private byte[] drawn = new byte[1024];
  private int debtors;

  /** Draws for the next debtor, by the decision's id. */
  void add(Evaluation evaluation, DecisionId id) {
    Evaluation.Draw draw = evaluation.draw(id);
    add(
        evaluation.explorationShare() > 0 ? evaluation.close() : 0,
        draw.explored() ? draw.option() : NONE);
  }

  /** Adds a debtor for whom nothing is drawn. */
  void addNone() {
    add(0, NONE);
  }

  private void add(int among, int option) {
    if (debtors == close.length) {
      close = Arrays.copyOf(close, debtors * 2);
      drawn = Arrays.copyOf(drawn, debtors * 2);
    }
    close[debtors] = (byte) among;
    drawn[debtors++] = (byte) option;
  }

  /** Adds all debtors of {@code more}. */
  void append(Draws more) {
    for (int debtor = 0; debtor < more.debtors; debtor++) {
      add(more.close[debtor], more.drawn[debtor]);
    }
  }

  /** Among how many of a debtor's options, the first ones, chance draws; 0: it does not. */
  int close(int debtor) {
    return close[debtor];
  }

  /** The option of a debtor that chance fell on, by its place, or {@link #NONE}. */
  int drawn(int debtor) {
    return drawn[debtor];
  }
}
