package org.gelegen.scheduler.planning;

/** Chooses one option or none for each debtor, so that the plan is worth as much as it can be. */
public interface CampaignPlanner {
  /**
   * Plans. No cell of the plan holds more than its capacity and no day costs more than its budget.
   * The same input gives the same plan on any number of cores.
   *
   * @throws IllegalArgumentException when an option names a cell or a day that {@code limits} does
   *     not have
   */
  CampaignPlan plan(DebtorOptions options, Limits limits);
}
