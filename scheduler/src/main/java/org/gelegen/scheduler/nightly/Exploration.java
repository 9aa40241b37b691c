package org.gelegen.scheduler.nightly;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.DecisionBasis.Choice;
import org.gelegen.scheduler.planning.CampaignPlan;
import org.gelegen.scheduler.planning.DebtorOptions;
import org.gelegen.scheduler.planning.Limits;
import org.gelegen.scheduler.planning.Swaps;

/**
 * A plan in which chance has given some debtors another option than the plan's, for learning.
 *
 * <h2>Why the probabilities are those of what was done</h2>
 *
 * The plan is made as if nobody were explored, so what it has for a debtor depends on no draw. Then
 * debtors have their turns, in their order, whether chance falls on them or not. At a debtor's turn
 * it is noted which options close to its best have room: in the cell and in the day's budget, after
 * the plan and the swaps of earlier turns, were the debtor to give up the plan's option. That
 * depends on the draws of earlier debtors and not on its own. So, given what came before, each
 * option with room is taken with the probability of chance falling on it, and the plan's with the
 * rest: the distribution of {@link org.gelegen.model.decision.Evaluation#propensity(int, Choice)},
 * the same whatever is drawn. A weight of one over it is right in expectation turn by turn, and so
 * over the night.
 *
 * <p>For whom the plan has no room, nothing is drawn: to wait is certain.
 */
final class Exploration {
  private final DebtorOptions options;
  private final CampaignPlan plan;
  private final CampaignPlan swapped;

  /** By debtor, a bit for each option close to the best that has no room. */
  private final byte[] full;

  Exploration(DebtorOptions options, Limits limits, CampaignPlan plan, Draws draws) {
    this.options = options;
    this.plan = plan;
    full = new byte[options.debtors()];
    Swaps swaps = new Swaps(options, limits, plan);
    for (int debtor = 0; debtor < full.length; debtor++) {
      if (plan.chosen(debtor) != CampaignPlan.NONE) {
        full[debtor] = (byte) turn(debtor, swaps, draws);
      }
    }
    swapped = swaps.plan();
  }

  private int turn(int debtor, Swaps swaps, Draws draws) {
    int first = options.first(debtor);
    int without = 0;
    for (int option = 0; option < draws.close(debtor); option++) {
      without |= swaps.hasRoom(debtor, first + option) ? 0 : 1 << option;
    }
    int drawn = draws.drawn(debtor);
    if (drawn != Draws.NONE && (without & 1 << drawn) == 0) {
      swaps.swap(debtor, first + drawn);
    }
    return without;
  }

  /** The plan with what was drawn. */
  CampaignPlan plan() {
    return swapped;
  }

  /** Whether the plan has anything for a debtor. */
  boolean has(int debtor) {
    return plan.chosen(debtor) != CampaignPlan.NONE;
  }

  /** What is taken for a debtor, who has something in the plan. */
  Choice choice(int debtor) {
    int first = options.first(debtor);
    List<Integer> without = new ArrayList<>();
    for (int option = 0; option < Byte.SIZE; option++) {
      if ((full[debtor] & 1 << option) != 0) {
        without.add(option);
      }
    }
    return new Choice(swapped.chosen(debtor) - first, plan.chosen(debtor) - first, without);
  }
}
