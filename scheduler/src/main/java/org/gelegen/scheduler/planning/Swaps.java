package org.gelegen.scheduler.planning;

/**
 * Gives debtors of a finished plan other options, one after the other, within what the plan and the
 * swaps before leave of the limits. Not thread-safe.
 */
public final class Swaps {
  private final CampaignPlan plan;
  private final Choice choice;

  /** Readies a plan that was made of these options under these limits. */
  public Swaps(DebtorOptions options, Limits limits, CampaignPlan plan) {
    this.plan = plan;
    choice = new Choice(options, limits);
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      choice.set(debtor, plan.chosen(debtor));
    }
  }

  /**
   * Whether an option has room for a debtor, who gives up the present one for it. The present one
   * always has.
   */
  public boolean hasRoom(int debtor, int option) {
    return choice.canTake(debtor, option);
  }

  /**
   * Gives a debtor another option.
   *
   * @throws IllegalArgumentException when it has no room
   */
  public void swap(int debtor, int option) {
    if (!hasRoom(debtor, option)) {
      throw new IllegalArgumentException("option " + option + " has no room");
    }
    choice.set(debtor, option);
  }

  /** The plan after the swaps, with the bound and the prices of before. */
  public CampaignPlan plan() {
    return plan.with(choice);
  }
}
