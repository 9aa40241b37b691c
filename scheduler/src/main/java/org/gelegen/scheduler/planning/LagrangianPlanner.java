package org.gelegen.scheduler.planning;

/**
 * Plans by prices: they are found on a sample by {@link PriceSearch}, settled on all debtors,
 * turned into places by {@link Auction} and finished by {@link Improvement}. The bound is the
 * lowest dual value over all debtors that any prices gave on the way.
 *
 * <p>All but the auction runs on all cores, and nothing depends on how many there are. Time and
 * memory grow with the number of options; beyond them it takes some tens of bytes a debtor and a
 * few matrices of prices by prices.
 */
public final class LagrangianPlanner implements CampaignPlanner {
  private static final int SAMPLE = 10_000;

  // Temperatures, head start and increment are shares of the mean of the debtors' best values.
  private static final double[] COOLING = {0.3, 0.1, 0.03, 0.01, 0.003};
  private static final int COOLING_STEPS = 15;
  private static final double COOLED = 1e-5;
  private static final double[] SETTLING = {0.01, 0.003, 0.001};
  private static final int SETTLING_STEPS = 12;
  private static final double SETTLED = 2e-6;

  /** Bidding starts this much below the prices that were found. */
  private static final double HEAD_START = 0.003;

  private static final double INCREMENT = 1e-4;

  @Override
  public CampaignPlan plan(DebtorOptions options, Limits limits) {
    options.requireWithin(limits);
    int debtors = options.debtors();
    if (debtors == 0) {
      return new CampaignPlan(new Choice(options, limits), 0, Prices.zero(limits));
    }
    SmoothedDual sample = new SmoothedDual(options, limits, Math.min(SAMPLE, debtors));
    double scale = Math.max(sample.scale(), 1e-6);
    PriceSearch first = new PriceSearch(sample, limits, Prices.start(limits));
    for (double temperature : COOLING) {
      first.descend(temperature * scale, COOLING_STEPS, COOLED);
    }
    SmoothedDual all = new SmoothedDual(options, limits, debtors);
    PriceSearch search = new PriceSearch(all, limits, first.prices());
    for (double temperature : SETTLING) {
      search.descend(temperature * scale, SETTLING_STEPS, SETTLED);
    }
    Prices prices = search.best();
    Choice choice =
        new Auction(options, limits, prices.lowered(HEAD_START * scale)).run(INCREMENT * scale);
    new Improvement(options, limits, prices, choice).run();
    return new CampaignPlan(choice, search.bound(), prices.opened(options, limits));
  }
}
