package org.gelegen.scheduler.planning;

/**
 * A plan with the prices it follows from.
 *
 * <p>A price is what one more contact in a cell, or one more unit of a day's budget, would bring.
 */
public final class CampaignPlan {
  /** Stands for no option. */
  public static final int NONE = -1;

  private final int[] chosen;
  private final int[] demand;
  private final double[] spent;
  private final double value;
  private final double upperBound;
  private final double[] cellPrices;
  private final double[] dayPrices;

  CampaignPlan(Choice choice, double upperBound, Prices prices) {
    this(choice, upperBound, prices.cells().clone(), prices.days().clone());
  }

  private CampaignPlan(Choice choice, double upperBound, double[] cellPrices, double[] dayPrices) {
    chosen = choice.chosen();
    demand = choice.demand();
    spent = choice.spent();
    value = choice.value();
    this.upperBound = Math.max(upperBound, value);
    this.cellPrices = cellPrices;
    this.dayPrices = dayPrices;
  }

  /** Another choice under the same bound and prices. */
  CampaignPlan with(Choice choice) {
    return new CampaignPlan(choice, upperBound, cellPrices, dayPrices);
  }

  /** A debtor's option, by its number among all options, or {@link #NONE}. */
  public int chosen(int debtor) {
    return chosen[debtor];
  }

  /** The sum of the chosen options' values. */
  public double value() {
    return value;
  }

  /** No plan under these limits is worth more. */
  public double upperBound() {
    return upperBound;
  }

  /** How far the plan may be from the best one, as a share of the bound, in [0, 1]. */
  public double gap() {
    return upperBound > 0 ? (upperBound - value) / upperBound : 0;
  }

  /** How many contacts the plan has in a cell. */
  public int demand(int cell) {
    return demand[cell];
  }

  /** What the plan takes off a day's budget. */
  public double spent(int day) {
    return spent[day];
  }

  /** What one more contact in a cell would bring, not negative. */
  public double cellPrice(int cell) {
    return cellPrices[cell];
  }

  /** What one more unit of a day's budget would bring, not negative. */
  public double dayPrice(int day) {
    return dayPrices[day];
  }
}
